"""The front page in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.site.desk import BRIEFING, Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Visit:
    """What a browser noticed while it showed a page."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note down errors in the console, uncaught errors, and every request."""
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def hear(self, said: ConsoleMessage) -> None:
        """Note down what the console says, if it is an error."""
        if said.type == "error":
            self.complaints.append(said.text)


@pytest.fixture(params=[320, 1280], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page as wide as a small phone's, and as a desk's."""
    with browser.new_page(viewport={"width": request.param, "height": 800}) as page:
        yield page


def test_front_page_fits_and_asks_nobody_else(page: Page, address: str) -> None:
    """No sideways scrolling, no errors, no request that leaves the site."""
    visit = Visit()
    visit.watch(page)

    page.goto(address, wait_until="networkidle")

    assert page.locator("h1").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith((address, "data:"))] == []


def test_the_current_tab_is_marked_in_forced_colours(browser: Browser, address: str) -> None:
    """A border that is transparent in ours is drawn in a reader's own colours, and would mark each of them."""
    with browser.new_page(viewport={"width": 1280, "height": 800}, forced_colors="active") as page:
        page.goto(address)
        bars = page.locator(".md-tabs__item").evaluate_all(
            "tabs => tabs.map(tab => getComputedStyle(tab).borderBottomColor)"
        )
        assert bars.count(bars[0]) == 1


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site with a lead of few words, and as many latest briefings as a front page shows."""
    desk = Desk(tmp_path_factory.mktemp("many"))
    for day in range(1, 14):
        text = BRIEFING.replace("The boat sails", f"Day {day}").replace("05-01", f"05-{day:02}")
        desk.write(f"briefings/day-{day}.md", text)
    desk.set({})
    return serve(desk.build())


def test_the_latest_leave_no_hole_beneath_the_lead(page: Page, many: str) -> None:
    """They are as tall as it is beside it, and the others stand beneath both; the newest are read first."""
    page.goto(many)
    titles = page.locator(":is(.ng-lead, .ng-latest, .ng-front-latest) .ng-teaser__title")
    assert titles.all_inner_texts() == [f"Day {day}" for day in range(13, 0, -1)]
    lead = page.locator(".ng-lead").bounding_box()
    rest = page.get_by_role("group", name="Latest").bounding_box()
    assert lead
    assert rest
    wide = page.viewport_size == {"width": 1280, "height": 800}
    assert not wide or rest["y"] - lead["y"] < 400
