"""Dates written out for people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.card import social_card
from nutgraf.views.dates import write_when
from nutgraf.views.event import event_page
from nutgraf.views.types import When
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

PARIS = ZoneInfo("Europe/Paris")


def in_paris(hour: int) -> datetime:
    """A moment of the night in which summer time ends, by its hour in UTC."""
    return datetime(2024, 10, 27, hour, 30, tzinfo=UTC).astimezone(PARIS)


@pytest.mark.parametrize("hours", [(0, 1), (1, 0)])
def test_the_hour_that_comes_twice(hours: tuple[int, int]) -> None:
    """Half past two of summer time and of winter time are told apart, whichever is written first."""
    told = {hour: write_when(in_paris(hour), "en") for hour in hours}

    assert told == {
        0: When("2024-10-27T02:30+02:00", "27 October 2024, 02:30", "CEST"),
        1: When("2024-10-27T02:30+01:00", "27 October 2024, 02:30", "CET"),
    }


def test_what_is_equal_and_written_otherwise() -> None:
    """Each is written as it is, after all others that Python takes to be the same."""
    moment = datetime(2024, 3, 26, tzinfo=UTC)
    east = moment.astimezone(timezone(timedelta(hours=2)))
    days = (moment, east, moment.replace(tzinfo=None), date(2024, 3, 26))

    assert [write_when(each, "en").iso for each in days] == [
        "2024-03-26T00:00+00:00",
        "2024-03-26T02:00+02:00",
        "2024-03-26T00:00",
        "2024-03-26",
    ]


def test_a_moment_away_from_its_page(tmp_path: Path) -> None:
    """Search, those who share an event, and the picture of a briefing name the zone of a time, too."""
    event = "events: [{id: vote, name: Vote, date: 2024-05-20 18:00}]"
    files = {"briefings/a.md": f"---\ntitle: A\ndate: 2024-05-01 09:30\n{event}\n---\n"}
    site = edition_of(write_files(files, tmp_path), Settings(now=NOW, zone=PARIS)).site

    page = event_page(Key(Kind.EVENT, "vote"), site)

    assert page.description == "Vote: 20 May 2024, 18:00 CEST"
    assert page.labels == ("Event", "20 May 2024, 18:00 CEST")
    assert social_card(Key(Kind.BRIEFING, "a"), site).date == "1 May 2024, 09:30 CEST"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("status: cancelled", "Cancelled"),
        ("status: postponed", "Postponed"),
        ("expected: true", "Planned"),
        ("place: The pier", None),
    ],
)
def test_how_an_event_stands_is_told_with_its_date(
    fields: str, told: str | None, tmp_path: Path
) -> None:
    """Who finds it by search, or is sent a link to it, would go on the day of what was called off."""
    event = f"events: [{{id: vote, name: Vote, date: 2024-05-20, {fields}}}]"
    files = {"briefings/a.md": f"---\ntitle: A\ndate: 2024-05-01\n{event}\n---\n"}
    site = edition_of(write_files(files, tmp_path), Settings(now=NOW)).site

    page = event_page(Key(Kind.EVENT, "vote"), site)

    assert page.description == "Vote: 20 May 2024" + (f" ({told})" if told else "")
    assert page.labels == tuple(filter(None, ("Event", told, "20 May 2024")))
