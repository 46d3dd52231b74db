"""What a page is made from, and the small parts as seen from that page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

from nutgraf.keys import Key, Kind
from nutgraf.languages import direction_of, is_same, own_name
from nutgraf.link.corpus import (
    Cited,
    Corpus,
    Happening,
    LinkedActor,
    LinkedBriefing,
    MentionedIn,
    Party,
)
from nutgraf.model.types import PartialDate
from nutgraf.settings import Settings
from nutgraf.strings import Strings, strings_for
from nutgraf.text import monogram
from nutgraf.times import instant, localise
from nutgraf.views.dates import write_when
from nutgraf.views.lookups import NOTHING, EventOrder, Gathered, Lookups, event_order, make_lookups
from nutgraf.views.types import (
    ActorCard,
    Chip,
    Count,
    LanguageLink,
    Link,
    MentionLine,
    SourceLine,
    Teaser,
    When,
)

OTHER_TYPE = "other"
"""The type of an actor whose file gives none."""


class Site:
    """The corpus, what belongs to what in it, and the theme's words: all that views are made from."""

    def __init__(self, corpus: Corpus, strings: Mapping[str, Strings]) -> None:
        self.corpus = corpus
        self.strings = strings
        self.lookups: Lookups = make_lookups(corpus)

    def language_of(self, key: Key) -> str:
        """The language in which an item is written."""
        briefing, source = self.corpus.briefings.get(key), self.corpus.sources.get(key)
        own = briefing.item.language if briefing else source.language if source else None
        return own or self.corpus.settings.language

    def version(self, briefing: LinkedBriefing, language: str) -> LinkedBriefing:
        """A briefing in the given language; as it is where it does not stand in that."""
        versions = self.corpus.versions.get(briefing.key)
        found = versions and versions.languages.get(language)
        return self.corpus.briefings[found] if found else briefing

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
            "corrections": any(each.item.corrections for each in corpus.listed),
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
    def children(self) -> dict[Key, list[Key]]:
        """Topics by the topic of which they are a part, by name."""
        children: dict[Key, list[Key]] = {}
        for key, topic in self.corpus.topics.items():
            if topic.parent:
                children.setdefault(topic.parent, []).append(key)
        return children

    @cached_property
    def members(self) -> dict[Key, list[Key]]:
        """Actors by the actor of which they are a part, by name."""
        members: dict[Key, list[Key]] = {}
        for key, actor in self.corpus.actors.items():
            for party in actor.member_of:
                if isinstance(party, Key):
                    members.setdefault(party, []).append(key)
        return members

    @cached_property
    def lead(self) -> LinkedBriefing | None:
        """The lead briefing: the one that `content/index.md` names, in the version that lists show, else the newest."""
        lead = self.corpus.lead and self.corpus.in_lists(self.corpus.lead)
        named = self.corpus.briefings.get(lead) if lead else None
        return named or next(iter(self.corpus.listed), None)

    @cached_property
    def _positions(self) -> dict[tuple[Key, Key], int]:
        return {
            (key, briefing.key): place
            for key, gathered in self.lookups.items()
            for place, briefing in enumerate(gathered.briefings)
        }

    def position(self, key: Key, briefing: Key) -> int | None:
        """The place of a briefing among those of an item; None where it is not among them."""
        return self._positions.get((key, briefing))

    def busiest(self, kind: Kind) -> list[Key]:
        """The actors or topics of most briefings, most first."""
        found = [key for key in self.lookups if key.kind is kind and self.of(key).briefings]
        return sorted(found, key=lambda key: (-len(self.of(key).briefings), key))

    def event_order(self, event: Happening) -> EventOrder:
        """The place of an event in a timeline."""
        return event_order(event, self.corpus)

    def last_change(self, briefings: Iterable[LinkedBriefing]) -> str | None:
        """When the newest of `briefings` changed, in ISO 8601."""
        changes = [each.modified for each in briefings]
        return max(changes, key=instant).isoformat() if changes else None

    def url(self, address: str, fragment: str | None = None) -> str:
        """The canonical URL of an address of the site; a path where the site does not say where it will be."""
        settings = self.corpus.settings
        path = (settings.site_url or settings.root) + _quoted(address, settings)
        return f"{path}#{quote(fragment)}" if fragment else path

    def on(self, url: str, language: str | None = None) -> PageContext:
        """The site as seen from the page at `url`."""
        language = language or self.corpus.settings.language
        return PageContext(self, url, language, strings_for(self.strings, language))


def _quoted(address: str, settings: Settings) -> str:
    """An address as a link has it."""
    is_folder = not address or address.endswith("/")
    index = "index.html" if is_folder and not settings.directory_urls else ""
    return quote(address) + index


@dataclass(frozen=True, slots=True)
class PageContext:
    """The site as seen from one page: addresses are relative to it, words are in its language."""

    site: Site
    url: str
    language: str
    strings: Strings

    @property
    def corpus(self) -> Corpus:
        """The corpus."""
        return self.site.corpus

    @property
    def root(self) -> str:
        """The way from this page to the front page."""
        return "../" * self.url.count("/") or "./"

    def to(self, address: str, fragment: str | None = None) -> str:
        """The way from this page to an address of the site."""
        if fragment and address == self.url:
            return f"#{quote(fragment)}"
        path = self.root + _quoted(address, self.corpus.settings)
        return f"{path}#{quote(fragment)}" if fragment else path

    def href(self, key: Key, fragment: str | None = None) -> str:
        """The way from this page to an item."""
        return self.to(self.corpus.addresses[key], fragment)

    def file(self, path: str) -> str:
        """The way to a file of the content folder, or to one elsewhere."""
        return path if "://" in path else self.root + quote(path)

    def named(self, key: Key) -> tuple[str, str | None]:
        """What an item is called, in the page's language if its file tells; and the language, where it is another."""
        actor = self.corpus.actors.get(key)
        for language, name in actor.item.names.items() if actor else ():
            if is_same(language, self.language):
                return name, None
        return self.corpus.headings[key], self.foreign(self.site.language_of(key))

    def foreign(self, language: str | None = None) -> str | None:
        """A language (left out, the site's) where it is not the page's: then it is to be told with the text."""
        language = language or self.corpus.settings.language
        return None if is_same(language, self.language) else language

    def link(self, key: Key, fragment: str | None = None) -> Link:
        """A link to an item by its name or title."""
        name, language = self.named(key)
        return Link(name, self.href(key, fragment), language)

    def versions(self, briefing: Key) -> tuple[LanguageLink, ...]:
        """The languages in which a briefing stands, this page's own among them; nothing where there is but one."""
        versions = self.corpus.versions.get(briefing)
        return tuple(
            LanguageLink(
                language=language,
                name=own_name(language),
                direction=direction_of(language),
                href=self.href(key) if key != briefing else None,
            )
            for language, key in (versions.languages.items() if versions else ())
        )

    def party(self, party: Party) -> Link:
        """An actor as a link, anything else as text."""
        return self.link(party) if isinstance(party, Key) else Link(party)

    def when(self, when: date | PartialDate | None) -> When | None:
        """A date in the page's language."""
        return None if when is None else self.day(when)

    def day(self, when: date | PartialDate) -> When:
        """A date that is known to be there, in the page's language and the site's time zone."""
        if not isinstance(when, PartialDate):
            when = localise(when, self.corpus.settings.zone)
        return write_when(when, self.language)

    def count(self, noun: str, number: int) -> Count:
        """A number with its noun."""
        return Count(number, self.strings.count(noun, number))

    def chip(self, key: Key, count: int | None = None) -> Chip:
        """A topic or story as a small label."""
        name, language = self.named(key)
        return Chip(name, self.href(key), count, language)

    def chips(self, keys: Iterable[Key]) -> tuple[Chip, ...]:
        """Topics as small labels."""
        return tuple(self.chip(key) for key in keys)

    def breadcrumbs(self, kind: str | None = None, *ancestors: Link) -> tuple[Link, ...]:
        """The way from the front page to this page: its section, and what lies between."""
        home = Link(self.strings.text("home"), self.to(""))
        section = [Link(self.strings.text(f"indexes.{kind}"), self.to(f"{kind}/"))] if kind else []
        return (home, *section, *ancestors)

    def actor(self, key: Key, detail: str | None = None) -> ActorCard:
        """An actor in a list; `detail` says why it is listed."""
        return self.actor_card(self.corpus.actors[key], detail)

    def actor_card(self, actor: LinkedActor, detail: str | None = None) -> ActorCard:
        """The same, from the actor itself."""
        item = actor.item
        name, language = self.named(actor.key)
        return ActorCard(
            name=name,
            href=self.href(actor.key),
            type=item.type.value if item.type else OTHER_TYPE,
            monogram=monogram(name),
            role=item.role,
            image=self.file(actor.image) if actor.image else None,
            detail=detail,
            name_language=language,
            role_language=self.foreign() if item.role else None,
        )

    def teaser(self, briefing: LinkedBriefing, reasons: Iterable[Key] = ()) -> Teaser:
        """A briefing in a list, in the page's language if it stands in that; `reasons` relate it to this page."""
        briefing = self.site.version(briefing, self.language)
        item = briefing.item
        picture = next(
            (each.src for each in briefing.media if each.src and each.kind in (None, "image")), None
        )
        return Teaser(
            title=item.title,
            href=self.href(briefing.key),
            kind=item.kind.value,
            published=self.day(briefing.published),
            summary=item.summary,
            topics=self.chips(briefing.topics[:3]),
            image=self.file(picture) if picture else None,
            language=self.foreign(item.language),
            versions=tuple(each for each in self.versions(briefing.key) if each.href),
            reasons=tuple(self.link(key) for key in reasons),
            withdrawn=not briefing.is_listed,
        )

    def source(self, cited: Cited) -> SourceLine:
        """A source, with the passage meant."""
        item = self.corpus.sources[cited.source]
        return SourceLine(
            title=item.title,
            href=self.href(cited.source),
            publisher=item.publisher,
            author=item.author,
            published=self.when(item.published),
            updated=self.when(item.updated),
            url=item.url,
            locator=cited.locator,
            language=self.foreign(item.language),
        )

    def source_line(self, key: Key) -> SourceLine:
        """A source by itself."""
        return self.source(Cited(key))

    def mentions(self, key: Key) -> tuple[MentionLine, ...]:
        """The sentences on other pages that name an item."""
        return tuple(self._mention(each) for each in self.corpus.mentions.get(key, ()))

    def _mention(self, found: MentionedIn) -> MentionLine:
        mention, page = found.mention, found.page
        briefing = self.corpus.briefings.get(page)
        more = mention.count - 1
        return MentionLine(
            page=self.link(page, mention.anchor),
            published=self.when(briefing.published) if briefing else None,
            before=mention.before,
            name=mention.name,
            after=mention.after,
            more=self.count("more_mentions", more) if more else None,
            language=self.foreign(self.site.language_of(page)),
        )
