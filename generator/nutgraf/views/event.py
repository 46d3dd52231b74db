"""The page of an event: how it stands, and what each briefing said of it."""

from __future__ import annotations

from itertools import groupby

from nutgraf.keys import Key
from nutgraf.link.linked_event import EventReport
from nutgraf.views.context import page_at
from nutgraf.views.entries import actor_card
from nutgraf.views.parts import event_card, standing
from nutgraf.views.site import Site
from nutgraf.views.types import EventChange, EventPage


def event_page(key: Key, site: Site) -> EventPage:
    """The view of one event."""
    event = site.corpus.events[key.id]
    page = page_at(site.corpus.addresses[key], site)
    briefings = [site.corpus.briefings[each.briefing] for each in event.history]
    card, status = event_card(event.current, page), standing(event.current, page)
    when = card.when.written if card.when else ""
    return EventPage(
        url=page.url,
        root=page.root,
        title=card.name,
        description=": ".join(filter(None, [card.name, when])) + (f" ({status})" if status else ""),
        language=page.language,
        breadcrumbs=page.breadcrumbs("events"),
        labels=tuple(filter(None, [page.strings.text("event"), status, when])),
        modified=site.last_change(briefings),
        card=card,
        course=tuple(status for status, _ in groupby(map(_status, event.history)) if status),
        actors=tuple(actor_card(each, page) for each in event.current.actors),
        topics=page.chips(event.current.topics),
        history=tuple(
            EventChange(event_card(said, page), page.link(each.key), page.day(each.published))
            for said, each in zip(event.history, briefings, strict=True)
        ),
    )


def _status(said: EventReport) -> str | None:
    """The status that a briefing told; one that told none of what is to come had it scheduled."""
    if said.status:
        return said.status.value
    return "scheduled" if said.is_planned else None
