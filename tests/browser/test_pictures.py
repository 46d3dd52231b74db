"""Pictures, drawn at build time: what they show, and that they can be read on a small phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from nutgraf.views.pictures.strip import MOST_BARS
from tests.site.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ACTORS = 16
BRIEFING = """\
---
title: Briefing {number}
date: {day}
story: harbour
topics: [boats]
actors: [{actors}]
statements: [{{quote: Words {number}., speaker: actor-{speaker}, said: {day}}}]
---
"""
EVENTS = """\
---
title: What happened in the harbour
date: 2023-01-09
story: harbour
events:
  - {id: first, name: A very long line of boats leaves the old harbour, date: 2023-01-02, status: held}
  - {id: second, name: The second boat leaves, date: 2023-01-03, status: cancelled}
  - {id: third, name: The third boat leaves, date: 2023-03-02, status: scheduled}
  - {id: fourth, name: A boat leaves on a day that nobody knows}
---
"""
BOXES = """picture => [...picture.querySelectorAll("text")].map(each => {
  const box = each.getBoundingClientRect()
  return [box.left, box.top, box.right, box.bottom]
})"""


SIZES = """texts => texts.map(text => {
  const scale = text.getScreenCTM().a
  return parseFloat(getComputedStyle(text).fontSize) * scale
})"""
"""How many pixels of the screen the letters are high."""


@pytest.fixture
def dense(tmp_path: Path) -> Path:
    """A site of forty briefings in two years, each with four of sixteen actors, whose names are long."""
    desk = Desk(tmp_path)
    desk.set({})
    desk.write("stories/harbour.yml", "name: The harbour")
    for number in range(ACTORS):
        name = f"The Honourable Member for Exampleton {number}"
        desk.write(f"actors/actor-{number}.yml", f"name: {name}")
    for number in range(40):
        month = f"{2023 + number // 20}-{number % 12 + 1:02}"
        told = ", ".join(f"actor-{(number * step) % ACTORS}" for step in (1, 3, 5, 7))
        text = BRIEFING.format(number=number, day=f"{month}-10", actors=told, speaker=number % 3)
        desk.write(f"briefings/b{number}.md", text)
    return desk.build()


@pytest.fixture
def phone(browser: Browser) -> Page:
    """A page as wide as a small phone's."""
    return browser.new_page(viewport={"width": 320, "height": 800})


def overlaps(boxes: list[list[float]]) -> list[tuple[list[float], list[float]]]:
    """The pairs of boxes that lie over each other."""
    pairs = [(one, other) for index, one in enumerate(boxes) for other in boxes[:index]]
    return [
        (one, other)
        for one, other in pairs
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@pytest.mark.parametrize("path", ["actors/actor-0/", "stories/harbour/"])
def test_names_can_be_read_on_a_phone(
    phone: Page, serve: Callable[[Path], str], dense: Path, path: str
) -> None:
    """No name of a network lies over another, leaves the screen, or is smaller than small print."""
    phone.goto(serve(dense) + path)
    network = phone.locator(".ng-network svg")
    boxes = network.evaluate(BOXES)

    assert len(boxes) == 12
    assert overlaps(boxes) == []
    assert min(box[0] for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= 320
    assert min(network.locator("text").evaluate_all(SIZES)) >= 12
    assert network.locator("a").first.get_attribute("aria-label")


def test_bars_are_few_and_say_what_they_count(
    phone: Page, serve: Callable[[Path], str], dense: Path
) -> None:
    """Two years are counted by month; the words beneath tell the first and the last day, and the most there were."""
    phone.goto(serve(dense) + "actors/actor-0/")
    strip = phone.locator(".ng-picture:has(.ng-strip__bars)")

    assert 2 < strip.locator("rect").count() <= MOST_BARS
    assert re.search(r"at most \d+ briefings? a month", strip.inner_text())
    first, last = (day.bounding_box() for day in strip.locator("time").all())
    assert first
    assert last
    assert first["y"] == last["y"]
    assert first["x"] < last["x"]
    assert strip.locator("svg").get_attribute("aria-label")


def test_shares_lead_to_what_was_said(
    phone: Page, serve: Callable[[Path], str], dense: Path
) -> None:
    """A topic shows how much each actor said on it, and leads to the first of it."""
    phone.goto(serve(dense) + "topics/boats/")
    rows = phone.locator(".ng-shares li")

    assert rows.count() == 3
    assert "14 statements" in rows.first.inner_text()
    fragment = rows.first.locator("a").get_attribute("href") or ""
    assert phone.locator(f'[id="{fragment.removeprefix("#")}"]').count() == 1


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_events_of_a_story_stand_on_a_line(
    phone: Page, serve: Callable[[Path], str], tmp_path: Path, direction: str
) -> None:
    """Each with its day, name and status, as a link, further apart where more days lie between, from either side."""
    language = {"ltr": "en", "rtl": "ar"}[direction]
    desk = Desk(tmp_path)
    desk.set({"theme": {"name": "material", "font": False, "language": language}})
    desk.write("stories/harbour.yml", "name: The harbour")
    desk.write("briefings/events.md", EVENTS)
    phone.goto(serve(desk.build()) + "stories/harbour/")
    line = phone.locator(".ng-line svg")
    boxes = line.evaluate(BOXES)
    marks = line.locator("a")
    places = [mark.bounding_box() for mark in marks.all()]
    gaps = [other["y"] - one["y"] for one, other in pairwise(filter(None, places))]
    ends = [box[0] if direction == "ltr" else box[2] for box in boxes]

    assert marks.count() == 3
    assert marks.first.get_attribute("href") == "../../events/first/"
    names = [mark.get_attribute("aria-label") or "" for mark in marks.all()]
    assert names[0].endswith("A very long line of boats leaves the old harbour")
    assert names[1:] == [
        " ".join(mark.text_content() or "" for mark in mark.locator("text").all())
        for mark in marks.all()[1:]
    ]
    assert min(line.locator("text").evaluate_all(SIZES)) >= 12
    assert gaps[0] < gaps[1]
    assert min(box["height"] for box in places if box) >= 24
    assert overlaps(boxes) == []
    assert min(box[0] for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= 320
    assert max(ends) - min(ends) < 3
    assert (ends[0] < 160) is (direction == "ltr")


def test_what_would_show_nothing_is_not_there(
    phone: Page, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """One briefing makes neither bars, nor a network, nor shares."""
    desk = Desk(tmp_path)
    desk.set({})
    desk.write("actors/actor-0.yml", "name: One")
    desk.write("stories/harbour.yml", "name: The harbour")
    desk.write(
        "briefings/a.md", BRIEFING.format(number=1, day="2024-05-01", actors="actor-0", speaker=0)
    )
    address = serve(desk.build())
    for path in ("actors/actor-0/", "topics/boats/", "stories/harbour/"):
        phone.goto(address + path)
        assert phone.locator(".ng-picture").count() == 0


INK = """shapes => {
  const [page] = document.getElementsByClassName("ng-page");
  page.append(Object.assign(document.createElement("i"), { style: "color: CanvasText; forced-color-adjust: none" }));
  const text = getComputedStyle(page.lastChild).color;
  return shapes.map(shape => [getComputedStyle(shape).fill, getComputedStyle(shape).stroke].includes(text));
}"""
"""Whether each shape is drawn in the colour of the reader's text."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_are_seen_in_the_colours_of_a_reader(
    browser: Browser, serve: Callable[[Path], str], dense: Path, scheme: Literal["light", "dark"]
) -> None:
    """Where they are forced, the page's own ink may be as dark as what lies behind it."""
    with browser.new_page(forced_colors="active", color_scheme=scheme, bypass_csp=True) as page:
        page.goto(serve(dense) + "actors/actor-0/")
        for drawn in (".ng-strip__bars rect", ".ng-network circle", ".ng-network path"):
            found = page.locator(drawn).evaluate_all(INK)
            assert found
            assert all(found), drawn
