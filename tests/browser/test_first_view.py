"""The first view of a page: what it costs, that nothing in it moves, and that it is as dark as it is going to be."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.test_every_page import OURS, SIZES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST = 200_000
"""The bytes that a page may ask for, as they come over the wire."""

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml"}
"""What GitHub Pages compresses."""

LATE = 400
"""The milliseconds after which a font comes: the page has been painted."""

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

SHADES = """
window.shades = [];
(function look() {
  if (document.body) shades.push(getComputedStyle(document.body).backgroundColor);
  requestAnimationFrame(look);
})();
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone that has been nowhere yet."""
    with browser.new_page(viewport=SIZES["phone"]) as page:
        yield page


def weight(path: Path) -> int:
    """The bytes of a file as GitHub Pages sends it."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6) if path.suffix in TEXT else content)


@pytest.mark.parametrize("name", [each for each in OURS if "washington-visit" in each])
def test_a_briefing_weighs_little(name: str, page: Page, address: str, newsroom: Path) -> None:
    """All that it loads, fonts included and before anything is looked for, is at most 200 kB."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))

    page.goto(address + name, wait_until="networkidle")

    files = [newsroom / path.strip("/") / ("index.html" * path.endswith("/")) for path in asked]
    weights = {path.name: weight(path) for path in sorted(files, key=weight, reverse=True)}
    assert "search_index.json" not in weights
    assert sum(weights.values()) <= MOST, weights


def late(route: Route, request: Request) -> None:
    """Let what is asked for come late."""
    request.frame.page.wait_for_timeout(LATE)
    route.continue_()


@pytest.mark.parametrize("name", ["", "statements/", "actors/john-kirby/", "about/"])
def test_nothing_moves(name: str, page: Page, address: str) -> None:
    """Fonts come late over a slow line, and no line makes room for them."""
    page.add_init_script(SHIFTS)
    page.route("**/*.woff2", late)

    page.goto(address + name, wait_until="networkidle")

    assert page.evaluate("shifted") == 0


@pytest.mark.parametrize("size", SIZES)
def test_dark_from_the_first_paint(size: str, browser: Browser, address: str) -> None:
    """As the system asks, and as was chosen before; Material's own script, which would know, never comes here."""
    with browser.new_page(viewport=SIZES[size], color_scheme="dark") as page:
        page.goto(address)
        page.locator("label[for=__palette_0]").click()
        light = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.add_init_script(SHADES)
        page.route("**/bundle.*.js", lambda route: route.abort())

        page.reload(wait_until="networkidle")
        assert set(page.evaluate("shades")) == {light}

        page.evaluate("localStorage.clear()")
        page.reload(wait_until="networkidle")
        (dark,) = set(page.evaluate("shades"))
        assert dark != light
