"""Events: https://schema.org/Event."""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.model import EventStatus
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.actors import acting
from nutgraf.views.head.linked_data.nodes import item_url, node, refer_to
from nutgraf.views.site import Site
from nutgraf.views.types import Node

STATUS = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.HELD: "EventScheduled",  # "is taking place or has taken place … as scheduled"
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
}
RESCHEDULED = "EventRescheduled"


def event_node(key: Key, page: PageContext) -> Node:
    """An event as it stands, on its own page."""
    site = page.site
    event = site.corpus.events[key.id]
    now = event.current
    start, end, previous = page.when(now.when), page.when(now.ends), page.when(now.previous)
    status = _status(event)
    return node(
        "Event",
        item_url(key, site),
        name=site.corpus.headings[key],
        startDate=start.iso if start else None,
        endDate=end.iso if end else None,
        previousStartDate=previous.iso if previous else None,
        eventStatus=f"https://schema.org/{status}" if status else None,
        location=node("Place", name=now.place) if now.place else None,
        attendee=acting(now.actors, page),
        about=refer_to(now.topics, site),
        subjectOf=refer_to((each.briefing for each in event.history), site),
    )


def _status(event: LinkedEvent) -> str | None:
    """Postponed to another day is rescheduled: EventPostponed is for what has no new date."""
    now = event.current
    if now.status is None:
        return None
    moved = now.previous is not None and now.when not in (None, now.previous)
    moves = now.status in (EventStatus.SCHEDULED, EventStatus.POSTPONED) and not event.awaits_day
    return RESCHEDULED if moved and moves else STATUS[now.status]


def event_reference(key: Key, site: Site, name: str | None = None) -> Node:
    """An event on the page of something else, by the name that stands there."""
    return node("Event", item_url(key, site), name=name or site.corpus.headings[key])
