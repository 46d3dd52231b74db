"""What the front page shows of stories."""

from __future__ import annotations

from pathlib import Path

from nutgraf.settings import Settings
from nutgraf.views.front import front_page
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

FILES = {
    "stories/bare.yml": "name: A bare headline\n",
    "stories/summed.yml": "name: Summed up\nsummary: The tides turn.\n",
    "stories/told.yml": "name: Told\n",
    "briefings/tide.yml": "title: Tide\ndate: 2024-03-03\nstory: told\n",
}


def test_a_story_with_nothing_to_tell_waits(tmp_path: Path) -> None:
    """One without a summary and without a briefing is on its own page and in the list, not on the front page."""
    site = edition_of(write_files(FILES, tmp_path), Settings(now=NOW)).site

    assert [each.name for each in front_page(site).stories] == ["Told", "Summed up"]
