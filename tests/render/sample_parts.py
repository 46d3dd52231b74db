"""Parts of sample pages: what the source article says, in the shape that templates see."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nutgraf.views.types import (
    ActorCard,
    Chip,
    ClaimCard,
    CorrectionLine,
    Count,
    EventCard,
    Figure,
    Link,
    MentionLine,
    Passage,
    PositionLine,
    Quotation,
    Reference,
    SourceLine,
    SpeakerGroup,
    StoryBox,
    Teaser,
    When,
)

MONDAY = When("2024-03-25", "25 March 2024")
TUESDAY = When("2024-03-26", "26 March 2024")
UPDATED = When("2024-03-26T00:35", "26 March 2024, 00:35")
ZONED = When("2024-03-26T09:00+00:00", "26 March 2024, 09:00", "UTC")

ROLES = {
    "John Kirby": "National Security Council spokesman",
    "Benjamin Netanyahu": "Prime Minister of Israel",
    "Joe Biden": "President of the United States",
    "Yoav Gallant": "Defence Minister of Israel",
    "Lloyd Austin": "US Defence Secretary",
    "Antony Blinken": "US Secretary of State",
    "Jake Sullivan": "US National Security Adviser",
    "Matthew Miller": "State Department spokesman",
}
BODIES = {
    "White House": "government",
    "UN Security Council": "organization",
    "Israel": "country",
    "Hamas": "group",
}


def slug(name: str) -> str:
    """The last part of the address of an item of that name."""
    return name.lower().replace(" ", "-")


@dataclass(frozen=True)
class Parts:
    """Makes parts for a page from which `root` leads to the front page."""

    root: str

    def actor_href(self, name: str) -> str:
        """The address of an actor."""
        return f"{self.root}actors/{slug(name)}/"

    def link(self, name: str) -> Link:
        """A link to an actor."""
        return Link(name, self.actor_href(name))

    def briefing(self, title: str) -> Link:
        """A link to a briefing."""
        return Link(title, f"{self.root}briefings/{slug(title)[:12]}/")

    def chip(self, name: str, count: int | None = None) -> Chip:
        """A topic."""
        return Chip(name, f"{self.root}topics/{slug(name)}/", count)

    def card(self, name: str, detail: str | None = None) -> ActorCard:
        """An actor in a list."""
        monogram = "".join(word[0] for word in name.split()[:2])
        kind = BODIES.get(name, "person")
        return ActorCard(name, self.actor_href(name), kind, monogram, ROLES.get(name), None, detail)

    def cards(self) -> tuple[ActorCard, ...]:
        """Every actor of the samples."""
        counted = {"John Kirby": "6 statements", "White House": "1 statement"}
        return tuple(self.card(name, counted.get(name)) for name in (*ROLES, *BODIES))

    def source(self, locator: str | None = None) -> SourceLine:
        """The article, with the little that is known of it."""
        return SourceLine(
            title="US ‘disappointed’ and ‘perplexed’ as Israel cancels delegation’s trip",
            href=f"{self.root}sources/us-israel-visit/",
            updated=UPDATED,
            locator=locator,
        )

    def known_source(self) -> SourceLine:
        """A source of which everything is known."""
        return SourceLine(
            title="Charter of the United Nations",
            href=f"{self.root}sources/charter/",
            publisher="United Nations",
            author="San Francisco Conference",
            published=When("1945-06-26", "26 June 1945"),
            updated=When("1973-09-24", "24 September 1973"),
            url="https://www.un.org/en/about-us/un-charter",
            locator="Article 25",
        )

    def statements(self) -> tuple[Quotation, ...]:
        """Statements of every shape: a quotation, a partial one, a paraphrase, one translated."""
        kirby = self.link("John Kirby")
        return (
            Quotation(
                anchor="statement-perplexed",
                text="We're perplexed by this. This is a non-binding resolution, so there's no "
                "impact at all on Israel and Israel's ability to continue to go after Hamas.",
                verbatim=True,
                speaker=kirby,
                monogram="JK",
                role=ROLES["John Kirby"],
                said=MONDAY,
                venue="White House briefing",
                to=(Link("reporters"),),
                place="Washington",
                source=self.source("paragraph 4"),
                topics=(self.chip("Ceasefire resolution"), self.chip("Binding force")),
            ),
            Quotation(
                anchor="statement-unchanged",
                text="The abstention did not alter the position of the US on the war.",
                verbatim=False,
                speaker=kirby,
                monogram="JK",
                role=ROLES["John Kirby"],
                source=self.source("paragraph 11"),
                briefings=(self.briefing("The Council demands a ceasefire"),),
            ),
            Quotation(
                anchor="statement-charter",
                text="The Members of the United Nations agree to accept and carry out the "
                "decisions of the Security Council in accordance with the present Charter.",
                verbatim=True,
                speaker=Link("UN Charter"),
                monogram="UN",
                medium="Article 25",
                language="ar",
                original='يتعهد أعضاء "الأمم المتحدة" بقبول قرارات مجلس الأمن '
                "وتنفيذها وفق هذا الميثاق",
                original_direction="rtl",
            ),
            Quotation(
                anchor="statement-mistake",
                text="huge mistake",
                verbatim=True,
                speaker=Link("US Vice President"),
                monogram="VP",
                source=self.source(),
            ),
        )

    def claims(self) -> tuple[ClaimCard, ...]:
        """A claim with two positions, and one with four stances and no status."""
        return (
            ClaimCard(
                anchor="claim-non-binding",
                href=f"{self.root}claims/#claim-non-binding",
                claim="The Security Council's ceasefire resolution is non-binding.",
                status="disputed",
                positions=(
                    PositionLine(
                        "asserts",
                        self.link("John Kirby"),
                        None,
                        "This is a non-binding resolution, so there's no impact at all on Israel.",
                        MONDAY,
                        self.source("paragraph 4"),
                    ),
                    PositionLine(
                        "disputes",
                        Link("UN Charter"),
                        "What the Security Council resolves is always binding in international "
                        "law, as the article reports the Charter.",
                        None,
                        None,
                        self.source("paragraph 5"),
                    ),
                ),
                topics=(self.chip("Binding force"),),
                briefings=(self.briefing("The Council demands a ceasefire"),),
            ),
            ClaimCard(
                anchor="claim-policy",
                href=f"{self.root}claims/#claim-policy",
                claim="With its abstention the United States changed its policy.",
                positions=(
                    PositionLine(
                        "asserts",
                        Link("Office of Benjamin Netanyahu"),
                        None,
                        "The United States has abandoned its policy in the UN today",
                    ),
                    PositionLine("disputes", self.link("John Kirby"), "It was not a change.", None),
                    PositionLine("context", Link("The vote"), "The US abstained.", None),
                ),
            ),
        )

    def events(self) -> tuple[EventCard, ...]:
        """What has happened: held, cancelled, without a date."""
        href = f"{self.root}events/sample/"
        return (
            EventCard(
                anchor="event-vote",
                name="The Security Council adopts a ceasefire resolution",
                href=href,
                when=None,
                status="held",
                planned=False,
                note=Markup("<p>The US abstained. The article names no day for the vote.</p>"),
                actors=(self.link("UN Security Council"),),
                source=self.source("paragraph 7"),
            ),
            EventCard(
                anchor="event-visit",
                name="An Israeli delegation visits Washington",
                href=href,
                when=MONDAY,
                status="cancelled",
                planned=False,
                place="Washington",
            ),
            EventCard(
                anchor="event-talks",
                name="Yoav Gallant meets Antony Blinken and Jake Sullivan",
                href=href,
                when=MONDAY,
                ends=TUESDAY,
                status=None,
                planned=False,
                place="Washington",
                actors=(self.link("Yoav Gallant"), self.link("Antony Blinken")),
            ),
        )

    def upcoming(self) -> tuple[EventCard, ...]:
        """What is planned."""
        return (
            EventCard(
                anchor="event-austin",
                name="Yoav Gallant meets Lloyd Austin",
                href=f"{self.root}events/gallant-austin/",
                when=TUESDAY,
                status="scheduled",
                planned=True,
                previous=MONDAY,
                actors=(self.link("Yoav Gallant"), self.link("Lloyd Austin")),
                note=Markup("<p>Expected on Tuesday; no place and no hour are named.</p>"),
            ),
        )

    def teasers(self) -> tuple[Teaser, ...]:
        """Briefings in a list, one of each kind that a list must show."""
        href = f"{self.root}briefings/sample/"
        return (
            Teaser(
                title="Israel calls off its Washington visit after the US lets a ceasefire "
                "resolution pass",
                href=href,
                kind="report",
                published=TUESDAY,
                summary="The White House says it is “very disappointed”. Mr Netanyahu's office "
                "says the United States has “abandoned its policy in the UN”.",
                topics=(self.chip("Washington visit"), self.chip("US abstention")),
            ),
            Teaser(
                title="The Council demands a ceasefire, and a dispute begins over whether its "
                "words bind",
                href=href,
                kind="analysis",
                published=TUESDAY,
                summary="The US calls the resolution non-binding. The UN Charter, as the article "
                "reports it, makes no such exception.",
                topics=(self.chip("Binding force"),),
            ),
            Teaser(
                title="Rafah, and what the US would have Israel do instead",
                href=href,
                kind="background",
                published=MONDAY,
                summary="About 1.4 million displaced people are in the city.",
            ),
            Teaser(
                title="Without the delegation, the talks turn to Israel's Defence Minister",
                href=href,
                kind="live",
                published=MONDAY,
                withdrawn=True,
            ),
        )

    def mentions(self) -> tuple[MentionLine, ...]:
        """Sentences that name the item."""
        return (
            MentionLine(
                self.briefing("Israel calls off its visit"),
                TUESDAY,
                "Later at the White House, ",
                "Mr Kirby",
                " said the US was perplexed.",
                Count(2, "2 more mentions"),
            ),
            MentionLine(self.briefing("About"), None, "It was ", "John Kirby", " who said so."),
        )

    def speakers(self) -> tuple[SpeakerGroup, ...]:
        """Two actors, an office without a page, and words of no known speaker."""
        kirby, unchanged, charter, mistake = self.statements()
        office = ActorCard("An unnamed official", None, "other", "AO", detail="1 statement")
        return (
            SpeakerGroup(
                self.card("John Kirby", "2 statements"), "speaker-john-kirby", (kirby, unchanged)
            ),
            SpeakerGroup(office, "speaker--2", (charter,)),
            SpeakerGroup(None, "speaker--3", (mistake,)),
        )

    def references(self) -> tuple[Reference, ...]:
        """Two sources with their passages, cited twice, once and not in the text."""
        back = (Link("a", "#cite-1"), Link("b", "#cite-2"))
        return (
            Reference(
                self.source(),
                (Passage(1, "ref-1", "paragraph 1", back), Passage(3, "ref-3", "paragraph 9")),
            ),
            Reference(self.known_source(), (Passage(2, "ref-2", None, (Link("a", "#cite-3"),)),)),
        )

    def corrections(self) -> tuple[CorrectionLine, ...]:
        """A dated correction with its briefing, and one without either."""
        text = Markup("<p>An earlier version gave the wrong number of members.</p>")
        briefing = self.briefing("The Council demands a ceasefire")
        return (CorrectionLine(text, TUESDAY, briefing), CorrectionLine(text, None))

    def figures(self) -> tuple[Figure, ...]:
        """A film of which only the caption is known."""
        return (Figure("video", "“We will finish the job in Rafah”", "The article", ""),)

    def story(self) -> StoryBox:
        """A story with its events and briefings."""
        return StoryBox(
            name="The US and Israel, divided over Rafah",
            href=f"{self.root}stories/us-israel-rafah/",
            summary="A US abstention in the UN Security Council, a visit called off, and the "
            "argument over a ground operation in Rafah that lies behind both.",
            status="ongoing",
            events=self.events(),
            briefings=self.teasers()[:3],
        )
