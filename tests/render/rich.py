"""A page of every type that has something to say in every part."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from nutgraf.views.types import (
    ActorPage,
    BriefingPage,
    Chip,
    Choice,
    Count,
    EventChange,
    EventPage,
    Fact,
    FrontPage,
    Group,
    Heading,
    IndexPage,
    Link,
    Notice,
    OtherName,
    Page,
    Position,
    SourcePage,
    StoryPage,
    Tools,
    TopicEntry,
    TopicPage,
    When,
)
from tests.render.sample_parts import MONDAY, TUESDAY, UPDATED, ZONED, Parts

DEEP = Parts("../../")
INDEX = Parts("../")
FRONT = Parts("")

BODY = Markup("""\
<p>The White House on Monday said it was “very disappointed” by the decision of
<a class="ng-name" href="../../actors/israel/">Israel</a> to cancel a delegation's visit to
Washington.<sup class="ng-cite" id="cite-1"><a href="#ref-1">1</a></sup> Prime Minister
<a class="ng-name" href="../../actors/benjamin-netanyahu/">Benjamin Netanyahu</a> said the meetings
had been called off; they were to discuss US concerns over a possible offensive in
<a class="ng-name" href="../../topics/rafah/">Rafah</a>, in the south of Gaza.</p>
<h2 id="what-was-said">What was said</h2>
<p>To reporters, <a class="ng-name" href="../../actors/john-kirby/">John Kirby</a> said:</p>
<figure class="ng-quote" id="quote-fulsome"><blockquote><p>We're very disappointed that they will
not be coming to Washington DC, to allow us to have a fulsome conversation with them about viable
alternatives to going in on the ground in Rafah</p></blockquote><figcaption>
<a class="ng-name" href="../../actors/john-kirby/">John Kirby</a>, National Security Council
spokesman, <time datetime="2024-03-25">25 March 2024</time><sup class="ng-cite" id="cite-2"><a
href="#ref-1">1</a></sup></figcaption></figure>
<p>Later, at the White House, he called the resolution non-binding. Under the UN Charter, the
article says, every resolution of the Council is binding.<sup class="ng-cite" id="cite-3"><a
href="#ref-2">2</a></sup> The two stand side by side.</p>
<h2 id="why-it-was-cancelled">Why it was cancelled</h2>
<p>In a phone call, US President Joe Biden had asked for a high-level delegation. It was to hear of
alternatives that would let Israel continue its fight against Hamas in Rafah without high levels of
civilian casualties. The Prime Minister agreed to send a team.</p>
<ul><li>About <strong>1.4 million</strong> displaced people are in the city.</li>
<li>Detailed plans for the operation had <em>not yet</em> reached the White House.</li></ul>
<h3 id="the-vote">The vote</h3>
<p>The Security Council has fifteen members. It is the first time that it has passed a resolution
demanding a ceasefire in this conflict.</p>
""")

PROSE = Markup("""\
<p>About 1.4 million people displaced by the war are in the city, the southernmost in
Gaza.<sup class="ng-cite" id="cite-1"><a href="#ref-1">1</a></sup> The
<a class="ng-name" href="../../actors/white-house/">White House</a> says that it has not received
detailed plans for an operation there.<sup class="ng-cite" id="cite-2"><a href="#ref-1">1</a></sup>
Resolutions of the Council are binding under the Charter.<sup class="ng-cite" id="cite-3"><a
href="#ref-2">2</a></sup></p>
""")

CRUMBS = (Link("Home", "../../"), Link("Briefings", "../../briefings/"))


def rich_briefing() -> BriefingPage:
    """A briefing with every part."""
    earlier, later, *_ = DEEP.teasers()
    return BriefingPage(
        url="briefings/cancelled-visit/",
        root="../../",
        title="Israel calls off its Washington visit after the US lets a ceasefire resolution pass",
        description="The White House says it is disappointed.",
        language="en",
        breadcrumbs=CRUMBS,
        headings=(Heading(2, "what-was-said", "What was said"),),
        kind="report",
        notices=(
            Notice("embargo", "Under embargo until 26 March 2024, 12:00."),
            Notice("translation", "Machine translation, reviewed by a person."),
            Notice("correction", "Corrected on 26 March 2024."),
        ),
        summary="The White House says it is “very disappointed”. Mr Netanyahu's office says the "
        "United States has “abandoned its policy in the UN”.",
        authors=(Link("The foreign desk"), Link("A second desk", "../../actors/desk/")),
        published=ZONED,
        updated=UPDATED,
        reading_time=Count(4, "4 min read"),
        place="Washington",
        story=(Link("The US and Israel, divided over Rafah", "../../stories/us-israel-rafah/"),),
        topics=(DEEP.chip("Washington visit"), DEEP.chip("US abstention", 2), DEEP.chip("Rafah")),
        figures=DEEP.figures(),
        live=Link("Follow the latest news on Israel-Gaza"),
        why_it_matters=Markup(
            "<p>The visit was to be about other ways than a ground offensive in Rafah. Without it "
            "the two governments must find another occasion to talk about them.</p>"
        ),
        key_points=(
            Markup("The US <strong>abstained</strong> in the Security Council."),
            Markup("Israel called off the visit of a delegation to Washington."),
            Markup("The US speaks of an unchanged position; Israel of an abandoned policy."),
        ),
        body=BODY,
        speakers=DEEP.speakers(),
        claims=DEEP.claims(),
        timeline=DEEP.events(),
        upcoming=DEEP.upcoming(),
        actors=DEEP.cards()[:7],
        references=DEEP.references(),
        sources=(DEEP.source(), DEEP.known_source()),
        related=tuple(
            replace(item, reasons=(DEEP.link("John Kirby"),)) for item in DEEP.teasers()[:3]
        ),
        related_links=(Link("US Vice President warns of “huge mistake”"),),
        earlier=earlier,
        later=later,
        corrections=DEEP.corrections(),
        tools=Tools(
            "Israel calls off a visit. Nutgraf, 26 March 2024.",
            url="https://example.org/x/",
            mail="mailto:?subject=Israel",
            report="mailto:desk@example.org",
        ),
        mentions=DEEP.mentions(),
    )


def rich_actor() -> ActorPage:
    """An actor with every part."""
    return ActorPage(
        url="actors/benjamin-netanyahu/",
        root="../../",
        title="Benjamin Netanyahu",
        description="Prime Minister of Israel",
        language="en",
        breadcrumbs=(Link("Home", "../../"), Link("Actors", "../../actors/")),
        card=DEEP.card("Benjamin Netanyahu"),
        credit="An agency",
        summary="The Israeli Prime Minister, who called off the visit of a delegation.",
        names=(
            OtherName("he", "Hebrew", "בנימין נתניהו", "rtl"),
            OtherName("ar", "Arabic", "بنيامين نتنياهو", "rtl"),
        ),
        positions=(
            Position(
                "Prime Minister", DEEP.link("Israel"), When("2022-12-29", "29 December 2022"), None
            ),
            Position("Member", None, None, None),
        ),
        member_of=(Link("A party"), DEEP.link("Israel")),
        members=DEEP.cards()[2:4],
        country=DEEP.link("Israel"),
        profile=PROSE,
        briefing_count=Count(3, "3 briefings"),
        statement_count=Count(4, "4 statements"),
        first_seen=MONDAY,
        last_seen=TUESDAY,
        statements=(
            Group("2024", "year-2024", DEEP.statements()[:2]),
            Group("2023", "year-2023", DEEP.statements()[2:]),
        ),
        topics=(
            Choice("topic-rafah", "Rafah", 3, "../../topics/rafah/#speaker-benjamin-netanyahu"),
            Choice("topic-vote", "The vote", 1, "../../topics/vote/#speaker-benjamin-netanyahu"),
        ),
        years=(
            Choice("year-2024", "2024", 2, "#year-2024"),
            Choice("year-2023", "2023", 2, "#year-2023"),
        ),
        claims=DEEP.claims(),
        timeline=DEEP.events(),
        upcoming=DEEP.upcoming(),
        companions=tuple(
            DEEP.card(name, "3 briefings in common")
            for name in ("Joe Biden", "John Kirby", "Israel")
        ),
        briefings=DEEP.teasers(),
        mentions=DEEP.mentions(),
        aliases=("Netanyahu", "Mr Netanyahu", "Prime Minister Netanyahu"),
        same_as=(Link("wikidata.org", "https://www.wikidata.org/wiki/Q43723"),),
        references=DEEP.references(),
    )


def rich_topic() -> TopicPage:
    """A topic with every part."""
    return TopicPage(
        url="topics/rafah-offensive/",
        root="../../",
        title="Rafah offensive",
        description="The planned operation.",
        language="en",
        breadcrumbs=(Link("Home", "../../"), Link("Topics", "../../topics/")),
        name="Rafah offensive",
        summary="Israel plans a ground operation in the southernmost city of Gaza; the US asks it "
        "to consider alternatives.",
        status="planned",
        trend="unclear",
        rationale=Markup("<p>No detailed plans have reached the White House.</p>"),
        parent=DEEP.chip("Israel-Gaza war"),
        children=(DEEP.chip("Alternatives to invasion", 2),),
        background=PROSE,
        briefing_count=Count(3, "3 briefings"),
        statement_count=Count(4, "4 statements"),
        timeline=DEEP.events(),
        upcoming=DEEP.upcoming(),
        speakers=DEEP.speakers(),
        other_speakers=(
            Chip("The pilot", "../../actors/pilot/#part-statements", 3, anchor="speaker-pilot"),
            Chip("A neighbour", "statements/", 1),
        ),
        claims=DEEP.claims(),
        briefings=DEEP.teasers(),
        actors=DEEP.cards()[:4],
        related=(DEEP.chip("Ceasefire resolution", 3), DEEP.chip("Humanitarian crisis", 2)),
        mentions=DEEP.mentions(),
        aliases=("invasion of Rafah", "ground operation in Rafah"),
        same_as=(Link("wikidata.org", "https://www.wikidata.org/wiki/Q124535537"),),
        references=DEEP.references(),
    )


def rich_story() -> StoryPage:
    """A story with every part."""
    box = DEEP.story()
    return StoryPage(
        url="stories/us-israel-rafah/",
        root="../../",
        title=box.name,
        description="A visit called off.",
        language="en",
        breadcrumbs=(Link("Home", "../../"), Link("Stories", "../../stories/")),
        name=box.name,
        summary=box.summary,
        status=box.status,
        so_far=PROSE,
        topics=(DEEP.chip("Washington visit"), DEEP.chip("Rafah offensive")),
        more_topics=(DEEP.chip("Ceasefire resolution", 3),),
        briefings=box.briefings,
        timeline=box.events,
        upcoming=DEEP.upcoming(),
        actors=DEEP.cards(),
        claims=DEEP.claims(),
        mentions=DEEP.mentions(),
        references=DEEP.references(),
    )


def rich_source() -> SourcePage:
    """A source with every part."""
    charter = Link("un.org", "https://www.un.org/en/about-us/un-charter")
    return SourcePage(
        url="sources/charter/",
        root="../../",
        title="Charter of the United Nations",
        description="A source.",
        language="en",
        breadcrumbs=(Link("Home", "../../"), Link("Sources", "../../sources/")),
        line=DEEP.known_source(),
        facts=(
            Fact("publisher", Link("United Nations")),
            Fact("published", When("1945-06-26", "26 June 1945")),
            Fact("url", charter),
        ),
        note=PROSE,
        statements=DEEP.statements(),
        cited_by=(DEEP.briefing("The Council demands a ceasefire"), Link("About", "../../about/")),
        mentions=DEEP.mentions(),
        references=DEEP.references(),
    )


def rich_event() -> EventPage:
    """An event that was planned, postponed and cancelled."""
    card = DEEP.upcoming()[0]
    postponed = replace(card, status="postponed", when=TUESDAY, previous=MONDAY)
    return EventPage(
        url="events/gallant-austin/",
        root="../../",
        title=card.name,
        description="A meeting.",
        language="en",
        breadcrumbs=(Link("Home", "../../"), Link("Events", "../../events/")),
        card=replace(card, place="Washington", source=DEEP.source("paragraph 24")),
        actors=(DEEP.card("Yoav Gallant"), DEEP.card("Lloyd Austin")),
        topics=(DEEP.chip("Rafah offensive"),),
        course=("scheduled", "cancelled"),
        history=(
            EventChange(card, DEEP.briefing("What is next in Washington"), MONDAY),
            EventChange(postponed, DEEP.briefing("The meeting moves"), TUESDAY),
            EventChange(replace(card, status="cancelled"), DEEP.briefing("No meeting"), TUESDAY),
        ),
    )


def rich_front() -> FrontPage:
    """A front page with every part."""
    kinds = ("briefings", "actors", "topics", "stories", "claims", "events", "corrections")
    lead, *latest = FRONT.teasers()
    return FrontPage(
        url="",
        root="./",
        title="Home",
        description="A newsroom about one story.",
        language="en",
        site_name="The Newsroom",
        intro=Markup("<p>One news story, told in briefings that name their source.</p>"),
        lead=lead,
        latest=tuple(latest),
        stories=(FRONT.story(),),
        upcoming=FRONT.upcoming(),
        actors=FRONT.cards(),
        claims=FRONT.claims(),
        topics=tuple(
            FRONT.chip(name, count)
            for name, count in (("Rafah offensive", 4), ("Binding force", 1), ("Gaza", 12))
        ),
        corrections=FRONT.corrections(),
        sections=(Chip("Statements", "statements/", 16), Chip("Sources", "sources/", 1)),
        indexes={kind: f"{kind}/" for kind in kinds},
    )


def rich_index(kind: str) -> IndexPage:
    """An index page of that kind, in two groups, with pages before and after."""
    first, second = _groups(kind)
    return IndexPage(
        url=f"{kind}/",
        root="../",
        title=kind.title(),
        description=f"All {kind}.",
        language="en",
        breadcrumbs=(Link("Home", "../"), Link(kind.title())),
        kind=kind,
        heading=kind.title(),
        intro=Markup("<p>Every one, newest first.</p>"),
        count=Count(12, f"12 {kind}"),
        groups=(Group("March 2024", "2024-03", first), Group("Earlier", "earlier", second)),
        newer=Link("April 2024", "../"),
        older=Link("February 2024", "../"),
        pages=(Link("1", "../"), Link("2"), Link("3", "../")),
    )


def _groups(kind: str) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What an index of that kind lists, in two groups that share no item."""
    topics = (
        TopicEntry(
            "Rafah offensive",
            "../topics/rafah-offensive/",
            "Israel plans a ground operation in the southernmost city of Gaza.",
            Count(3, "3 briefings"),
            (INDEX.chip("Alternatives to invasion"),),
        ),
        TopicEntry("UN Charter", "../topics/un-charter/", None, Count(1, "1 briefing")),
    )
    parts: dict[str, tuple[object, ...]] = {
        "briefings": INDEX.teasers(),
        "actors": INDEX.cards(),
        "topics": topics,
        "stories": (INDEX.story(),),
        "sources": (INDEX.source(), INDEX.known_source()),
        "statements": INDEX.statements(),
        "claims": INDEX.claims(),
        "events": INDEX.events(),
        "corrections": INDEX.corrections(),
    }
    items = parts[kind]
    half = (len(items) + 1) // 2
    return items[:half], items[half:]


INDEX_KINDS = (
    "briefings",
    "actors",
    "topics",
    "stories",
    "sources",
    "statements",
    "claims",
    "events",
    "corrections",
)


def rich_pages() -> tuple[Page, ...]:
    """One page of every type, and an index of every kind, each with every part."""
    indexes = tuple(rich_index(kind) for kind in INDEX_KINDS)
    return (
        rich_front(),
        rich_briefing(),
        rich_actor(),
        rich_topic(),
        rich_story(),
        rich_source(),
        rich_event(),
        *indexes,
    )
