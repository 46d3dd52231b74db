"""How items are referred to: by id, name, alias or title."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import IntEnum
from posixpath import splitext
from typing import TypeAlias

from nutgraf.keys import Key, Kind
from nutgraf.languages import is_same
from nutgraf.load.document import Document
from nutgraf.load.nodes import plain
from nutgraf.model import Actor, Item, Topic
from nutgraf.text import exact_slug, fold, short_slug, slugify
from nutgraf.validate import Checked


class _Tier(IntEnum):
    """What a reference may be, in the order in which it is tried."""

    KEY = 0
    ID = 1
    NAME = 2
    SLUG = 3
    SHORT_NAME = 4


_Found: TypeAlias = tuple[_Tier | None, tuple[Key, ...]]
"""What a reference is known as, and the items that it may mean."""


class Targets:
    """Finds the items that a reference means.

    `hidden` are items that exist and may not be seen (drafts, items under embargo), `broken` those of which little is
    known because their file could not be read: a reference to one is no mistake, and leads nowhere. `held` are those
    that readers may not see now, even where a preview shows them. `language` is the site's.
    """

    def __init__(
        self,
        items: Iterable[Checked[Item]],
        hidden: Iterable[Checked[Item]] = (),
        broken: Iterable[Document] = (),
        held: Iterable[Key] = (),
        language: str = "",
    ) -> None:
        self._tiers: dict[_Tier, defaultdict[str, set[Key]]] = {
            tier: defaultdict(set) for tier in _Tier
        }
        self._longer: defaultdict[str, set[str]] = defaultdict(set)
        self._headings: dict[Key, str] = {}
        self._language = language
        self._translated: dict[Key, Mapping[str, str]] = {}
        self._sources: dict[str, Key] = {}
        self._hidden: set[Key] = set()
        self._held = frozenset(held)
        self._spellings: dict[frozenset[Kind], dict[str, str]] = {}
        self._found: dict[tuple[str, tuple[Kind, ...] | None], _Found] = {}
        self.add(items)
        for checked in hidden:
            self._add(checked)
            self._hidden.add(checked.key)
        for document in broken:
            self._add_document(document)
            self._add_names(document.key, _Tier.NAME, _names_as_typed(document))
            self._hidden.add(document.key)

    def __eq__(self, other: object) -> bool:
        """Whether others find the same items by the same references."""
        return isinstance(other, Targets) and self._known == other._known

    __hash__ = None  # type: ignore[assignment]  # it grows

    def answers_like(self, before: Targets) -> bool:
        """Whether the references that others were asked for up to now mean the same here, and may be seen alike.

        All of them have been asked for here then, too: those that come after can be held against these alone.
        """
        asked, turned = before._found.items(), before._held ^ self._held
        turned |= before._hidden ^ self._hidden
        return (
            all(self._look_up(*reference) == found for reference, found in asked)
            and turned.isdisjoint(key for _, (_, found) in asked for key in found)
            and all(self.names(kinds) == names for kinds, names in before._spellings.items())
        )

    @property
    def _known(self) -> tuple[object, ...]:
        called = self._headings, self._translated, self._language
        return self._tiers, called, self._sources, self._hidden, self._held

    def add(self, items: Iterable[Checked[Item]]) -> None:
        """Let these items be found, too."""
        self._spellings, self._found = {}, {}
        for checked in items:
            self._add(checked)

    def _add(self, checked: Checked[Item]) -> None:
        self._headings[checked.key] = checked.item.heading
        self._add_document(checked.document)
        self._add_names(checked.key, _Tier.NAME, _names(checked.item))
        if isinstance(checked.item, Actor):
            self._add_names(checked.key, _Tier.SHORT_NAME, checked.item.short_names)
            if checked.item.names:
                self._translated[checked.key] = checked.item.names

    def _add_names(self, key: Key, tier: _Tier, names: Iterable[str]) -> None:
        for name in names:
            folded = fold(name)
            self._tiers[tier][folded].add(key)
            if tier is _Tier.NAME and "," in folded:
                self._longer[folded.partition(",")[0]].add(folded)

    def _add_document(self, document: Document) -> None:
        key = document.key
        self._tiers[_Tier.KEY][str(key)].add(key)
        for name in {key.id, key.id.rpartition("/")[2]}:
            self._tiers[_Tier.ID][name].add(key)
            self._tiers[_Tier.SLUG][short_slug(name)].add(key)
        if document.source and not document.is_one_of_many:
            source = _nfc(document.source)
            self._sources.setdefault(source, key)
            self._tiers[_Tier.KEY][splitext(source)[0]].add(key)

    def find(self, reference: str, kinds: Iterable[Kind] | None = None) -> tuple[Key, ...]:
        """The items that `reference` may mean, those of `kinds` only: none, one, or several candidates.

        A key or path counts before an id, an id before a name, alias or title, that before an id spelt as a name
        (`Rafah offensive`), and that before a short name.
        """
        return self._look_up(reference, kinds)[1]

    def parted(self, link: str) -> tuple[str, str]:
        """What a link refers to, and the part of it after `#`; a `#` may be in a name, too: `Talks #3#result`."""
        signs = [place for place, letter in enumerate(link) if letter == "#"] if "#" in link else []
        for end in (len(link), *reversed(signs)):
            if self.find(link[:end]):
                return link[:end], link[end + 1 :]
        reference, _, fragment = link.partition("#")
        return reference, fragment

    def is_short_name(self, reference: str, kinds: Iterable[Kind] | None = None) -> bool:
        """Whether `reference` is known as a short name alone: it counts where the item is named in full, too."""
        return self._look_up(reference, kinds)[0] is _Tier.SHORT_NAME

    def longer_names(self, name: str, kinds: Iterable[Kind]) -> tuple[str, ...]:
        """The names of items of `kinds`, folded, that go on with a comma after `name`: `Acme, Inc.` after `Acme`."""
        wanted = frozenset(kinds)
        return tuple(
            longer
            for longer in sorted(self._longer.get(fold(name), ()))
            if any(key.kind in wanted for key in self._tiers[_Tier.NAME][longer])
        )

    def _look_up(self, reference: str, kinds: Iterable[Kind] | None) -> _Found:
        asked = reference, None if kinds is None else tuple(kinds)
        found = self._found.get(asked)  # the same few are referred to by thousands of items
        if found is None:
            found = self._found[asked] = self._find(*asked)
        return found

    def _find(self, reference: str, kinds: tuple[Kind, ...] | None) -> _Found:
        wanted = frozenset(Kind if kinds is None else kinds)
        for tier, name in _spellings(reference):
            known = self._tiers[tier].get(name)
            found = sorted(key for key in known if key.kind in wanted) if known and name else ()
            if found:
                return tier, tuple(found)
        return None, ()

    def find_source(self, path: str) -> Key | None:
        """The item in the file at `path` below the content folder."""
        return self._sources.get(_nfc(path))

    def heading(self, key: Key, language: str | None = None) -> str:
        """The name or title of the item; of an actor in a language (None: the site's), where its file tells that."""
        wanted = language or self._language
        names = self._translated.get(key, {})
        translated = (name for tag, name in names.items() if is_same(tag, wanted))
        return next(translated, self._headings.get(key, key.id))

    def is_hidden(self, key: Key) -> bool:
        """Whether the item may not be seen."""
        return key in self._hidden

    def is_held(self, key: Key) -> bool:
        """Whether readers may not see the item now: it is a draft, or under embargo. So it may be in a preview."""
        return key in self._held

    def holds(self) -> bool:
        """Whether there is any such item."""
        return bool(self._held)

    def lacks(self, kind: Kind) -> bool:
        """Whether any item of a kind could not be read: what such items would add is not known."""
        return any(key.kind is kind for key in self._hidden - self._held)

    def nearest(self, reference: str, kinds: Iterable[Kind] | None = None) -> str | None:
        """The id of the item that `reference` most resembles, if it resembles one."""
        names = self.names(kinds)
        typed = fold(reference)
        close = get_close_matches(typed, [*names], n=1, cutoff=0.6)
        if close:
            # `Ann Able's spokesman` and `Ann Able and the board` are others
            is_within = re.search(rf"(?<!\w){re.escape(close[0])}(?!\w)", typed)
            return None if is_within else names[close[0]]
        part = f"-{slugify(reference)}-"
        longer = {id for name, id in names.items() if part in f"-{slugify(name)}-"}
        return longer.pop() if len(longer) == 1 else None

    def names(self, kinds: Iterable[Kind] | None = None) -> Mapping[str, str]:
        """The ids and names of the items of `kinds` that may be seen, folded and sorted, each with its item's id."""
        wanted = frozenset(kinds) if kinds is not None else frozenset(Kind)
        if wanted not in self._spellings:
            spelt = dict(sorted(self._spelt(wanted), reverse=True))
            self._spellings[wanted] = dict(sorted(spelt.items()))
        return self._spellings[wanted]

    def _spelt(self, wanted: frozenset[Kind]) -> Iterator[tuple[str, str]]:
        for tier in (_Tier.ID, _Tier.NAME):
            for name, keys in self._tiers[tier].items():
                for key in keys:
                    if key.kind in wanted and key not in self._hidden:
                        yield fold(name), key.id


def _spellings(reference: str) -> Iterator[tuple[_Tier, str]]:
    """`reference` as each tier spells it."""
    yield _Tier.KEY, reference.strip()
    yield _Tier.ID, reference.strip()
    yield _Tier.NAME, fold(reference)
    yield _Tier.SLUG, exact_slug(reference)
    yield _Tier.SHORT_NAME, fold(reference)


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _names(item: Item) -> Iterator[str]:
    """The names that always mean the item."""
    if item.heading:
        yield item.heading
    if isinstance(item, Actor | Topic):
        yield from item.aliases
    if isinstance(item, Actor):
        yield from item.names.values()


def _names_as_typed(document: Document) -> Iterator[str]:
    """The names in a document that is no item."""
    for name in ("name", "title", "headline", "aliases"):
        entry = document.fields.entries.get(name)
        value = plain(entry.value) if entry else None
        yield from (
            each
            for each in (value if isinstance(value, list) else [value])
            if isinstance(each, str)
        )
