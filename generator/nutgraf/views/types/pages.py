"""The pages: each holds just what it shows, in the order in which it shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup

from nutgraf.languages import Direction, direction_of
from nutgraf.views.types.head import Head
from nutgraf.views.types.parts import (
    ActorCard,
    Archives,
    Chip,
    Choice,
    ClaimCard,
    CorrectionLine,
    Count,
    EventCard,
    EventChange,
    Fact,
    Figure,
    Group,
    Heading,
    LanguageLink,
    Link,
    MentionLine,
    Notice,
    OtherName,
    Position,
    ProblemLine,
    ProblemReport,
    Quotation,
    Reference,
    SourceLine,
    SpeakerGroup,
    StoryBox,
    Teaser,
    Tools,
    When,
)
from nutgraf.views.types.pictures import Pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has. `url` is the page's own address in the site, `root` the way from it to the front page.

    `labels` say in search results what it is: its kind, and its date if it has one. `head` is for machines.
    `problems` is for previews: what is published has none.
    """

    template: ClassVar[str]

    url: str
    root: str
    title: str
    description: str
    language: str
    breadcrumbs: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    modified: str | None = None
    notices: tuple[Notice, ...] = ()
    problems: ProblemReport | None = None

    @property
    def direction(self) -> Direction:
        """How the page's language is written."""
        return direction_of(self.language)

    head: Head | None = None
    pictures: Pictures | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPage(Page):
    """One briefing, top to bottom. What is not published yet has no `tools`."""

    template: ClassVar[str] = "briefing.html"

    versions: tuple[LanguageLink, ...] = ()
    kind: str
    summary: str | None
    authors: tuple[Link, ...]
    published: When
    updated: When | None
    reading_time: Count
    place: str | None
    story: tuple[Link, ...]
    topics: tuple[Chip, ...]
    figures: tuple[Figure, ...]
    live: Link | None
    why_it_matters: Markup | None
    key_points: tuple[Markup, ...]
    body: Markup
    speakers: tuple[SpeakerGroup, ...]
    claims: tuple[ClaimCard, ...]
    timeline: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    actors: tuple[ActorCard, ...]
    references: tuple[Reference, ...]
    sources: tuple[SourceLine, ...]
    related: tuple[Teaser, ...]
    related_links: tuple[Link, ...]
    earlier: Teaser | None
    later: Teaser | None
    corrections: tuple[CorrectionLine, ...]
    mentions: tuple[MentionLine, ...]
    tools: Tools | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage(Page):
    """One person, government, body or group: what it said, holds, did, and where it is mentioned.

    Its statements stand by year, newest first; `topics` and `years` are what they can be chosen by.
    """

    template: ClassVar[str] = "actor.html"

    card: ActorCard
    credit: str | None
    """Whose the picture on the card is."""
    summary: str | None
    names: tuple[OtherName, ...]
    positions: tuple[Position, ...]
    member_of: tuple[Link, ...]
    members: tuple[ActorCard, ...]
    country: Link | None
    profile: Markup
    briefing_count: Count
    statement_count: Count
    first_seen: When | None
    last_seen: When | None
    statements: tuple[Group[Quotation], ...]
    topics: tuple[Choice, ...]
    years: tuple[Choice, ...]
    claims: tuple[ClaimCard, ...]
    timeline: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    companions: tuple[ActorCard, ...]
    briefings: tuple[Teaser, ...]
    mentions: tuple[MentionLine, ...]
    aliases: tuple[str, ...]
    same_as: tuple[Link, ...]
    references: tuple[Reference, ...]
    archives: Archives = field(default_factory=Archives)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(Page):
    """One topic: to catch up in a minute, then who said what on it."""

    template: ClassVar[str] = "topic.html"

    name: str
    summary: str | None
    status: str | None
    trend: str | None
    rationale: Markup | None
    parent: Chip | None
    children: tuple[Chip, ...]
    background: Markup
    briefing_count: Count
    statement_count: Count
    timeline: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    speakers: tuple[SpeakerGroup, ...]
    other_speakers: tuple[Chip, ...]
    claims: tuple[ClaimCard, ...]
    briefings: tuple[Teaser, ...]
    actors: tuple[ActorCard, ...]
    related: tuple[Chip, ...]
    mentions: tuple[MentionLine, ...]
    aliases: tuple[str, ...]
    same_as: tuple[Link, ...]
    references: tuple[Reference, ...]
    archives: Archives = field(default_factory=Archives)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage(Page):
    """One story: the story so far, its briefings in order, what is next, who is who, what is disputed.

    `topics` stand in its head, before anything is told: they are few. `more_topics` stand at its side.
    """

    template: ClassVar[str] = "story.html"

    name: str
    summary: str | None
    status: str | None
    so_far: Markup
    topics: tuple[Chip, ...]
    more_topics: tuple[Chip, ...]
    briefings: tuple[Teaser, ...]
    timeline: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    actors: tuple[ActorCard, ...]
    claims: tuple[ClaimCard, ...]
    mentions: tuple[MentionLine, ...]
    references: tuple[Reference, ...]
    archives: Archives = field(default_factory=Archives)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage(Page):
    """One source: what is known of it, what was quoted from it, which pages cite it."""

    template: ClassVar[str] = "source.html"

    line: SourceLine
    facts: tuple[Fact, ...]
    note: Markup
    statements: tuple[Quotation, ...]
    cited_by: tuple[Link, ...]
    mentions: tuple[MentionLine, ...]
    references: tuple[Reference, ...] = ()
    archives: Archives = field(default_factory=Archives)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage(Page):
    """One event: how it stands now, and what each briefing said of it; `course` is each status that it has had."""

    template: ClassVar[str] = "event.html"

    card: EventCard
    course: tuple[str, ...]
    actors: tuple[ActorCard, ...]
    topics: tuple[Chip, ...]
    history: tuple[EventChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage(Page):
    """The way in: the lead, the latest, the story so far, what is next, who is who, what is disputed.

    `indexes` has the address of each index page by its kind (`briefings`, `actors`, …), for "all of them" links.
    """

    template: ClassVar[str] = "front.html"

    site_name: str
    intro: Markup
    lead: Teaser | None
    latest: tuple[Teaser, ...]
    stories: tuple[StoryBox, ...]
    upcoming: tuple[EventCard, ...]
    actors: tuple[ActorCard, ...]
    claims: tuple[ClaimCard, ...]
    topics: tuple[Chip, ...]
    corrections: tuple[CorrectionLine, ...]
    sections: tuple[Chip, ...]
    lead_points: tuple[Markup, ...] = ()
    indexes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(Page):
    """All items of one kind, grouped; the parts of a group are of the one type that `kind` names.

    briefings → Teaser, actors → ActorCard, topics → TopicEntry, stories → StoryBox, sources → SourceLine,
    statements → Quotation, claims → ClaimCard, events → EventCard, corrections → CorrectionLine,
    mentions → MentionLine.

    `urls` are the full addresses of its entries. Of a list that is cut into pages, `newer` and `older` are those beside
    this one, `pages` lead to all of them or to one of each year; this page among them has no address.
    """

    template: ClassVar[str] = "index.html"

    kind: str
    heading: str
    intro: Markup
    count: Count
    groups: tuple[Group[object], ...]
    urls: tuple[str, ...] = ()
    newer: Link | None = None
    older: Link | None = None
    pages: tuple[Link, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage(Page):
    """A plain Markdown page: its text, and the references at its foot. Its heading is in the text."""

    template: ClassVar[str] = "plain.html"

    body: Markup
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsPage(Page):
    """All problems of the content, by file; only a preview has it."""

    template: ClassVar[str] = "problems.html"

    heading: str
    files: tuple[Group[ProblemLine], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadablePage(Page):
    """What stands for an item of which too little could be read: its problems; only a preview has it."""

    template: ClassVar[str] = "unreadable.html"

    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage(Page):
    """What stands at an old address: a whole HTML document that leads to the new one."""

    template: ClassVar[str] = "redirect.html"

    target: str
