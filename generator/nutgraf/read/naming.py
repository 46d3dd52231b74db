"""Names of actors and topics in a text: which of them are linked, and what the text mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nutgraf.keys import Key
from nutgraf.model import Actor, Item, Topic
from nutgraf.read.body import Mention
from nutgraf.read.names import Entry, Match, Strength
from nutgraf.read.prose import Block, Mode
from nutgraf.text import sentence_around
from nutgraf.validate import Checked


def lexicon_entries(items: Mapping[Key, Checked[Item]]) -> Iterator[Entry]:
    """The names by which prose may mention the actors and topics that have a file."""
    for key, checked in items.items():
        item = checked.item
        if not isinstance(item, Actor | Topic) or not checked.document.source:
            continue
        yield Entry(str(key), item.name, Strength.NAME)
        for alias in item.aliases:
            yield Entry(str(key), alias, Strength.ALIAS)
        if isinstance(item, Actor):
            for name in item.names.values():
                yield Entry(str(key), name, Strength.ALIAS)
            for name in item.short_names:
                yield Entry(str(key), name, Strength.SHORT)


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a block that names or links an item, or that several claim alike: each with how it is recognised."""

    block: Block
    start: int
    end: int
    claims: tuple[tuple[Key, str], ...]

    @property
    def name(self) -> str:
        """The words that stand there."""
        return self.block.text[self.start : self.end]

    @property
    def means(self) -> Key | None:
        """The item that is meant; None where several claim the place."""
        keys = {key for key, _ in self.claims}
        return min(keys) if len(keys) == 1 else None

    @property
    def is_link(self) -> bool:
        """Whether the writer linked it."""
        return self.claims[0][1] == "link"


class Naming:
    """Decides which names of a text are linked (each once a section), and gathers what the text mentions."""

    def __init__(self, own: Key) -> None:
        self._own = own
        self._linked: set[tuple[int, Key]] = set()
        self.links: list[tuple[Block, int, int, Key]] = []
        self.mentions: dict[Key, Mention] = {}
        self.found: list[Found] = []

    def take(self, block: Block, matches: Iterable[Match]) -> None:
        """Go on with the next block of the text, and the names in it."""
        for run in block.runs:
            if run.key and run.mode is Mode.MENTION:
                self._linked.add((block.section, run.key))
                self._mention(block, run.start, run.end, run.key, "link")
        for match in matches:
            self._name(block, match)

    def _name(self, block: Block, match: Match) -> None:
        run = block.run_at(match.start, match.end)
        if run is None or run.mode <= Mode.KNOW or run.key or str(self._own) in match.keys:
            return
        if match.key is None:
            if run.mode is Mode.LINK:
                self.found.append(Found(block, match.start, match.end, _claims(match)))
            return
        key = Key.parse(match.key)
        how = min(str(entry.strength) for entry in match.entries)
        self._mention(block, match.start, match.end, key, how)
        if run.mode is Mode.LINK and (block.section, key) not in self._linked:
            self._linked.add((block.section, key))
            self.links.append((block, match.start, match.end, key))

    def _mention(self, block: Block, start: int, end: int, key: Key, how: str) -> None:
        if key == self._own:
            return
        self.found.append(Found(block, start, end, ((key, how),)))
        seen = self.mentions.get(key)
        if seen:
            self.mentions[key] = replace(seen, count=seen.count + 1)
            return
        before, after = sentence_around(block.text, start, end)
        name = block.text[start:end]
        self.mentions[key] = Mention(key, before, name, after, block.anchor, how)


def _claims(match: Match) -> tuple[tuple[Key, str], ...]:
    return tuple((Key.parse(entry.key), str(entry.strength)) for entry in match.entries)
