"""The Corpus: all that a site says, resolved. Frozen; everything is addressed by key, nothing points at objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from typing import TypeAlias

from nutgraf.keys import Key
from nutgraf.languages import is_same
from nutgraf.link.linked_event import EventReport, LinkedEvent
from nutgraf.model import (
    Actor,
    Briefing,
    BriefingStatus,
    ClaimStatus,
    Item,
    Media,
    Pointer,
    Position,
    Source,
    Stance,
    Story,
    Topic,
)
from nutgraf.model.types import first_day, last_day
from nutgraf.read.body import Citation, Mention, Texts
from nutgraf.read.quotes import said_on, words_anchor
from nutgraf.settings import Settings
from nutgraf.text import digest
from nutgraf.times import day_of, instant

Party: TypeAlias = Key | str
"""An actor, or the text that stands for somebody or something that is none."""


@dataclass(frozen=True, slots=True)
class LinkedStatement:
    """A statement, resolved; `briefings` carry it, newest first.

    What the same speaker said in the same words on two days is two statements: then the `anchor` names the day, too.
    So it is with what has no day, where the speaker is no actor and the sources are two (`apart`).
    """

    anchor: str
    text: str
    verbatim: bool
    speaker: Party | None
    said: date | None = None
    venue: str | None = None
    medium: str | None = None
    to: tuple[Party, ...] = ()
    place: str | None = None
    source: Citation | None = None
    topics: tuple[Key, ...] = ()
    language: str | None = None
    original: str | None = None
    briefings: tuple[Key, ...] = ()

    @property
    def words(self) -> str:
        """The anchor of these words, on whatever day they were said."""
        return words_anchor(self.anchor)

    @property
    def apart(self) -> str:
        """The anchor where others of the same words have the same speaker, who is no actor, and another source."""
        found = self.source.source if self.source else self.briefings[-1]
        return f"{self.words}-{digest(str(found))}"

    def is_of(self, day: date) -> bool:
        """Whether it was said on that day, as far as is known."""
        return self.said is not None and day_of(self.said) == day_of(day)

    def with_what_is_known(self, other: LinkedStatement) -> LinkedStatement:
        """This statement with what only `other`, the same words of the same speaker, tells of it."""
        return replace(
            self,
            said=self.said or other.said,
            venue=self.venue or other.venue,
            medium=self.medium or other.medium,
            to=self.to or other.to,
            place=self.place or other.place,
            source=self.source or other.source,
            topics=tuple(dict.fromkeys([*self.topics, *other.topics])),
            language=self.language or other.language,
            original=self.original or other.original,
            briefings=tuple(dict.fromkeys([*self.briefings, *other.briefings])),
        )


@dataclass(frozen=True, slots=True)
class LinkedPosition:
    """One position on a claim, in the words of the briefing that it is `told_by`."""

    stance: Stance
    holder: Party
    text: str | None
    quote: str | None
    source: Citation | None
    taken: date | None
    told_by: Key = field(compare=False)


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """A claim with the positions that all briefings tell of, in the words of the one that it is `told_by`."""

    id: str
    claim: str
    told_by: Key
    status: ClaimStatus | None
    positions: tuple[LinkedPosition, ...]
    topics: tuple[Key, ...]
    briefings: tuple[Key, ...]

    def completed(self, original: LinkedClaim) -> LinkedClaim:
        """This claim, of a translation, with what only the `original` says."""
        return replace(
            self,
            status=self.status or original.status,
            positions=self.positions or original.positions,
            topics=self.topics or original.topics,
        )


@dataclass(frozen=True, slots=True)
class LinkedBriefing:
    """One briefing with every reference in it resolved."""

    key: Key
    item: Briefing
    published: date
    updated: date | None
    modified: date
    """When it last changed: the last of these, and of the days of its corrections."""
    topics: tuple[Key, ...]
    stories: tuple[Key, ...]
    actors: tuple[Key, ...]
    authors: tuple[Party, ...]
    sources: tuple[Citation, ...]
    statements: tuple[LinkedStatement, ...]
    in_prose: frozenset[str]
    claims: tuple[LinkedClaim, ...]
    events: tuple[EventReport, ...]
    media: tuple[Media, ...]
    related: tuple[Key | Pointer, ...]
    translation_of: Key | None
    expired: bool

    @property
    def has_changed(self) -> bool:
        """Whether it changed after it was published."""
        return self.modified != self.published

    @property
    def is_withdrawn(self) -> bool:
        """Whether it has been taken back."""
        return self.item.status is BriefingStatus.WITHDRAWN

    @property
    def is_listed(self) -> bool:
        """Whether lists show it: it is neither withdrawn nor expired."""
        return self.item.status is BriefingStatus.PUBLISHED and not self.expired


@dataclass(frozen=True, slots=True)
class Versions:
    """One briefing in several languages: language → briefing, the original first; lists show the one `listed`."""

    languages: Mapping[str, Key]
    listed: Key

    @property
    def original(self) -> Key:
        """The version that the others are translations of."""
        return next(iter(self.languages.values()))

    def in_language(self, language: str) -> Key | None:
        """The version in a language, be it that of another country; None where there is none."""
        return version_in(self.languages, language)


def version_in(versions: Mapping[str, Key], language: str) -> Key | None:
    """The one of the `versions`, which are told by their languages, that is in a language."""
    alike = (key for tag, key in versions.items() if is_same(tag, language))
    return versions.get(language) or next(alike, None)


@dataclass(frozen=True, slots=True)
class LinkedActor:
    """One actor with its references resolved; its `item` has no aliases: those are in the corpus, apart."""

    key: Key
    item: Actor
    member_of: tuple[Party, ...]
    country: Party | None
    organizations: tuple[Party | None, ...]
    """For each of the item's positions, its organization."""
    image: str | None
    """The portrait: a file below the content folder, or a URL."""
    role: str | None
    """Who it is, in one line; where the file has no such line, the office that is held when the site is built."""

    def role_on(self, when: date | None) -> str | None:
        """The role held on that day; the one-line role where no position is dated to hold it."""
        if when is None or not self.item.positions:
            return self.role
        is_begun = any(each.start for each in self.item.positions)
        return role_held(self.item.positions, day_of(when), None if is_begun else self.item.role)


def role_held(positions: Iterable[Position], day: date, otherwise: str | None = None) -> str | None:
    """The first office that was held on a day; None where it may have been one or another, `otherwise` if none was.

    A month or a year tells neither on which of its days an office began, nor on which it ended.
    """
    possible = [
        each
        for each in positions
        if first_day(each.start or date.min) <= day <= last_day(each.end or date.max)
    ]
    certain = [
        each
        for each in possible
        if last_day(each.start or date.min) <= day <= first_day(each.end or date.max)
    ]
    if not possible:
        return otherwise
    return certain[0].title if certain else possible[0].title if len(possible) == 1 else None


@dataclass(frozen=True, slots=True)
class LinkedTopic:
    """One topic with its references resolved; its `item` has no aliases: those are in the corpus, apart."""

    key: Key
    item: Topic
    parent: Key | None


@dataclass(frozen=True, slots=True)
class LinkedStory:
    """One story with its references resolved."""

    key: Key
    item: Story
    topics: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class MentionedIn:
    """A page that mentions an item."""

    page: Key
    mention: Mention


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that a site says. Orders: briefings and what comes from them newest first, the rest by name."""

    settings: Settings
    headings: Mapping[Key, str]
    addresses: Mapping[Key, str]
    redirects: Mapping[str, Key]
    texts: Mapping[Key, Texts]
    briefings: Mapping[Key, LinkedBriefing]
    actors: Mapping[Key, LinkedActor]
    topics: Mapping[Key, LinkedTopic]
    aliases: Mapping[Key, tuple[str, ...]]
    """Other names of actors and topics: many pages tell who said something, and few what else he is called."""
    stories: Mapping[Key, LinkedStory]
    sources: Mapping[Key, Source]
    pages: Mapping[Key, Item]
    lead: Key | None
    statements: Mapping[str, LinkedStatement]
    claims: Mapping[str, LinkedClaim]
    events: Mapping[str, LinkedEvent]
    mentions: Mapping[Key, tuple[MentionedIn, ...]]
    versions: Mapping[Key, Versions]
    """For each briefing that stands in several languages, all of its versions."""

    @property
    def listed(self) -> list[LinkedBriefing]:
        """The briefings that lists show, newest first; one in several languages once."""
        every = self.briefings.values()
        return [each for each in every if each.is_listed and each.key == self.in_lists(each.key)]

    @property
    def corrected(self) -> list[LinkedBriefing]:
        """The briefings with corrections, changed last first: those that lists show, and those that are withdrawn.

        The original has those that the version in lists does not repeat.
        """
        found = [
            each
            for each in self.briefings.values()
            if each.item.corrections
            and (each.is_listed or each.is_withdrawn)
            and self._tells_corrections(each.key)
        ]
        zone = self.settings.zone
        return sorted(found, key=lambda each: instant(each.modified, zone), reverse=True)

    def _tells_corrections(self, briefing: Key) -> bool:
        versions = self.versions.get(briefing)
        if versions is None or versions.listed == briefing:
            return True
        is_told = self.briefings[versions.listed].item.corrections
        return versions.original == briefing and not is_told

    def statement(self, said: LinkedStatement) -> LinkedStatement:
        """What all briefings together tell of a statement of one of them; itself where lists do not have it."""
        if not isinstance(said.speaker, Key):
            return self._carrying(said) or said
        known = self.statements.get(said.words)
        if said.said is None or (known and known.is_of(said.said)):
            return known or said
        # seldom: to the press, each look is a question more
        return self.statements.get(said_on(said.anchor, said.said), known) or said

    def _carrying(self, said: LinkedStatement) -> LinkedStatement | None:
        """What lists have of a statement whose speaker is no actor: its words alone may be those of another."""
        briefing = self.in_lists(said.briefings[-1])
        days = [said_on(said.anchor, said.said)] if said.said else []
        known = map(self.statements.get, (said.words, *days, said.apart))
        return next(
            (
                each
                for each in known
                if each and briefing in each.briefings and (not said.said or each.is_of(said.said))
            ),
            None,
        )

    def anchor_in(self, said: LinkedStatement, briefing: Key) -> str:
        """Where a statement stands on the page of a briefing that carries it."""
        if said.anchor == said.words:
            return said.anchor
        anchors = {each.anchor for each in self.briefings[briefing].statements}
        return said.anchor if said.anchor in anchors else said.words

    def in_lists(self, briefing: Key) -> Key:
        """The version of a briefing that stands for it in lists, and speaks for all of them."""
        versions = self.versions.get(briefing)
        return versions.listed if versions else briefing


def newest_first(briefing: LinkedBriefing, zone: tzinfo | None) -> tuple[float, str]:
    """The order of briefings: by publication, then by key, so that it is always the same."""
    return -instant(briefing.published, zone).timestamp(), str(briefing.key)
