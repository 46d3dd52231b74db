"""What the tables of a site say."""

from pathlib import Path

from nutgraf.settings import Settings
from nutgraf.views.data.said import EVENTS
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

TWICE = """---
title: A
date: 2024-03-26
events: [{name: Vote, date: 2024-03-26}, {name: Vote, date: 2024-03-26, status: held}]
---
"""


def test_a_briefing_that_tells_of_an_event_twice_is_named_once(tmp_path: Path) -> None:
    """In the row of the event, as it stands in the end."""
    site = edition_of(write_files({"briefings/a.md": TWICE}, tmp_path), Settings(now=NOW)).site
    [row] = EVENTS.rows(site)

    assert row["briefings"] == ["briefings/a"]
    assert row["status"] == "held"
