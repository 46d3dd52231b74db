"""The front page in a real browser."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

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
