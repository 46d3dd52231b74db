"""The events of a story on a line: which of them, and where each stands."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from nutgraf.settings import Settings
from nutgraf.views.context import page_at
from nutgraf.views.pictures.timeline import FREE, MOST, ROW, story_timeline
from nutgraf.views.types import TimeLine
from tests.press.newsrooms import edition_of

EVENT = "  - {{id: e{number}, name: Event {number}, date: {day}, status: {status}}}\n"


def line_of(folder: Path, *events: tuple[str, str], language: str = "en") -> TimeLine | None:
    """The line of a story with events, each of a day and a status."""
    told = "".join(
        EVENT.format(number=number, day=day, status=status)
        for number, (day, status) in enumerate(events)
    )
    folder.joinpath("briefings").mkdir()
    folder.joinpath("briefings", "a.md").write_text(
        f"---\ntitle: A\ndate: 2024-01-01\nevents:\n{told}---\n", encoding="utf-8"
    )
    site = edition_of(
        folder, Settings(now=datetime(2024, 2, 1, tzinfo=UTC), language=language)
    ).site
    return story_timeline(site.corpus.events.values(), page_at("stories/a/", site))


def test_the_further_apart_the_more_days_lie_between(tmp_path: Path) -> None:
    """In the order of their days, none nearer than a row, and what is left shared out by days."""
    days = ("2024-03-21", "2024-03-01", "2024-03-02", "2024-03-11")
    line = line_of(tmp_path, *((day, "held") for day in days))

    assert line
    assert [each.name for each in line.marks] == ["Event 1", "Event 2", "Event 3", "Event 0"]
    gaps = [later.y - earlier.y for earlier, later in pairwise(line.marks)]
    assert gaps == pytest.approx(
        [ROW + 3 * FREE * part for part in (1 / 20, 9 / 20, 10 / 20)], abs=0.1
    )
    assert line.marks[0].y == ROW / 2
    assert line.height - line.marks[-1].y == pytest.approx(ROW / 2, abs=0.1)


def test_of_many_the_newest(tmp_path: Path) -> None:
    """As many as can be taken in."""
    line = line_of(tmp_path, *((f"2024-01-{day:02}", "held") for day in range(1, MOST + 4)))

    assert line
    assert [each.name for each in line.marks] == [f"Event {each}" for each in range(3, MOST + 3)]


def test_the_line_is_solid_up_to_what_has_taken_place_last(tmp_path: Path) -> None:
    """What was called off is over, what is planned lies ahead."""
    status = ("held", "cancelled", "scheduled", "postponed")
    line = line_of(tmp_path, *((f"2024-01-0{day}", each) for day, each in enumerate(status, 1)))

    assert line
    assert [each.planned for each in line.marks] == [False, False, True, True]
    assert line.now == line.marks[1].y


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_from_right_to_left(tmp_path: Path, language: str) -> None:
    """The line stands at the side where reading begins, also where the theme has no words of the language."""
    events = [(f"2024-01-0{day}", "held") for day in (1, 2, 3)]
    (tmp_path / "ltr").mkdir()
    (tmp_path / "rtl").mkdir()
    one, other = (
        line_of(tmp_path / "ltr", *events),
        line_of(tmp_path / "rtl", *events, language=language),
    )

    assert one
    assert other
    assert (one.anchor, other.anchor) == ("start", "end")
    assert (one.x, one.label_x) == (other.width - other.x, other.width - other.label_x)


@pytest.mark.parametrize("days", [("2024-01-01", "2024-01-02"), ("2024-01-01",) * 3])
def test_what_has_no_shape_is_not_drawn(tmp_path: Path, days: tuple[str, ...]) -> None:
    """Two events, or all on one day."""
    assert line_of(tmp_path, *((day, "held") for day in days)) is None
