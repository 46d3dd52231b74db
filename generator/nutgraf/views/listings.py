"""The lists of a site that grow with it, cut into pages of bounded length.

What has a date stands newest first, and the pages are numbered from the oldest: what is added changes the newest page
only, and all others stay as they are. That newest page has up to two pages' worth. What has none (actors by name) is
numbered from its start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import Corpus, LinkedBriefing, LinkedClaim, LinkedStatement, MentionedIn
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.model import ActorType
from nutgraf.views.lookups import NOTHING, Lookups, event_order, statement_order

LENGTH = 100
"""How many dated entries a page has."""

NAMED_LENGTH = 300
"""How many entries by name a page has: they are short, and looked through for one."""

Listed: TypeAlias = LinkedBriefing | LinkedStatement | LinkedClaim | LinkedEvent | MentionedIn | Key
"""What a list holds, one kind of it in each."""


class Listing(NamedTuple):
    """The name of a list: all of a kind (`briefings`, `statements`, …), or those of one item."""

    kind: str
    of: Key | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """A list in its order, and how it is cut; `is_dated` counts pages from the end."""

    entries: Sequence[Listed]
    is_dated: bool

    @property
    def first(self) -> int:
        """The number of the page at which readers begin."""
        return self.number_of_pages if self.is_dated else 1

    @property
    def number_of_pages(self) -> int:
        """How many pages it has; an empty list has one."""
        if self.is_dated:
            return max(1, len(self.entries) // LENGTH)
        return max(1, -(-len(self.entries) // NAMED_LENGTH))

    def page(self, number: int) -> Sequence[Listed]:
        """The entries on a page, in their order. Pages count from 1."""
        if not self.is_dated:
            return self.entries[(number - 1) * NAMED_LENGTH : number * NAMED_LENGTH]
        oldest = len(self.entries) - (number - 1) * LENGTH
        newest = 0 if number == self.number_of_pages else oldest - LENGTH
        return self.entries[max(0, newest) : max(0, oldest)]


@dataclass(frozen=True, slots=True)
class Steps:
    """The pages of a list: at which readers begin, and the year of the newest entry on each other one.

    Years go by page, from page 1; None where one is not known. A list that is not `is_dated` has none.
    """

    first: int
    last: int
    is_dated: bool
    years: tuple[int | None, ...] = ()


SHOWN = {"briefings": 30, "statements": 40, "claims": 20, "events": 40, "mentions": 40}
"""How many of its newest briefings, statements … the page of an item shows; lists of its own have all."""


def cut(listing: Listing, corpus: Corpus, lookups: Lookups) -> Cut:
    """A list of the site, in pages."""
    if listing.of:
        return Cut(_of_item(listing.kind, listing.of, corpus, lookups), is_dated=True)
    return Cut(ORDERS[listing.kind](corpus), listing.kind not in NAMED)


def _of_item(kind: str, key: Key, corpus: Corpus, lookups: Lookups) -> Sequence[Listed]:
    gathered = lookups.get(key, NOTHING)
    match kind:
        case "briefings":
            return gathered.briefings
        case "statements":
            return _days_first(gathered.statements)
        case "claims":
            return gathered.claims
        case "events":
            return _past(gathered.events)
        case "mentions":
            return corpus.mentions.get(key, ())
        case _:
            raise KeyError(kind)


def steps(whole: Cut, corpus: Corpus) -> Steps:
    """What of a list every page of it shows. It stays as it is until a page is full."""
    last = whole.number_of_pages
    if not whole.is_dated:
        return Steps(1, last, is_dated=False)
    days = (day_listed(whole.page(number)[0], corpus) for number in range(1, last))
    years = tuple(day.year if day else None for day in days)
    return Steps(last, last, is_dated=True, years=years)


def day_listed(entry: Listed, corpus: Corpus) -> date | None:
    """The day by which an entry stands in its list; None where there is none."""
    if isinstance(entry, LinkedBriefing):
        return entry.published
    if isinstance(entry, LinkedStatement):
        return entry.said
    if isinstance(entry, LinkedClaim):
        return corpus.briefings[entry.briefings[0]].published
    if isinstance(entry, LinkedEvent):
        return entry.current.when
    if isinstance(entry, MentionedIn):
        briefing = corpus.briefings.get(entry.page)
        return briefing.published if briefing else None
    return None


def _statements(corpus: Corpus) -> list[LinkedStatement]:
    """Newest first; those without a day last."""
    every = corpus.statements.values()
    return _days_first(sorted(every, key=lambda each: statement_order(each, corpus)))


def _days_first(statements: Sequence[LinkedStatement]) -> list[LinkedStatement]:
    """Statements, newest first as they come, by the day of saying: those without one last."""
    return sorted(statements, key=lambda each: each.said is None)


def _actors(corpus: Corpus) -> list[Key]:
    """By what they are, then by name."""
    types = {type: place for place, type in enumerate(ActorType)}

    def place(key: Key) -> int:
        type = corpus.actors[key].item.type
        return types[type] if type else len(types)

    return sorted(corpus.actors, key=place)


def _past_events(corpus: Corpus) -> list[LinkedEvent]:
    """Newest first; what is planned stands before them, on the first page."""
    return _past(sorted(corpus.events.values(), key=lambda each: event_order(each, corpus)))


def _past(events: Sequence[LinkedEvent]) -> list[LinkedEvent]:
    """Of events by date those that are no longer planned, newest first; those without a day last."""
    past = [each for each in reversed(events) if not each.current.is_planned]
    return sorted(past, key=lambda each: each.current.when is None)


NAMED = frozenset({Kind.ACTOR, Kind.TOPIC, Kind.STORY, Kind.SOURCE})
"""The lists that are by name."""

ORDERS: Mapping[str, Callable[[Corpus], Sequence[Listed]]] = {
    Kind.BRIEFING: lambda corpus: corpus.listed,
    Kind.ACTOR: _actors,
    Kind.TOPIC: lambda corpus: [*corpus.topics],
    Kind.STORY: lambda corpus: [*corpus.stories],
    Kind.SOURCE: lambda corpus: [*corpus.sources],
    "statements": _statements,
    "claims": lambda corpus: [*corpus.claims.values()],
    Kind.EVENT: _past_events,
    "corrections": lambda corpus: corpus.corrected,
}
"""All of each kind, in the order in which they are listed."""
