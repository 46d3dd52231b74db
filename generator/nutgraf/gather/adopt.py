"""Topics, stories of a series, and sources that briefings name without a file of their own become items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from nutgraf.gather.targets import Targets
from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Mapping, Path
from nutgraf.model import Briefing, Item, Source, Story, Topic
from nutgraf.model.source import InlineSource, SourceFields
from nutgraf.problems import Code, Level, Problem
from nutgraf.text import exact_slug, quoted, short_slug
from nutgraf.validate import Checked

SourceIdentity = tuple[str, ...]


Adopted: TypeAlias = tuple[list[Checked[Item]], list[Problem]]
"""The items made, and what is to be said of them."""


def adopt_topics(briefings: Iterable[Checked[Briefing]], targets: Targets) -> Adopted:
    """A topic for each name that no topic has, and a notice at each first use."""
    adopting = _Adopting(Kind.TOPIC, lambda name: Topic(name=name), Code.UNKNOWN_TOPIC, targets)
    for briefing in briefings:
        adopting.take(briefing, "topics", briefing.item.topics)
    return [*adopting.adopted.values()], adopting.notices


def adopt_stories(briefings: Iterable[Checked[Briefing]], targets: Targets) -> Adopted:
    """A story for each name of a Hugo `series` that no story has; `story` holds ids, which are to be known."""
    adopting = _Adopting(Kind.STORY, lambda name: Story(name=name), Code.UNKNOWN_STORY, targets)
    for briefing in briefings:
        if not briefing.item.story:
            continue  # without a look at its fields, which are unpacked for that
        typed = briefing.document.fields.entries.get("story")
        if typed and typed.name == "series":
            adopting.take(briefing, "story", briefing.item.story)
    return [*adopting.adopted.values()], adopting.notices


class _Adopting:
    """Makes items of one kind of the names that stand for none."""

    def __init__(
        self, kind: Kind, make: Callable[[str], Item], code: Code, targets: Targets
    ) -> None:
        self._kind, self._make, self._code, self._targets = kind, make, code, targets
        self.adopted: dict[str, Checked[Item]] = {}
        self.notices: list[Problem] = []

    def take(self, briefing: Checked[Briefing], field: str, names: Iterable[str]) -> None:
        """Adopt the names in a field of a briefing."""
        for index, name in enumerate(names):
            identifier = exact_slug(name)
            if identifier in self.adopted or self._targets.find(name, [self._kind]):
                continue
            path = (field, index)
            if not identifier:
                self.notices.append(self._no_letters(briefing.document, path, name))
                continue
            key = Key(self._kind, identifier)
            self.adopted[identifier] = _adopted(key, self._make(name), briefing.document)
            self.notices.append(self._unknown(briefing.document, path, name))

    def _no_letters(self, document: Document, path: Path, name: str) -> Problem:
        noun = self._kind.singular
        message = f"expected a {noun}, but got {quoted(name)}"
        hint = f"A {noun}'s name has at least one letter or digit."
        return document.problem(path, message, hint, code=Code.NO_LETTERS)

    def _unknown(self, document: Document, path: Path, name: str) -> Problem:
        noun = self._kind.singular
        near = self._targets.nearest(name, [self._kind])
        hint = f"If you meant `{near}`, write that; " if near else ""
        if "," in name:
            hint += f"if these are several, write them in brackets: [{name}]; "
        hint += f"a file `{self._kind}/{exact_slug(name)}.md` gives it a summary."
        message = f"expected a known {noun}, but got {quoted(name)}; it becomes a {noun} of its own"
        hint = hint[0].upper() + hint[1:]
        return document.problem(path, message, hint, code=self._code, level=Level.NOTICE)


def adopt_sources(
    briefings: Iterable[Checked[Briefing]], known: Iterable[Checked[Item]], taken: Iterable[Key]
) -> tuple[list[Checked[Item]], dict[SourceIdentity, Key]]:
    """A source item for each source written in place, and the key of each by its identity.

    A source that is written in place several times, or that is among the `known` as well, is one source. `taken` are
    the keys that no other may have.
    """
    keys = {
        identity(checked.item): checked.key for checked in known if isinstance(checked.item, Source)
    }
    used = {*taken}
    adopted: list[Checked[Item]] = []
    for briefing in briefings:
        for inline in inline_sources(briefing.item):
            if identity(inline) in keys:
                continue
            key = _free_key(short_slug(inline.title) or "source", used)
            used.add(key)
            adopted.append(_adopted(key, _as_item(inline), briefing.document))
            keys[identity(inline)] = key
    return adopted, keys


def identity(source: Source | InlineSource) -> SourceIdentity:
    """What makes two mentions of a source the same source."""
    return tuple(
        str(value) for value in (source.title, source.publisher, source.url, source.published)
    )


def inline_sources(briefing: Briefing) -> Iterator[InlineSource]:
    """Every source that a briefing writes in place."""
    references = [
        *briefing.sources,
        *(statement.source for statement in briefing.statements),
        *(position.source for claim in briefing.claims for position in claim.positions),
        *(event.source for event in briefing.events),
    ]
    for reference in references:
        if isinstance(reference, InlineSource):
            yield reference


def _as_item(inline: InlineSource) -> Source:
    """The source itself: its values as they are, without the passage meant."""
    known = {name: getattr(inline, name) for name in SourceFields.model_fields}
    return Source.model_construct(**known)


def _free_key(wanted: str, used: set[Key]) -> Key:
    key, number = Key(Kind.SOURCE, wanted), 2
    while key in used:
        key, number = Key(Kind.SOURCE, f"{wanted}-{number}"), number + 1
    return key


def _adopted(key: Key, item: Item, origin: Document) -> Checked[Item]:
    return Checked(item, Document(key, origin.path, "", Mapping()))
