"""A site that notes what views read of it; a question is a line of text, so that it can be asked again in a later run.

What is read as a whole (`briefings`) is asked by the name of the part, what is read of one item by the part and the
item (`headings`, a bar, `actors/john-kirby`).
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    ValuesView,
)
from dataclasses import fields
from datetime import date
from functools import cached_property
from typing import TypeAlias, TypeVar

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import Corpus, LinkedBriefing
from nutgraf.load.sizes import Size
from nutgraf.times import parse_when
from nutgraf.views.listings import Listed, Listing, Steps
from nutgraf.views.site import Site, Surroundings

K = TypeVar("K")
V = TypeVar("V")

Question: TypeAlias = str
"""What was read: the name of a part of the site, and after a bar, if anything, of what in it."""

BAR = "\x1f"
"""No name of an item holds this character, which nobody can type (ASCII's unit separator)."""

PARTS = (
    "headings", "addresses", "redirects", "texts", "briefings", "actors", "topics", "aliases", "stories", "sources",
    "pages", "statements", "claims", "events", "mentions", "versions",
)  # fmt: skip
"""The mappings of a Corpus. What else it has is the same for the whole site."""


class Notes:
    """The questions that were asked since the last time somebody took them."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str, object], None] = {}

    def note(self, part: str, what: object = "") -> None:
        """Note a question."""
        self._asked[part, what] = None

    def take(self) -> list[Question]:
        """The questions, once each; and no more of them."""
        asked, self._asked = self._asked, {}
        return [f"{part}{BAR}{what}" if what else part for part, what in asked]


class NotedMapping(Mapping[K, V]):
    """A mapping that notes what is read of it: single values, or all."""

    __slots__ = ("_notes", "_part", "_values")

    def __init__(self, part: str, values: Mapping[K, V], notes: Notes) -> None:
        self._part = part
        self._values = values
        self._notes = notes

    def __getitem__(self, key: K) -> V:
        self._notes.note(self._part, key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._notes.note(self._part, key)
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._notes.note(self._part)
        return iter(self._values)

    def __len__(self) -> int:
        self._notes.note(self._part)
        return len(self._values)

    def keys(self) -> KeysView[K]:
        """All keys, noted at once."""
        self._notes.note(self._part)
        return self._values.keys()

    def values(self) -> ValuesView[V]:
        """All values, noted at once."""
        self._notes.note(self._part)
        return self._values.values()

    def items(self) -> ItemsView[K, V]:
        """All of it, noted at once."""
        self._notes.note(self._part)
        return self._values.items()


class NotedCorpus(Corpus):
    """A corpus whose mappings note what is read of them."""

    __slots__ = ("_corrected", "_listed", "_notes")
    _listed: list[LinkedBriefing]
    _corrected: list[LinkedBriefing]
    _notes: Notes

    @property
    def listed(self) -> list[LinkedBriefing]:
        """As the corpus lists them."""
        self._notes.note("listed")
        return self._listed

    @property
    def corrected(self) -> list[LinkedBriefing]:
        """As the corpus has them."""
        self._notes.note("corrected")
        return self._corrected


def _noted_corpus(corpus: Corpus, notes: Notes) -> NotedCorpus:
    whole = {field.name: getattr(corpus, field.name) for field in fields(corpus)}
    noted = NotedCorpus(
        **{
            **whole,
            **{part: NotedMapping(part, whole[part], notes) for part in PARTS},
        }
    )
    object.__setattr__(noted, "_listed", corpus.listed)  # it is frozen for those who read it
    object.__setattr__(noted, "_corrected", corpus.corrected)
    object.__setattr__(noted, "_notes", notes)
    return noted


class NotedSite(Site):
    """A site that notes what is read of it, and answers as the true one."""

    def __init__(self, site: Site, notes: Notes) -> None:
        self._site = site
        self._notes = notes
        self.corpus = _noted_corpus(site.corpus, notes)
        self.strings = site.strings
        self.lookups = NotedMapping("lookups", site.lookups, notes)

    @cached_property
    def children(self) -> Mapping[Key, list[Key]]:
        """As the true site has them."""
        return NotedMapping("children", self._site.children, self._notes)

    @cached_property
    def members(self) -> Mapping[Key, list[Key]]:
        """As the true site has them."""
        return NotedMapping("members", self._site.members, self._notes)

    @property
    def index_kinds(self) -> dict[str, bool]:
        """As the true site has them."""
        self._notes.note("index_kinds")
        return self._site.index_kinds

    @property
    def lead(self) -> LinkedBriefing | None:
        """As the true site has it."""
        self._notes.note("lead")
        return self._site.lead

    def citing(self, source: Key) -> list[Key]:
        """As the true site tells."""
        self._notes.note("citing", source)
        return self._site.citing(source)

    def around(self, key: Key, briefing: Key, reach: int) -> Surroundings:
        """As the true site tells."""
        self._notes.note("around", f"{key}{BAR}{briefing}{BAR}{reach}")
        return self._site.around(key, briefing, reach)

    def busiest(self, kind: Kind) -> list[Key]:
        """As the true site tells."""
        self._notes.note("busiest", kind)
        return self._site.busiest(kind)

    def steps(self, listing: Listing) -> Steps:
        """As the true site tells."""
        self._notes.note("steps", _named(listing))
        return self._site.steps(listing)

    def listed(self, listing: Listing, number: int) -> Sequence[Listed]:
        """As the true site tells."""
        self._notes.note("page", f"{_named(listing)}{BAR}{number}")
        return self._site.listed(listing, number)

    def size(self, listing: Listing) -> int:
        """As the true site tells."""
        self._notes.note("size", _named(listing))
        return self._site.size(listing)

    def picture_size(self, path: str) -> Size | None:
        """As the true site tells."""
        self._notes.note("picture", path)
        return self._site.picture_size(path)

    def claim_page(self, claim: str) -> int | None:
        """As the true site tells."""
        self._notes.note("claim_page", claim)
        return self._site.claim_page(claim)

    def is_to_come(self, moment: date) -> bool:
        """As the true site tells."""
        self._notes.note("is_to_come", moment.isoformat())
        return self._site.is_to_come(moment)


def watched(site: Site) -> tuple[Site, Notes]:
    """The same site, and who notes what is read of it."""
    notes = Notes()
    return NotedSite(site, notes), notes


def asking(site: Site) -> Mapping[str, Callable[[str], object]]:
    """How each part of a site is asked again: what comes after the bar of a question (empty: all of it) → the answer.

    What a view did not find is None, whatever it then did instead.
    """
    corpus = site.corpus
    by_key: dict[str, Mapping[Key, object]] = {
        "headings": corpus.headings, "addresses": corpus.addresses, "texts": corpus.texts,
        "briefings": corpus.briefings, "actors": corpus.actors, "topics": corpus.topics, "aliases": corpus.aliases,
        "stories": corpus.stories, "sources": corpus.sources, "pages": corpus.pages,
        "mentions": corpus.mentions, "versions": corpus.versions,
        "lookups": site.lookups, "children": site.children, "members": site.members,
    }  # fmt: skip
    by_name: dict[str, Mapping[str, object]] = {
        "redirects": corpus.redirects, "statements": corpus.statements,
        "claims": corpus.claims, "events": corpus.events,
    }  # fmt: skip
    return {
        **{part: _of_key(values) for part, values in by_key.items()},
        **{part: _of_name(values) for part, values in by_name.items()},
        "listed": lambda _: corpus.listed,
        "corrected": lambda _: corpus.corrected,
        "index_kinds": lambda _: site.index_kinds,
        "lead": lambda _: site.lead,
        "citing": lambda source: site.citing(Key.parse(source)),
        "around": lambda place: _around(site, *place.split(BAR)),
        "steps": lambda listing: site.steps(_listing(listing)),
        "page": lambda place: _page(site, *place.rsplit(BAR, 1)),
        "size": lambda listing: site.size(_listing(listing)),
        "picture": site.picture_size,
        "claim_page": site.claim_page,
        "busiest": lambda kind: site.busiest(Kind(kind)),
        "is_to_come": lambda moment: site.is_to_come(parse_when(moment)),
    }


def _named(listing: Listing) -> str:
    return f"{listing.kind}{BAR}{listing.of or ''}"


def _listing(name: str) -> Listing:
    """The listing that `_named` wrote."""
    kind, _, of = name.partition(BAR)
    return Listing(kind, Key.parse(of) if of else None)


def _page(site: Site, listing: str, number: str) -> Sequence[Listed]:
    return site.listed(_listing(listing), int(number))


def _around(site: Site, key: str, briefing: str, reach: str) -> Surroundings:
    return site.around(Key.parse(key), Key.parse(briefing), int(reach))


def _of_key(values: Mapping[Key, object]) -> Callable[[str], object]:
    return lambda key: values.get(Key.parse(key)) if key else _pairs(values)


def _of_name(values: Mapping[str, object]) -> Callable[[str], object]:
    return lambda name: values.get(name) if name else _pairs(values)


def _pairs(values: Mapping[K, object]) -> list[tuple[str, object]]:
    """All of a mapping, in its order: that is read, too."""
    return [(str(key), value) for key, value in values.items()]
