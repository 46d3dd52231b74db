"""The corpus as views see it: what belongs to what, in which order, under which address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from urllib.parse import quote

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import Corpus, LinkedBriefing, LinkedClaim
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.load.sizes import Size
from nutgraf.settings import Settings
from nutgraf.strings import Strings
from nutgraf.times import instant
from nutgraf.views.listings import Cut, Listed, Listing, Steps, cut, steps
from nutgraf.views.lookups import NOTHING, EventOrder, Gathered, Lookups, event_order, make_lookups


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Briefings before and after one in a list, each newest first; nothing where it is not in the list."""

    newer: list[Key]
    older: list[Key]


class Site:
    """The corpus, what belongs to what in it, and the theme's words: all that views are made from.

    `measure` tells the size of a picture by its path below the content folder.
    """

    def __init__(
        self,
        corpus: Corpus,
        strings: Mapping[str, Strings],
        measure: Callable[[str], Size | None] = lambda _: None,
    ) -> None:
        self.corpus = corpus
        self.strings = strings
        self._measure = measure
        self._sizes: dict[str, Size | None] = {}
        self.lookups: Lookups = make_lookups(corpus)
        self._cuts: dict[Listing, Cut] = {}
        self._steps: dict[Listing, Steps] = {}

    def language_of(self, key: Key) -> str:
        """The language in which an item is written."""
        own: str | None = None
        if key.kind is Kind.BRIEFING:
            briefing = self.corpus.briefings.get(key)
            own = briefing.item.language if briefing else None
        elif key.kind is Kind.SOURCE:
            source = self.corpus.sources.get(key)
            own = source.language if source else None
        elif key.kind is Kind.EVENT:
            event = self.corpus.events.get(key.id)
            named_by = event.current.named_by if event else None
            own = self.language_of(named_by) if named_by else None
        return own or self.corpus.settings.language

    def version(self, briefing: LinkedBriefing, language: str) -> LinkedBriefing:
        """A briefing in the given language; as it is where it does not stand in that."""
        versions = self.corpus.versions.get(briefing.key)
        found = versions and versions.in_language(language)
        return self.corpus.briefings[found] if found else briefing

    def picture_size(self, path: str) -> Size | None:
        """The size of a picture of the content folder; None where it is not known, as of one elsewhere."""
        if "://" in path:
            return None
        if path not in self._sizes:
            self._sizes[path] = self._measure(path)
        return self._sizes[path]

    def of(self, key: Key) -> Gathered:
        """What belongs to an item."""
        return self.lookups.get(key, NOTHING)

    @cached_property
    def index_kinds(self) -> dict[str, bool]:
        """The kinds that have an index page, and whether there is anything of the kind."""
        corpus = self.corpus
        found = {
            Kind.BRIEFING: corpus.listed,
            Kind.ACTOR: corpus.actors,
            Kind.TOPIC: corpus.topics,
            Kind.STORY: corpus.stories,
            Kind.SOURCE: corpus.sources,
            "statements": corpus.statements,
            "claims": corpus.claims,
            Kind.EVENT: corpus.events,
            "corrections": corpus.corrected,
        }
        return {str(kind): bool(each) for kind, each in found.items()}

    @cached_property
    def _citing(self) -> dict[Key, dict[Key, None]]:
        cited: dict[Key, dict[Key, None]] = {}
        for page in sorted(self.corpus.texts.keys() & self.corpus.addresses.keys()):
            for body in self.corpus.texts[page].bodies.values():
                for citation in body.citations:
                    cited.setdefault(citation.source, {})[page] = None
        return cited

    def citing(self, source: Key) -> list[Key]:
        """What cites a source: the listed briefings, newest first, then pages of other kinds by key."""
        others = (key for key in self._citing.get(source, ()) if key.kind is not Kind.BRIEFING)
        return [*(each.key for each in self.of(source).briefings), *others]

    @cached_property
    def children(self) -> Mapping[Key, list[Key]]:
        """Topics by the topic of which they are a part, by name."""
        children: dict[Key, list[Key]] = {}
        for key, topic in self.corpus.topics.items():
            if topic.parent:
                children.setdefault(topic.parent, []).append(key)
        return children

    @cached_property
    def members(self) -> Mapping[Key, list[Key]]:
        """Actors by the actor of which they are a part, by name."""
        members: dict[Key, list[Key]] = {}
        for key, actor in self.corpus.actors.items():
            for party in actor.member_of:
                if isinstance(party, Key):
                    members.setdefault(party, []).append(key)
        return members

    @cached_property
    def lead(self) -> LinkedBriefing | None:
        """The lead briefing: the one that `content/index.md` names, in the version that lists show, else the newest.

        What lists do not show, as it is withdrawn or has expired, leads no longer.
        """
        lead = self.corpus.lead and self.corpus.in_lists(self.corpus.lead)
        named = self.corpus.briefings.get(lead) if lead else None
        is_shown = named is not None and named.is_listed
        return named if is_shown else next(iter(self.corpus.listed), None)

    @cached_property
    def _positions(self) -> dict[tuple[Key, Key], int]:
        return {
            (key, briefing.key): place
            for key, gathered in self.lookups.items()
            for place, briefing in enumerate(gathered.briefings)
        }

    @cached_property
    def _told(self) -> dict[Key, list[Key]]:
        return {
            key: [each.key for each in gathered.briefings] for key, gathered in self.lookups.items()
        }

    def around(self, key: Key, briefing: Key, reach: int) -> Surroundings:
        """The briefings of an item near one of them: as many as `reach` newer ones, and as many older."""
        place = self._positions.get((key, briefing))
        if place is None:
            return Surroundings([], [])
        told = self._told[key]
        newer, older = told[max(0, place - reach) : place], told[place + 1 : place + 1 + reach]
        return Surroundings(newer, older)

    def steps(self, listing: Listing) -> Steps:
        """The pages of a list: every page of it shows them all."""
        if listing not in self._steps:
            self._steps[listing] = steps(self._cut(listing), self.corpus)
        return self._steps[listing]

    def listed(self, listing: Listing, number: int) -> Sequence[Listed]:
        """The entries on a page of a list."""
        return self._cut(listing).page(number)

    def size(self, listing: Listing) -> int:
        """How long a list is."""
        return len(self._cut(listing).entries)

    def _cut(self, listing: Listing) -> Cut:
        if listing not in self._cuts:
            self._cuts[listing] = cut(listing, self.corpus, self.lookups)
        return self._cuts[listing]

    def claim_page(self, claim: str) -> int | None:
        """The page of the list of claims on which one stands; None for one that is not listed."""
        return self._claim_pages.get(claim)

    @cached_property
    def _claim_pages(self) -> dict[str, int]:
        whole = self._cut(Listing("claims"))
        pages = range(1, whole.number_of_pages + 1)
        return {
            each.id: page
            for page in pages
            for each in whole.page(page)
            if isinstance(each, LinkedClaim)
        }

    def instant(self, when: date) -> datetime:
        """When a day begins where the newsroom is, or a moment comes: to sort and compare by."""
        return instant(when, self.corpus.settings.zone)

    def is_to_come(self, moment: date) -> bool:
        """Whether a moment has yet to come, by the clock of this build."""
        return instant(moment) > instant(self.corpus.settings.now)

    def busiest(self, kind: Kind) -> list[Key]:
        """The actors or topics of most briefings, most first."""
        found = [key for key in self.lookups if key.kind is kind and self.of(key).briefings]
        return sorted(found, key=lambda key: (-len(self.of(key).briefings), key))

    def event_order(self, event: LinkedEvent) -> EventOrder:
        """The place of an event in a timeline."""
        return event_order(event, self.corpus)

    def last_change(self, briefings: Iterable[LinkedBriefing]) -> str | None:
        """When the newest of `briefings` changed, in ISO 8601."""
        changes = [each.modified for each in briefings]
        return max(changes, key=self.instant).isoformat() if changes else None

    def url(self, address: str, fragment: str | None = None) -> str:
        """The canonical URL of an address of the site; a path where the site does not say where it will be."""
        settings = self.corpus.settings
        path = (settings.site_url or settings.root) + quoted(address, settings)
        return f"{path}#{quote(fragment)}" if fragment else path


def quoted(address: str, settings: Settings) -> str:
    """An address as a link has it."""
    is_folder = not address or address.endswith("/")
    index = "index.html" if is_folder and not settings.directory_urls else ""
    return _quoted(address) + index


_quoted = lru_cache(maxsize=16384)(quote)
"""The same addresses stand on page after page."""
