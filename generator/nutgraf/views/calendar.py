"""Calendars of what was or is planned: of the whole site, and of each story.

An event that was called off or postponed stays, so that the calendars of those who follow it are set right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from nutgraf.keys import Key, Kind
from nutgraf.link.files import CALENDAR
from nutgraf.link.linked_event import EventReport, LinkedEvent
from nutgraf.model import EventStatus
from nutgraf.times import LAST, day_of, instant
from nutgraf.views.context import page_at
from nutgraf.views.site import Site
from nutgraf.views.types import CalendarEntry, CalendarFile, FeedLink

TYPE = "text/calendar"
ALL = "events/"
"""The index of events, beside which the calendar of the whole site lies."""


def calendar_files(site: Site) -> Iterator[tuple[str, Callable[[], CalendarFile]]]:
    """Each calendar that has an entry: its address, and how to make its view."""
    if not site.corpus.settings.site_url:
        return
    for key in (None, *site.corpus.stories):
        if any(map(_is_kept, _events(key, site))):
            address = site.corpus.addresses[key] if key else ALL
            yield f"{address}{CALENDAR}", partial(_calendar, key, site)


def calendar_links(address: str, key: Key | None, site: Site) -> tuple[FeedLink, ...]:
    """The calendar of the page at an address, which shows the item `key`."""
    is_story = key is not None and key.kind is Kind.STORY
    if not site.corpus.settings.site_url or not (is_story or address == ALL):
        return ()
    if not any(map(_is_kept, _events(key, site))):
        return ()
    return (FeedLink(TYPE, _name(key, site), page_at(address, site).to(f"{address}{CALENDAR}")),)


def _name(story: Key | None, site: Site) -> str:
    return site.corpus.headings[story] if story else site.corpus.settings.site_name


def _events(story: Key | None, site: Site) -> list[LinkedEvent]:
    """The events of a story, or all."""
    if story:
        return site.of(story).events
    return sorted(site.corpus.events.values(), key=site.event_order)


def _is_kept(event: LinkedEvent) -> bool:
    """Whether an event was ever planned, for a day that is known."""
    return event.current.when is not None and any(map(_was_planned, event.history))


def _was_planned(told: EventReport) -> bool:
    return told.is_planned or told.status is EventStatus.CANCELLED


def _calendar(story: Key | None, site: Site) -> CalendarFile:
    kept = (each for each in _events(story, site) if _is_kept(each))
    return CalendarFile(_name(story, site), tuple(_entry(each, site) for each in kept))


def _entry(event: LinkedEvent, site: Site) -> CalendarEntry:
    corpus, now = site.corpus, event.current
    if now.when is None:
        raise ValueError(f"{now.id} has no day: only what has one is in a calendar")
    url = site.url(corpus.addresses[Key(Kind.EVENT, now.id)])
    told_in = page_at(ALL, site).told_in
    return CalendarEntry(
        id=url,
        name=now.name or now.id,
        language=told_in(now.named_by),
        begins=now.when,
        ends=when_over(now.when, now.ends),
        status=_status(event),
        told=site.instant(corpus.briefings[now.briefing].modified),
        revision=len(event.history) - 1,
        url=url,
        place=now.place,
        place_language=told_in(now.placed_by),
        note=_note(event, site),
        note_language=told_in(now.note[0]) if now.note and not event.awaits_day else None,
        categories=tuple(corpus.headings[topic] for topic in now.topics),
    )


def when_over(begins: date, ends: date | None) -> date | None:
    """When an event is over, in the form of its beginning and later: of whole days the day after (RFC 5545, 3.8.2.2).

    What began at a moment and ends on a day is over with that day, in the same zone. None where nobody says, or says
    nonsense.
    """
    if ends is None:
        return None
    if not isinstance(begins, datetime):
        last = day_of(ends)
        return last + timedelta(days=1) if begins <= last < date.max else None
    if not isinstance(ends, datetime):
        ends = datetime.combine(min(ends, LAST) + timedelta(days=1), time.min, begins.tzinfo)
    is_one_form = (begins.tzinfo is None) == (ends.tzinfo is None)
    return ends if is_one_form and instant(begins) < instant(ends) else None


def _status(event: LinkedEvent) -> str:
    """RFC 5545 knows nothing else for what has no day than that it is off: a new one brings it back."""
    if event.current.status is EventStatus.CANCELLED or event.awaits_day:
        return "CANCELLED"
    return "TENTATIVE" if event.current.is_planned else "CONFIRMED"


def _note(event: LinkedEvent, site: Site) -> str:
    """What else to know; of what is postponed first that it is, which its status cannot say."""
    words = page_at(ALL, site).strings
    status = words.text(f"event_statuses.{event.current.status}") if event.awaits_day else ""
    note = ""
    if event.current.note:
        key, field = event.current.note
        note = " ".join(site.corpus.texts[key].field(field).text.split())
    return ": ".join(filter(None, [status, note]))
