"""Which role of an actor is shown: the one of the day of saying with what was said, elsewhere the one of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.gather.newsroom import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.actor import actor_page
from nutgraf.views.briefing import briefing_page
from nutgraf.views.site import Site
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

BOB = """\
name: Bob Ray
{role}
positions:
  - {{title: judge, end: 2024-03-31}}
  - {{title: chief justice, start: 2024-06-01, end: 2024-06}}
"""
BRIEFING = """\
title: The court
date: 2024-06-01
statements:
  - {{quote: It stands., speaker: bob, said: "{first}"}}
  - {{quote: It falls., speaker: bob, said: "{second}"}}
"""


def site_of(folder: Path, first: str, second: str, role: str = "") -> Site:
    """A briefing that quotes who was a judge, then a chief justice."""
    files = {
        "actors/bob.yml": BOB.format(role=role),
        "briefings/a.yml": BRIEFING.format(first=first, second=second),
    }
    return edition_of(write_files(files, folder), Settings(now=NOW)).site


ROLES = {
    ("2024-03-01", "2024-03-02"): ("judge", ["judge", "judge"]),
    ("2024-04-01", "2024-04-02"): (None, [None, None]),
    ("2024-03-01", "2024-04-02"): (None, ["judge", None]),
    ("2024-06-01", "2024-03-01"): (None, ["chief justice", "judge"]),
}


@pytest.mark.parametrize("days", ROLES, ids=" ".join)
@pytest.mark.parametrize("line", ["", "role: chief justice"])
def test_above_what_was_said_stands_no_later_office(
    days: tuple[str, str], line: str, tmp_path: Path
) -> None:
    """The card of a speaker has the role in which all below it was said, or none."""
    site = site_of(tmp_path, *days, role=line)

    [group] = briefing_page(Key(Kind.BRIEFING, "a"), site).speakers
    assert group.actor
    assert (group.actor.role, [each.role for each in group.statements]) == ROLES[days]


def test_an_office_is_a_role(tmp_path: Path) -> None:
    """Who has no line of its own is shown in the office that is held on the day of the build."""
    site = site_of(tmp_path, "2024-03-01", "2024-03-02")

    assert actor_page(Key(Kind.ACTOR, "bob"), site).card.role == "chief justice"


@pytest.mark.parametrize("line", ["", "role: chief justice"])
def test_all_is_so_until_an_office_ends(line: str, tmp_path: Path) -> None:
    """A site whose content is as it was is built anew when somebody may hold an office no more."""
    newsroom: Newsroom = edition_of(
        write_files({"actors/bob.yml": BOB.format(role=line)}, tmp_path), Settings(now=NOW)
    ).newsroom

    until = newsroom.until and newsroom.until.isoformat()
    assert until == (None if line else "2024-06-02T00:00:00+00:00")
