"""A page of every type that has nothing to say beyond what it must have."""

from __future__ import annotations

from markupsafe import Markup

from nutgraf.views.types import (
    ActorCard,
    ActorPage,
    BriefingPage,
    Count,
    EventCard,
    EventPage,
    FrontPage,
    IndexPage,
    Page,
    SourceLine,
    SourcePage,
    StoryPage,
    TopicPage,
)
from tests.render.sample_parts import MONDAY


def minimal_briefing() -> BriefingPage:
    """A briefing of which no more than title and date are known."""
    return BriefingPage(
        url="briefings/minimal/",
        root="../../",
        title="A title and a date",
        description="",
        language="en",
        kind="report",
        notices=(),
        summary=None,
        authors=(),
        published=MONDAY,
        updated=None,
        reading_time=Count(1, "1 min read"),
        place=None,
        story=(),
        topics=(),
        figures=(),
        live=None,
        why_it_matters=None,
        key_points=(),
        body=Markup(""),
        speakers=(),
        claims=(),
        timeline=(),
        upcoming=(),
        actors=(),
        references=(),
        sources=(),
        related=(),
        related_links=(),
        earlier=None,
        later=None,
        corrections=(),
        mentions=(),
    )


def minimal_actor() -> ActorPage:
    """An actor of which no more than the name is known."""
    return ActorPage(
        url="actors/minimal/",
        root="../../",
        title="Minimal",
        description="",
        language="en",
        card=ActorCard("Minimal", "./", "group", "M"),
        credit=None,
        summary=None,
        names=(),
        positions=(),
        member_of=(),
        members=(),
        country=None,
        profile=Markup(""),
        briefing_count=Count(0, "0 briefings"),
        statement_count=Count(0, "0 statements"),
        first_seen=None,
        last_seen=None,
        statements=(),
        topics=(),
        years=(),
        claims=(),
        timeline=(),
        upcoming=(),
        companions=(),
        briefings=(),
        mentions=(),
        aliases=(),
        same_as=(),
        references=(),
    )


def minimal_topic() -> TopicPage:
    """A topic of which no more than the name is known."""
    return TopicPage(
        url="topics/minimal/",
        root="../../",
        title="Minimal",
        description="",
        language="en",
        name="Minimal",
        summary=None,
        status=None,
        trend=None,
        rationale=None,
        parent=None,
        children=(),
        background=Markup(""),
        briefing_count=Count(0, "0 briefings"),
        statement_count=Count(0, "0 statements"),
        timeline=(),
        upcoming=(),
        speakers=(),
        other_speakers=(),
        claims=(),
        briefings=(),
        actors=(),
        related=(),
        mentions=(),
        aliases=(),
        same_as=(),
        references=(),
    )


def minimal_story() -> StoryPage:
    """A story of which no more than the name is known."""
    return StoryPage(
        url="stories/minimal/",
        root="../../",
        title="Minimal",
        description="",
        language="en",
        name="Minimal",
        summary=None,
        status=None,
        so_far=Markup(""),
        topics=(),
        more_topics=(),
        briefings=(),
        timeline=(),
        upcoming=(),
        actors=(),
        claims=(),
        mentions=(),
        references=(),
    )


def minimal_source() -> SourcePage:
    """A source of which no more than the title is known."""
    return SourcePage(
        url="sources/minimal/",
        root="../../",
        title="Minimal",
        description="",
        language="en",
        line=SourceLine("Minimal", "./"),
        facts=(),
        note=Markup(""),
        statements=(),
        cited_by=(),
        mentions=(),
    )


def minimal_event() -> EventPage:
    """An event of which no more than the name is known."""
    return EventPage(
        url="events/minimal/",
        root="../../",
        title="Minimal",
        description="",
        language="en",
        card=EventCard("event-minimal", "Minimal", "./", None, None, planned=False),
        actors=(),
        topics=(),
        history=(),
        course=(),
    )


def minimal_front() -> FrontPage:
    """The front page of a newsroom without a briefing."""
    return FrontPage(
        url="",
        root="./",
        title="Home",
        description="",
        language="en",
        site_name="The Newsroom",
        intro=Markup(""),
        lead=None,
        latest=(),
        stories=(),
        upcoming=(),
        actors=(),
        claims=(),
        topics=(),
        corrections=(),
        sections=(),
    )


def minimal_index() -> IndexPage:
    """An index of nothing."""
    return IndexPage(
        url="briefings/",
        root="../",
        title="Briefings",
        description="",
        language="en",
        kind="briefings",
        heading="Briefings",
        intro=Markup(""),
        count=Count(0, "0 briefings"),
        groups=(),
    )


def minimal_pages() -> tuple[Page, ...]:
    """One page of every type, each with no more than it must have."""
    return (
        minimal_front(),
        minimal_briefing(),
        minimal_actor(),
        minimal_topic(),
        minimal_story(),
        minimal_source(),
        minimal_event(),
        minimal_index(),
    )
