"""Calendars as those who follow one are set right: how an event stands, and when it is over."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nutgraf.settings import Settings
from nutgraf.views.calendar import calendar_files
from nutgraf.views.types import CalendarEntry
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of


def entry(folder: Path, *told: str, zone: str | None = "Europe/Paris") -> CalendarEntry:
    """The vote in the calendar of the site, after what each briefing told of it, the oldest first."""
    files = {
        f"briefings/b{day}.md": f"---\ntitle: B\ndate: 2024-03-{day:02}\n"
        f"events: [{{id: vote, name: Vote, {fields}}}]\n---\n"
        for day, fields in enumerate(told, 1)
    }
    settings = Settings(
        now=NOW, site_url="https://desk.example/", zone=ZoneInfo(zone) if zone else None
    )
    ((_, make), *_) = calendar_files(edition_of(write_files(files, folder), settings).site)
    (found,) = make().entries
    return found


PLANNED = "date: 2024-04-02T00:30, expected: true"
MOVED = "date: 2024-04-09"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([PLANNED, "status: postponed"], "CANCELLED"),
        ([PLANNED, "status: postponed, date: 2024-04-02"], "CANCELLED"),
        ([PLANNED, "status: postponed, previous_date: 2024-04-02"], "CANCELLED"),
        (["date: 2024-04-02, status: postponed"], "CANCELLED"),
        ([PLANNED, "status: postponed", "note: No word yet."], "CANCELLED"),
        ([PLANNED, f"status: postponed, {MOVED}"], "TENTATIVE"),
        ([PLANNED, f"status: postponed, {MOVED}", f"status: postponed, {MOVED}"], "TENTATIVE"),
        (["date: 2024-04-09, previous_date: 2024-04-02, status: postponed"], "TENTATIVE"),
        ([PLANNED, "status: postponed", MOVED], "TENTATIVE"),
        (["status: postponed", MOVED], "TENTATIVE"),
        (["status: postponed, previous_date: 2024-04-02", MOVED], "TENTATIVE"),
        ([PLANNED, "status: postponed", MOVED, "status: postponed"], "CANCELLED"),
        ([PLANNED, MOVED, "status: postponed"], "CANCELLED"),
        ([PLANNED, "status: postponed", "status: scheduled"], "TENTATIVE"),
        ([PLANNED, "status: scheduled"], "TENTATIVE"),
        ([PLANNED, "status: held"], "CONFIRMED"),
    ],
)
def test_how_an_event_stands(tmp_path: Path, told: list[str], status: str) -> None:
    """What is planned is tentative; what is postponed has no day, and is off until it is given a new one."""
    found = entry(tmp_path, *told)

    assert (found.status, found.revision) == (status, len(told) - 1)


@pytest.mark.parametrize(
    ("last", "note"),
    [
        ("status: postponed", "Postponed"),
        ("status: postponed, note: No *word* yet.", "Postponed: No word yet."),
        (f"status: postponed, {MOVED}", ""),
    ],
)
def test_why_it_is_off(tmp_path: Path, last: str, note: str) -> None:
    """The status can say no more of what is postponed than that it is off: the description does."""
    assert entry(tmp_path, PLANNED, last).note == note


PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("begins", "ends", "over"),
    [
        ("2024-04-20", "2024-04-20", date(2024, 4, 21)),
        ("2024-04-20", "2024-04-22T18:00+02:00", date(2024, 4, 23)),
        ("2024-04-20", "2024-04-22T23:00Z", date(2024, 4, 24)),
        ("2024-04-20", "2024-04-19", None),
        ("2024-04-20 14:30", "2024-04-21", datetime(2024, 4, 22, tzinfo=PARIS)),
        ("2024-04-20 14:30", "2024-04-20", datetime(2024, 4, 21, tzinfo=PARIS)),
        ("2024-04-20 14:30", "2024-04-20T13:00Z", datetime(2024, 4, 20, 15, tzinfo=PARIS)),
        ("2024-04-20 14:30", "2024-04-20 14:30", None),
        ("2024-04-20 14:30", "2024-04-19", None),
    ],
)
def test_when_an_event_is_over(tmp_path: Path, begins: str, ends: str, over: date | None) -> None:
    """A day and a moment make one event, too: its end is of the form of its beginning, and later."""
    found = entry(tmp_path, f"date: {begins}, ends: {ends}, status: scheduled")

    assert found.ends == over


@pytest.mark.parametrize(
    ("ends", "over"),
    [
        ("2024-04-21", datetime(2024, 4, 22)),
        ("2024-04-21T13:00Z", None),
    ],
)
def test_an_end_without_a_zone(tmp_path: Path, ends: str, over: date | None) -> None:
    """What begins at a time in no known zone ends so, or at no time that can be told."""
    fields = f"date: 2024-04-20 14:30, ends: {ends}, status: scheduled"

    assert entry(tmp_path, fields, zone=None).ends == over
