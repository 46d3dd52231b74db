"""Every kind of page, as readers have it: any width, light and dark, left to right and right to left, and by axe-core.

The rules of axe-core are those of WCAG 2.2 A and AA and its best practice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # it has no types
    Axe,
)
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect

from tests.site.desk import build_short, rich_desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],
}
"""By scheme, of which only colours depend: in the dark, the rules of axe-core that are about them."""
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 320, "height": 700},
    "desk": {"width": 1280, "height": 900},
}
WIDTHS = (320, 360, 480, 560, 600, 620, 700, 800, 900)
"""In pixels, and all below the width at which Material's header has its second form: that comes with a transition."""
OURS = (
    "", "about/", "404.html",
    "briefings/2024/03/26/israel-cancels-washington-visit/",
    "briefings/2024/03/26/israel-cancels-washington-visit-ar/",
    "actors/john-kirby/", "topics/rafah-offensive/", "stories/us-israel-rafah/",
    "sources/us-israel-visit-2024-03-26/", "events/delegation-visit/",
    "briefings/", "actors/", "topics/", "stories/", "sources/", "statements/", "claims/", "events/",
    "corrections/",
)  # fmt: skip
RICH = (
    "", "guide/", "guide/reading/", "corrections/",
    "briefings/2024/05/01/new-timetable/", "briefings/2024/05/06/pier-works/",
    "briefings/2024/06/04/second-look-ar/", "stories/harbour-timetable/", "topics/fares/",
    "actors/example-harbour-board/", "statements/", "claims/", "events/",
)  # fmt: skip
LONG = (
    "briefings/2024/05/01/endless/", "stories/endless/", "actors/endless/", "events/endless/",
    "statements/", "actors/page/2/", "actors/example-harbour-board/mentions/",
)  # fmt: skip
PAGES = {"ours": OURS, "rich": RICH, "long": LONG}
WHITE = "rgb(255, 255, 255)"
WRITERS_PICTURE = "https://pictures.example/"
"""Where a writer of the rich newsroom shows a picture from: nothing else asks another host."""


@dataclass
class Visit:
    """What a browser noticed on the way through a site, page by page."""

    own: str
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note down errors of the console and of scripts, and every request that leaves the site."""
        page.on("console", lambda said: self._hear(page, said))
        page.on("pageerror", lambda error: self.note(page, str(error)))
        page.on("request", lambda request: self._ask(page, request.url))
        page.route(f"{WRITERS_PICTURE}**", lambda route: route.fulfill(body=""))

    def note(self, page: Page, fault: str) -> None:
        """Note down a fault of the page."""
        self.faults.append(f"{page.url}: {fault}")

    def _hear(self, page: Page, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self.note(page, said.text)

    def _ask(self, page: Page, url: str) -> None:
        if not url.startswith((self.own, "data:", "blob:", WRITERS_PICTURE)):
            self.note(page, f"asks {url}")


def opened(tabs: tuple[Page, Page], addresses: Sequence[str]) -> Iterator[Page]:
    """The pages of a site, one by one, each when nothing is loaded any more; the next is loaded in the other tab."""
    here, other = tabs
    here.goto(addresses[0], wait_until="commit")
    for following in [*addresses[1:], None]:
        if following is not None:
            other.goto(following, wait_until="commit")
        here.wait_for_load_state("networkidle")
        yield here
        here, other = other, here


PALETTE = [
    {
        "media": f"(prefers-color-scheme: {each})",
        "scheme": scheme,
        "toggle": {"icon": "material/weather-night", "name": "Switch"},
    }
    for each, scheme in (("light", "default"), ("dark", "slate"))
]
BOTH_SCHEMES = {"name": "material", "font": False, "palette": PALETTE}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom that uses every field, built with our theme in both colour schemes."""
    return rich_desk(tmp_path_factory.mktemp("rich"), theme=BOTH_SCHEMES).build()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with lists cut into pages, and with words, addresses and lists as long as they get."""
    return build_short(tmp_path_factory.mktemp("long"), theme=BOTH_SCHEMES)


@pytest.fixture(params=PAGES)
def site(
    request: pytest.FixtureRequest, newsroom: Path, serve: Callable[[Path], str]
) -> tuple[str, tuple[str, ...]]:
    """A site, served: its address, and a page of each kind."""
    folder = newsroom if request.param == "ours" else request.getfixturevalue(request.param)
    return serve(folder), PAGES[request.param]


@contextmanager
def open_page(browser: Browser, size: str, scheme: str, **more: bool) -> Iterator[Page]:
    """A page of a size, for a reader who prefers a colour scheme."""
    light_or_dark = "dark" if scheme == "dark" else "light"
    with browser.new_page(viewport=SIZES[size], color_scheme=light_or_dark, **more) as page:  # type: ignore[arg-type]
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_pages_are_fit_for_everybody(
    browser: Browser, site: tuple[str, tuple[str, ...]], size: str, scheme: str
) -> None:
    """No violation, no sideways scrolling, no error, no request to another host."""
    address, pages = site
    visit = Visit(address)
    with open_page(browser, size, scheme) as one, open_page(browser, size, scheme) as other:
        visit.watch(one)
        visit.watch(other)
        for page in opened((one, other), [address + path for path in pages]):
            options = {"runOnly": RULES[scheme], "resultTypes": ["violations"]}
            found = Axe().run(page, options=options)
            for each in found.response["violations"]:
                places = [", ".join(node["target"]) for node in each["nodes"][:3]]
                visit.note(page, f"{each['id']} at {places}")
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                visit.note(page, "scrolls sideways")

    assert visit.faults == []


@pytest.mark.parametrize("text", [100, 150, 200])
def test_pages_have_room_at_every_width(
    browser: Browser, site: tuple[str, tuple[str, ...]], text: int
) -> None:
    """From phone to desk, and for who reads larger text (in percent), nothing makes a page scroll sideways."""
    address, pages = site
    wide = []
    with browser.new_page() as page:
        sizes = {"standard": 16 * text // 100, "fixed": 13 * text // 100}
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
        for path in pages:
            page.goto(address + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 700})
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    wide.append(f"{path} at {width}")

    assert wide == []


def test_pages_say_the_same_without_scripts(
    browser: Browser, site: tuple[str, tuple[str, ...]]
) -> None:
    """With JavaScript off all is there but the buttons to copy and share, and nothing waits to be shown."""
    address, pages = site
    with (
        open_page(browser, "phone", "light") as page,
        open_page(browser, "phone", "light", java_script_enabled=False) as bare,
    ):
        for path in pages:
            page.goto(address + path)
            page.evaluate(
                "document.querySelectorAll('[data-ng-tools] button').forEach(e => e.remove())"
            )
            expected = " ".join(page.locator("main").inner_text().split())
            bare.goto(address + path)
            assert bare.locator("h1").first.is_visible()
            assert " ".join(bare.locator("main").inner_text().split()) == expected, path


def test_paper_has_the_words_and_nothing_to_press(
    browser: Browser, long: Path, serve: Callable[[Path], str]
) -> None:
    """In ink on white also from a dark screen; sources with their addresses, and what was folded."""
    address = serve(long)
    with open_page(browser, "desk", "dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        page.goto(f"{address}briefings/2024/05/01/endless/")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == WHITE
        for each in (".md-header", ".md-tabs", ".ng-breadcrumbs", ".ng-tools", ".ng-follow"):
            assert page.locator(each).first.is_hidden(), each
        source = page.locator(".ng-references .ng-source__url")
        printed = source.evaluate("link => getComputedStyle(link, '::after').content")
        assert f"({source.get_attribute('href')})" in printed
        page.goto(f"{address}briefings/2024/06/01/second-look/")
        assert page.locator(".ng-languages").is_hidden()
        page.goto(f"{address}briefings/2024/05/01/new-timetable/")
        assert page.locator(".footnote-backref").first.is_hidden()
        assert page.locator(".ng-foot__made").is_hidden()
        page.goto(f"{address}actors/harbour-master/")
        assert page.locator(".ng-filter").is_hidden()
        assert page.locator(".ng-foot__name").is_visible()  # whose page it is
    # Material's script unfolds what is printed; without it paper has it all the same.
    with open_page(browser, "desk", "light", java_script_enabled=False) as page:
        page.emulate_media(media="print")
        page.goto(f"{address}briefings/2024/05/01/endless/")
        folded = page.locator("#part-actors ~ .ng-fold .ng-actors > li").last
        assert folded.evaluate("row => row.checkVisibility()")


def test_paper_cuts_nothing(browser: Browser, long: Path, serve: Callable[[Path], str]) -> None:
    """What scrolls on a screen is as wide as the sheet; no row is on two, and the foot is alone on none."""
    address = serve(long)
    words = "Binnenschifffahrtsamt"
    cells = {tag: "".join(f"<{tag}>{words}</{tag}>" for _ in range(9)) for tag in ("th", "td")}
    table = (
        f"<table><thead><tr>{cells['th']}</tr></thead><tbody><tr>{cells['td']}</tr></tbody></table>"
    )
    with open_page(browser, "desk", "light", java_script_enabled=False) as page:
        page.set_viewport_size({"width": 672, "height": 980})  # A4 within its margins
        page.emulate_media(media="print")
        page.goto(f"{address}briefings/2024/05/01/new-timetable/")
        page.evaluate("table => document.querySelector('.ng-prose').innerHTML += table", table)
        wide = page.locator(".ng-prose table").last
        box, cell = wide.bounding_box(), wide.locator("td").last.bounding_box()
        assert box
        assert cell
        assert box["x"] + box["width"] <= 672
        assert cell["x"] + cell["width"] <= 672
        assert (
            wide.locator("tr").last.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
        )
        for each in ("body", ".md-container", ".md-main", ".md-main__inner"):
            laid_out = page.locator(each).evaluate("box => getComputedStyle(box).display")
            assert laid_out == "block", (
                each
            )  # else browsers do not heed that the foot is kept with the text
        page.goto(address)
        assert page.locator("#part-sections").is_hidden()


def test_long_lists_are_walked_with_the_keyboard(
    browser: Browser, long: Path, serve: Callable[[Path], str]
) -> None:
    """From the last entry of a page to the next page, and from the last that is shown to what is folded."""
    address = serve(long)
    with open_page(browser, "desk", "light") as page:
        page.goto(f"{address}statements/")
        page.locator(".ng-group a").last.focus()
        older = page.locator(".ng-pager [rel=next]")
        while not older.evaluate("link => link === document.activeElement"):
            assert page.locator(".ng-pager :focus, .ng-group :focus").count()
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/statements/page/*/")

        page.goto(f"{address}briefings/2024/05/01/endless/")
        page.locator("#part-actors ~ .ng-actors a").last.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#part-actors ~ .ng-fold .ng-actors a").first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_dialog_is_fit_for_everybody(
    browser: Browser, address: str, scheme: str
) -> None:
    """Opened by its key, with results, walked with arrows, and closed by Escape."""
    with open_page(browser, "desk", scheme) as page:
        page.goto(address, wait_until="networkidle")
        page.keyboard.press("/")
        page.keyboard.type("Kirby", delay=20)
        page.locator(".md-search-result__item").first.wait_for()
        found = Axe().run(page, options={"runOnly": RULES[scheme]})
        assert [each["id"] for each in found.response["violations"]] == []
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('.md-search-result') !== null")
        page.keyboard.press("Escape")
        assert not page.locator("#__search").is_checked()
