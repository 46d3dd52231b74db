"""A walk by keyboard: from the skip link through the header to the last link, each stop in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_every_page import SIZES
from tests.site.desk import rich_desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STOP = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const title = at.parentElement.querySelector(":scope > .md-nav__toggle:checked ~ .md-nav > .md-nav__title");
  const inDrawer = title?.checkVisibility() && title;
  const seen = at.matches(".md-option") ? at.nextElementSibling : inDrawer || at;
  const box = seen.getClientRects()[0];
  const style = getComputedStyle(seen);
  const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    words: (at.getAttribute("aria-label") || at.innerText).trim().split("\\n")[0],
    part: [".md-header", ".md-tabs", ".md-sidebar", ".md-main", ".md-footer"].find((each) => at.closest(each)),
    seen: Boolean(found && (seen.contains(found) || found.contains(seen))),
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || document.querySelector("#__search").checked,
  };
}"""
"""What is seen of the element that has the focus: it, or what stands for it, and a line round it. The search dialog
opens when its field has the focus."""

MOMENT = 300
"""The milliseconds in which a dialog opens."""

WALKED = ("", "briefings/2024/03/26/israel-cancels-washington-visit/", "actors/john-kirby/")
RIGHT_TO_LEFT = "briefings/2024/03/26/israel-cancels-washington-visit-ar/"


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of either width, to which a test may add styles of its own: its policy would refuse them."""
    with browser.new_page(viewport=SIZES[request.param], bypass_csp=True) as page:
        yield page


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Every stop of the Tab key, until it leaves the page."""
    page.add_style_tag(
        content="* { transition: none !important; scroll-behavior: auto !important; }"
    )
    page.keyboard.press("Tab")
    while stop := page.evaluate(STOP):
        if not (stop["seen"] and stop["marked"]):
            page.wait_for_timeout(MOMENT)
            stop = page.evaluate(STOP)
        yield stop
        page.keyboard.press("Tab")


@pytest.mark.parametrize("name", [*WALKED, RIGHT_TO_LEFT])
def test_every_stop_is_seen(name: str, page: Page, address: str) -> None:
    """The skip link comes first, then header, navigation and text; nothing hidden has the focus."""
    page.goto(address + name, wait_until="networkidle")

    walk = list(stops(page))

    assert [stop for stop in walk if not (stop["seen"] and stop["marked"])] == []
    assert walk[0]["part"] is None  # it stands before them all
    parts = [part for part, _ in groupby(stop["part"] for stop in walk[1:])]
    assert parts[0] == ".md-header"
    assert parts[1] in {".md-tabs", ".md-sidebar"}
    assert parts[2] == ".md-main"
    assert len(parts) == len(set(parts))


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A site that leaves its navigation to MkDocs: a section a folder."""
    return serve(rich_desk(tmp_path_factory.mktemp("sections")).build())


@pytest.mark.parametrize("name", ["actors/", "actors/harbour-master/"])
def test_every_stop_in_sections_is_seen(name: str, page: Page, sections: str) -> None:
    """What is in a closed section of the drawer is none, nor what an open one lies over."""
    page.goto(sections + name, wait_until="networkidle")

    walk = list(stops(page))

    assert [stop for stop in walk if not (stop["seen"] and stop["marked"])] == []


def test_a_section_opens_and_closes_by_key(page: Page, sections: str) -> None:
    """By the label that leads into it, which is the next stop again once it is closed."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(sections, wait_until="networkidle")
    label = page.locator(".md-nav--primary label.md-nav__link", has_text="Actors")
    inner = page.locator(".md-nav--primary .md-nav__item--nested .md-nav a", has_text="Actors")
    other = page.locator(".md-nav--primary label.md-nav__link", has_text="Briefings")
    page.keyboard.press("Tab")
    label.focus()

    assert not inner.is_visible()
    page.keyboard.press("Enter")
    expect(inner).to_be_visible()
    expect(other).to_be_hidden()
    page.keyboard.press("Enter")
    expect(inner).to_be_hidden()
    expect(other).to_be_visible()


def test_the_skip_link_leads_past_the_header(page: Page, address: str) -> None:
    """After it, the next stop is in the text."""
    page.goto(address + WALKED[1], wait_until="networkidle")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate(STOP)["part"] == ".md-main"


def test_the_switch_turns_by_key(page: Page, address: str) -> None:
    """Light and dark change by Enter, and the reader's choice is kept."""
    page.goto(address, wait_until="networkidle")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"

    page.locator(".md-option").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(scheme) == "slate"

    page.reload(wait_until="networkidle")
    assert page.evaluate(scheme) == "slate"
