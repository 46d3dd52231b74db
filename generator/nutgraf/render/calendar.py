"""Calendars in iCalendar: RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from nutgraf.render.data import well_formed
from nutgraf.views.types import CalendarEntry, CalendarFile

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Nutgraf//Calendar//EN"


def write_calendar(file: CalendarFile) -> bytes:
    """The calendar as a file."""
    from icalendar import Calendar  # noqa: PLC0415  # takes a tenth of a second, which commands would wait for

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _line(file.name))
    for entry in file.entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _line(text: str) -> str:
    """Text on one line, without what cannot be written."""
    return " ".join(well_formed(text).split())


def _event(entry: CalendarEntry) -> Event:
    told = {
        "uid": entry.id,
        "summary": _line(entry.name),
        "dtstart": _in_utc(entry.begins),
        "dtend": _in_utc(entry.ends) if entry.ends else None,
        "dtstamp": entry.told,
        "last-modified": entry.told,
        "sequence": entry.revision,
        "status": entry.status,
        "url": entry.url,
        "location": _line(entry.place or ""),
        "description": _line(entry.note),
        "categories": [_line(name) for name in entry.categories],
    }
    languages = {
        "summary": entry.language,
        "location": entry.place_language,
        "description": entry.note_language,
    }
    from icalendar import Event  # noqa: PLC0415  # as above

    event = Event()
    for name, value in told.items():
        if value or value == 0:
            language = languages.get(name)
            event.add(name, value, {"LANGUAGE": language} if language else {})
    return event


def _in_utc(when: date) -> date:
    """A moment in UTC: for any other zone the calendar would have to tell its rules (section 3.8.2.4)."""
    return when.astimezone(UTC) if isinstance(when, datetime) and when.tzinfo else when
