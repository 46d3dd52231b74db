"""The front page."""

from __future__ import annotations

from markupsafe import Markup

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.corrections import all_corrections
from nutgraf.views.entries import actor_card, teaser
from nutgraf.views.parts import claim_cards, event_card, upcoming
from nutgraf.views.prose import write_line, write_prose
from nutgraf.views.site import Site
from nutgraf.views.story import story_box
from nutgraf.views.types import Chip, EventCard, FrontPage

FRONT = Key(Kind.PAGE, ".")
"""`content/index.md`: its text introduces the front page, its `lead` names the lead briefing."""

STORIES = 3
ACTORS = 12
CLAIMS = 4
TOPICS = 12
UPCOMING = 6
CORRECTIONS = 5


def front_page(site: Site) -> FrontPage:
    """The view of the front page."""
    page, corpus = page_at("", site), site.corpus
    lead = site.lead
    latest = [each for each in corpus.listed[: corpus.settings.latest + 1] if each is not lead]
    intro = corpus.texts.get(FRONT)
    return FrontPage(
        url="",
        root=page.root,
        title=corpus.settings.site_name,
        description=corpus.settings.site_description,
        language=page.language,
        modified=site.last_change(corpus.listed),
        site_name=corpus.settings.site_name,
        intro=write_prose(intro.body, page) if intro else Markup(),
        lead=teaser(lead, page) if lead else None,
        lead_points=_points(lead, page) if lead else (),
        latest=tuple(teaser(each, page) for each in latest[: corpus.settings.latest]),
        stories=tuple(story_box(key, page) for key in _stories(site)[:STORIES]),
        upcoming=_next(site, page),
        actors=tuple(
            actor_card(key, page, page.count("briefings", len(site.of(key).briefings)).text)
            for key in site.busiest(Kind.ACTOR)[:ACTORS]
        ),
        claims=claim_cards([*corpus.claims.values()][:CLAIMS], page),
        topics=tuple(
            page.chip(key, len(site.of(key).briefings)) for key in site.busiest(Kind.TOPIC)[:TOPICS]
        ),
        corrections=all_corrections(corpus.corrected, page)[:CORRECTIONS],
        sections=tuple(
            Chip(page.strings.text(f"indexes.{kind}"), page.to(f"{kind}/"))
            for kind, found in site.index_kinds.items()
            if found
        ),
        indexes={kind: page.to(f"{kind}/") for kind, found in site.index_kinds.items() if found},
    )


def _points(lead: LinkedBriefing, page: PageContext) -> tuple[Markup, ...]:
    """The key points of the lead."""
    texts = page.corpus.texts[lead.key]
    points = (texts.field(f"key_points.{index}") for index, _ in enumerate(lead.item.key_points))
    return tuple(write_line(each, page) for each in points)


def _stories(site: Site) -> list[Key]:
    """Stories by their newest briefing; of one that has no text and no briefing there is nothing to show yet."""
    order = {briefing.key: place for place, briefing in enumerate(site.corpus.listed)}

    def newest(key: Key) -> tuple[int, Key]:
        told: list[LinkedBriefing] = site.of(key).briefings
        return (order[told[0].key] if told else len(order), key)

    def is_told(key: Key) -> bool:
        return bool(site.corpus.stories[key].item.summary or site.of(key).briefings)

    return sorted(filter(is_told, site.corpus.stories), key=newest)


def _next(site: Site, page: PageContext) -> tuple[EventCard, ...]:
    """What is planned, then what became of what was planned, the newest first."""
    events = sorted(site.corpus.events.values(), key=site.event_order)
    settled = [event_card(each.current, page) for each in reversed(events) if _is_settled(each)]
    return (upcoming(events, page) + tuple(settled))[:UPCOMING]


def _is_settled(event: LinkedEvent) -> bool:
    """Whether an event was planned, and is no longer."""
    was_planned = any(each.is_planned for each in event.history)
    return not event.current.is_planned and (was_planned or event.current.status == "cancelled")
