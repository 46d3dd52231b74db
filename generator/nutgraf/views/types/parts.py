"""The small parts of which pages are built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from markupsafe import Markup

from nutgraf.load.sizes import Size

Part = TypeVar("Part", covariant=True)


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go. `href` is None where there is nowhere to go (an author without a page): plain text then.

    `language` is that of the text, where it is not the page's.
    """

    text: str
    href: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same briefing in another language, under that language's own name; without `href` it is this page."""

    language: str
    name: str
    direction: Literal["ltr", "rtl"]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date or a moment: `iso` for the `datetime` attribute, `text` for people, `zone` where one is known."""

    iso: str
    text: str
    zone: str | None = None

    @property
    def written(self) -> str:
        """In words, a moment with its zone."""
        return f"{self.text} {self.zone}" if self.zone else self.text


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its noun in the page's language: `Count(3, "3 briefings")`."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A line above the headline that a reader must not miss; `text` is already in the page's language.

    `link` leads to what the text speaks of last: the original of a translation.
    """

    kind: Literal["draft", "embargo", "withdrawn", "translation", "correction", "expired"]
    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, film or sound. `src` is None where only the caption is known.

    `film` leads to one that its host plays, and is called as that host. What `is_remote` is loaded when asked for. A
    picture's `size` is None where it is not known.
    """

    kind: str
    caption: str | None
    credit: str | None
    alt: str
    src: str | None = None
    film: Link | None = None
    is_remote: bool = False
    size: Size | None = None


@dataclass(frozen=True, slots=True)
class ActorCard:
    """One actor in a list. `detail` says why it is listed here, such as `2 statements`.

    `href` is None for who has no page: an office or unnamed official that a statement is attributed to. The
    languages of name and role are given where they are not the page's.
    """

    name: str
    href: str | None
    type: str
    monogram: str
    role: str | None = None
    image: str | None = None
    detail: str | None = None
    name_language: str | None = None
    role_language: str | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """One topic (or story, or actor) as a small label; `language` is that of the text, where it is not the page's.

    `anchor` is the id by which other pages lead to it.
    """

    text: str
    href: str
    count: int | None = None
    language: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source, cited: what is unknown is None and left out. `language` is that of the title, if not the page's."""

    title: str
    href: str
    publisher: str | None = None
    author: str | None = None
    published: When | None = None
    updated: When | None = None
    url: str | None = None
    locator: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered passage of a source; `backlinks` lead to the places in the prose that cite it.

    `locator` is None where the source is cited as a whole.
    """

    number: int
    anchor: str
    locator: str | None = None
    backlinks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A source at the foot of a page, told once, with all its passages that the page cites."""

    source: SourceLine
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One statement: the words (verbatim, or a paraphrase), and who said them, when, where and in which source.

    `speaker.href` is None for an attribution that is no actor. `role` is the role held on that date.
    `reported` is the day of the first report where `said` is unknown. `briefings` are the briefings that carry it
    (empty on a briefing's own page). `marks` are what it can be chosen by: the marks of the page's `Choice`s.
    `language` is that in which it was said, `told_in` that of the briefings' words: a paraphrase, the translation of an
    `original`, occasion and place. Both where they are not the page's.
    """

    anchor: str
    text: str
    verbatim: bool
    speaker: Link
    monogram: str
    role: str | None = None
    role_language: str | None = None
    said: When | None = None
    reported: When | None = None
    venue: str | None = None
    medium: str | None = None
    to: tuple[Link, ...] = ()
    place: str | None = None
    source: SourceLine | None = None
    topics: tuple[Chip, ...] = ()
    language: str | None = None
    told_in: str | None = None
    original: str | None = None
    original_direction: Literal["ltr", "rtl"] = "ltr"
    briefings: tuple[Link, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A topic or a year by which statements can be chosen: those that have its `mark`.

    `href` leads to them where nothing can be chosen in place.
    """

    mark: str
    text: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One position on a claim; `stance` is `asserts`, `supports`, `disputes` or `context`.

    `language` is that of its words, where it is not the page's.
    """

    stance: str
    holder: Link
    text: str | None
    quote: str | None
    said: When | None = None
    source: SourceLine | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """What is claimed, and the positions on it side by side. `status` is None unless the writers gave one.

    `language` is that of the claim, where it is not the page's: each position may be in another.
    """

    anchor: str
    href: str
    claim: str
    positions: tuple[PositionLine, ...]
    status: str | None = None
    topics: tuple[Chip, ...] = ()
    briefings: tuple[Link, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class EventCard:
    """Something that happened or is planned; `status` is `scheduled`, `held`, `cancelled` or `postponed`, or None.

    The languages of name (`language`), place and note are given where they are not the page's.
    """

    anchor: str
    name: str
    href: str
    when: When | None
    status: str | None
    planned: bool
    ends: When | None = None
    previous: When | None = None
    place: str | None = None
    note: Markup | None = None
    actors: tuple[Link, ...] = ()
    source: SourceLine | None = None
    language: str | None = None
    place_language: str | None = None
    note_language: str | None = None


@dataclass(frozen=True, slots=True)
class Teaser:
    """One briefing in a list, and the other languages in which it stands (`versions`).

    `reasons` say why it is related (topics and actors shared).
    """

    title: str
    href: str
    kind: str
    published: When
    summary: str | None = None
    topics: tuple[Chip, ...] = ()
    image: str | None = None
    language: str | None = None
    reasons: tuple[Link, ...] = ()
    withdrawn: bool = False
    versions: tuple[LanguageLink, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A sentence that names this item, on another page: `before`, the name as it stands there, `after`.

    `language` is that of the sentence, where it is not the page's.
    """

    page: Link
    published: When | None
    before: str
    name: str
    after: str
    more: Count | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction; on the briefing's own page it has an `anchor`, and no `briefing`.

    Elsewhere it says whether the briefing is `withdrawn`, and its language, where that is another than the page's.
    """

    text: Markup
    date: When | None
    briefing: Link | None = None
    anchor: str | None = None
    withdrawn: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What a reader may do with a briefing: `citation` names it, and ends with its `url` if the site knows its own.

    `mail` hands it on, `report` leads to where errors are reported, if the site tells.
    """

    citation: str
    url: str | None = None
    mail: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the prose, for a table of contents."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Group(Generic[Part]):
    """A labelled part of an index page, such as the briefings of a month."""

    label: str
    anchor: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """What one speaker has said, in a briefing or on a topic; `actor` is None where no speaker is known."""

    actor: ActorCard | None
    anchor: str
    statements: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """An office that a person held or holds."""

    title: str
    organization: Link | None
    start: When | None
    end: When | None


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name in another language or script."""

    language: str
    language_name: str
    name: str
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a fact table: the label is a key of the theme's strings."""

    label: str
    value: Link | When


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem of the content, in a preview: `place` is `path:line:column`, `source` the text of that line.

    In `message` and `hint`, what is to be typed is marked as code.
    """

    level: Literal["error", "warning", "notice"]
    place: str
    line: int
    field: str
    message: Markup
    hint: Markup
    source: str


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """What a preview shows of the problems: those of the page's own file, and how many there are in all."""

    own: tuple[ProblemLine, ...]
    total: Link


@dataclass(frozen=True, slots=True)
class EventChange:
    """What one briefing said of an event: its history, oldest first."""

    card: EventCard
    briefing: Link
    published: When


@dataclass(frozen=True, slots=True)
class StoryBox:
    """A story on the front page: its name, its summary and its events and briefings by date."""

    name: str
    href: str
    summary: str | None
    status: str | None
    events: tuple[EventCard, ...]
    briefings: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """One topic in the index of topics."""

    name: str
    href: str
    summary: str | None
    count: Count
    children: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Archives:
    """Links to the lists of an item; None where its page shows all that they would."""

    briefings: str | None = None
    statements: str | None = None
    claims: str | None = None
    events: str | None = None
    mentions: str | None = None
