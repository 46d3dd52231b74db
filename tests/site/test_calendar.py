"""Calendars: what is planned, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from nutgraf.render.calendar import write_calendar
from nutgraf.times import FIRST, LAST, instant
from nutgraf.views.calendar import when_over
from nutgraf.views.types import CalendarEntry, CalendarFile
from tests.site.desk import Desk

PLANNED = """\
---
title: The plans
date: 2024-05-01
story: harbour
events:
  - {id: talks, name: "Talks, at last; again", date: 2024-06-01, ends: 2024-06-02, status: scheduled, place: Quay}
  - {id: vote, name: Vote, date: 2024-06-03 14:30, expected: true, note: It may *slip*.}
  - {id: storm, name: Storm, date: 2024-04-30, status: held}
  - {id: visit, name: Visit, expected: true}
---
"""
CALLED_OFF = """\
---
title: Called off
date: 2024-05-02
events: [{id: talks, status: cancelled}]
---
"""


def events(path: Path) -> dict[str, Component]:
    """The events of a calendar that was built, by their ids."""
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["uid"]): each for each in found}


@pytest.mark.slow
def test_what_is_planned(desk: Desk) -> None:
    """Planned events with a day, whole days and moments, and what was called off; nothing that only took place."""
    desk.set({"plugins": ["search", {"nutgraf": {"timezone": "Europe/Paris", "rules": "off"}}]})
    desk.write("stories/harbour.yml", "name: The harbour")
    desk.write("briefings/one.md", PLANNED)
    desk.write("briefings/two.md", CALLED_OFF)

    folder = desk.build(strict=True)
    told = events(folder / "events/calendar.ics")

    talks, vote = (told[f"https://desk.example/events/{name}/"] for name in ("talks", "vote"))
    assert len(told) == 2
    assert (talks["summary"], talks["location"]) == ("Talks, at last; again", "Quay")
    assert (talks.decoded("dtstart"), talks.decoded("dtend")) == (
        date(2024, 6, 1),
        date(2024, 6, 3),
    )
    assert (talks["status"], talks["sequence"]) == ("CANCELLED", 1)
    assert talks.decoded("dtstamp") == datetime(2024, 5, 1, 22, tzinfo=UTC)
    assert vote.decoded("dtstart").astimezone(UTC) == datetime(2024, 6, 3, 12, 30, tzinfo=UTC)
    assert (vote["status"], vote["description"]) == ("TENTATIVE", "It may slip.")
    assert {*told} == {*events(folder / "stories/harbour/calendar.ics")}


@pytest.mark.slow
@pytest.mark.parametrize("page", ["events", "stories/harbour"])
def test_pages_lead_to_their_calendar(desk: Desk, page: str) -> None:
    """The index of events and a story name theirs; where nothing is planned there is none."""
    desk.write("stories/harbour.yml", "name: The harbour")
    desk.write("briefings/one.md", PLANNED)
    name = "The Desk" if page == "events" else "The harbour"
    link = f'type="text/calendar" title="{name}" href="'
    assert link in (desk.build() / page / "index.html").read_text(encoding="utf-8")
    assert (desk.site / page / "calendar.ics").is_file()

    desk.write("briefings/one.md", PLANNED.partition("events:")[0] + "---\n")

    assert "text/calendar" not in (desk.build() / page / "index.html").read_text(encoding="utf-8")
    assert not [*desk.site.rglob("*.ics")]


OFFSET = timezone(timedelta(hours=3))
ENTRY = CalendarEntry(
    id="a", name="Talks", begins=date(2024, 5, 1), ends=None, status="CONFIRMED",
    told=datetime(2024, 5, 1, tzinfo=UTC), revision=0, url="https://desk.example/", place=None,
    note="", categories=(),
)  # fmt: skip
MOMENTS = st.datetimes(
    datetime.combine(FIRST, time()),
    datetime.combine(LAST, time()),
    timezones=st.none() | st.sampled_from([ZoneInfo("Europe/Paris"), OFFSET, UTC]),
).map(lambda moment: moment.replace(microsecond=0))


@given(st.text(min_size=1), st.text())
def test_any_text_is_text(name: str, note: str) -> None:
    """No name and no note breaks a calendar, or adds an event to it."""
    entry = replace(ENTRY, name=name, place=note, note=note, categories=(name,))

    written = write_calendar(CalendarFile(name, (entry,)))

    assert len([*Calendar.from_ical(written).walk("VEVENT")]) == 1


@given(st.dates() | MOMENTS, st.none() | st.dates() | MOMENTS)
def test_any_dates_make_an_event(begins: date, ends: date | None) -> None:
    """Whole days and moments: no other zone than UTC is named, and an end is of the form of its beginning, later."""
    entry = replace(ENTRY, begins=begins, ends=when_over(begins, ends))

    written = write_calendar(CalendarFile("Desk", (entry,)))

    (event,) = Calendar.from_ical(written).walk("VEVENT")
    start, end = event.decoded("dtstart"), event.decoded("dtend", None)
    assert b"TZID" not in written
    assert instant(start) == instant(begins)
    assert end is None or instant(start) < instant(end)
    assert end is None or (type(end), getattr(end, "tzinfo", None)) == (
        type(start),
        getattr(start, "tzinfo", None),
    )


def test_an_end_in_the_hour_that_comes_twice() -> None:
    """What begins before summer time ends and is over just after has its end, though the clock went back."""
    begins, ends = (
        datetime(2024, 10, 27, *clock, tzinfo=UTC).astimezone(ZoneInfo("Europe/Paris"))
        for clock in ((0, 50), (1, 10))
    )
    entry = replace(ENTRY, begins=begins, ends=when_over(begins, ends))

    written = write_calendar(CalendarFile("Desk", (entry,)))

    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (instant(begins), instant(ends))


def test_lines_are_folded() -> None:
    """Lines end as RFC 5545 has it, and none is longer than 75 octets, in whatever script."""
    written = write_calendar(CalendarFile("Desk", (replace(ENTRY, name="الميناء " * 30),)))

    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
