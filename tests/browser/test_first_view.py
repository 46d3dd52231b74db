"""The first view of a page: what it costs, that nothing in it moves, and that it is as dark as it is going to be."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.test_every_page import OURS, SIZES
from tests.site.desk import Desk

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


PICTURES = {"tall.png": (300, 1500), "broad.png": (1600, 400), "small.png": (60, 30)}
BRIEFING = """\
---
title: Pictures
date: 2024-05-01
topics: [boats]
media: [tall.png, broad.png, {src: small.png, caption: A small one}]
---
A line.

![](tall.png)

A line. ![](small.png) And one.

![](broad.png)

A line.
"""


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a briefing with pictures that a screen is too small for, and with small ones."""
    desk = Desk(tmp_path_factory.mktemp("pictures"))
    desk.set({})
    desk.write("briefings/pictures.md", BRIEFING)
    for name, size in PICTURES.items():
        made = BytesIO()
        Image.new("RGB", size, "teal").save(made, "PNG")
        desk.write(f"briefings/{name}", made.getvalue())
    return f"{serve(desk.build())}briefings/2024/05/01/pictures/"


@pytest.mark.parametrize("size", SIZES)
def test_pictures_have_their_place(size: str, browser: Browser, pictures: str) -> None:
    """They come late, and nothing moves: each takes the room that was left for it, and is not drawn out of shape."""
    with browser.new_page(viewport=SIZES[size]) as page:
        page.add_init_script(SHIFTS)
        page.route("**/*.png", late)
        page.goto(pictures, wait_until="networkidle")

        assert page.evaluate("shifted") == 0
        for picture in page.locator("article img:visible").all():
            place = picture.bounding_box()
            drawn = picture.evaluate("each => [each.naturalWidth, each.naturalHeight]")
            fit = picture.evaluate("each => getComputedStyle(each).objectFit")
            assert place
            assert place["width"] <= max(drawn[0], SIZES[size]["width"])
            assert fit == "contain" or place["width"] * drawn[1] == pytest.approx(
                place["height"] * drawn[0], rel=0.02
            )


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


def test_dark_without_scripts(browser: Browser, address: str) -> None:
    """As the system asks, text and all; without that light, and on paper in any case."""
    with browser.new_page(java_script_enabled=False, color_scheme="dark") as page:
        page.goto(address)
        expect(page.locator("body")).to_have_css("background-color", "rgb(21, 23, 27)")
        expect(page.locator(".ng-page")).to_have_css("color", "rgb(236, 234, 228)")
        page.emulate_media(color_scheme="light")
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        page.emulate_media(color_scheme="dark", media="print")
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
