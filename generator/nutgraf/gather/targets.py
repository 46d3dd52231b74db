"""How items are referred to: by id, name, alias or title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.model import Actor, Item, Topic
from nutgraf.text import fold
from nutgraf.validate import Checked


class Targets:
    """Finds the items that a reference means.

    `hidden` are items that exist and may not be seen (drafts, items under embargo, items with errors): a reference
    to one is no mistake, and leads nowhere.
    """

    def __init__(
        self,
        items: Iterable[Checked[Item]],
        hidden: Iterable[Checked[Item]] = (),
        broken: Iterable[Document] = (),
    ) -> None:
        self._tiers: tuple[dict[str, set[Key]], ...] = tuple(defaultdict(set) for _ in range(4))
        self._headings: dict[Key, str] = {}
        self._sources: dict[str, Key] = {}
        self._hidden: set[Key] = set()
        for checked in items:
            self._add(checked)
        for checked in hidden:
            self._add(checked)
            self._hidden.add(checked.key)
        for document in broken:
            self._add_document(document)
            self._hidden.add(document.key)

    def _add(self, checked: Checked[Item]) -> None:
        key = checked.key
        self._headings[key] = checked.item.heading
        self._add_document(checked.document)
        names, short_names = _names(checked.item)
        for name in names:
            self._tiers[2][fold(name)].add(key)
        for name in short_names:
            self._tiers[3][fold(name)].add(key)

    def _add_document(self, document: Document) -> None:
        key = document.key
        self._tiers[0][str(key)].add(key)
        self._tiers[1][key.id].add(key)
        if document.source:  # what is made from a reference has no file
            path = PurePosixPath(document.source).with_suffix("")
            self._sources.setdefault(document.source, key)
            self._tiers[0][path.as_posix()].add(key)
            if key.kind is Kind.BRIEFING:
                self._tiers[1][path.name].add(key)

    def find(self, reference: str, kinds: Iterable[Kind] | None = None) -> tuple[Key, ...]:
        """The items that `reference` may mean, those of `kinds` only: none, one, or several candidates.

        An exact key counts before an id, an id before a name, alias or title, and that before a short name.
        """
        wanted = frozenset(kinds) if kinds is not None else None
        for tier, name in zip(self._tiers, _spellings(reference), strict=True):
            found = sorted(
                key for key in tier.get(name, ()) if wanted is None or key.kind in wanted
            )
            if found:
                return tuple(found)
        return ()

    def find_source(self, path: str) -> Key | None:
        """The item in the file at `path` below the content folder."""
        return self._sources.get(path)

    def heading(self, key: Key) -> str:
        """The name or title of the item."""
        return self._headings.get(key, key.id)

    def is_hidden(self, key: Key) -> bool:
        """Whether the item may not be seen."""
        return key in self._hidden

    def nearest(self, reference: str, kinds: Iterable[Kind] | None = None) -> str | None:
        """The id of the item that `reference` most resembles, if it resembles one."""
        wanted = frozenset(kinds) if kinds is not None else frozenset(Kind)
        names = dict(self._spelt(wanted))
        close = get_close_matches(fold(reference), [*names], n=1, cutoff=0.6)
        return names[close[0]] if close else None

    def _spelt(self, wanted: frozenset[Kind]) -> Iterator[tuple[str, str]]:
        for tier in self._tiers[1:3]:
            for name, keys in tier.items():
                for key in keys:
                    if key.kind in wanted and key not in self._hidden:
                        yield fold(name), key.id


def _spellings(reference: str) -> tuple[str, str, str, str]:
    """`reference` as each tier spells it."""
    exact = reference.strip()
    folded = fold(reference)
    return exact, exact, folded, folded


def _names(item: Item) -> tuple[list[str], list[str]]:
    """The names that always mean the item, and those that do only in their place."""
    names = [item.heading] if item.heading else []
    if isinstance(item, Actor):
        return [*names, *item.aliases, *item.names.values()], [*item.short_names]
    return [*names, *item.aliases] if isinstance(item, Topic) else names, []
