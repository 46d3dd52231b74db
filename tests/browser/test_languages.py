"""Our briefing in Arabic, in a real browser: mirrored, in its language down to the shell, found by search."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ORIGINAL = "briefings/2024/03/26/israel-cancels-washington-visit/"
ARABIC = "briefings/2024/03/26/israel-cancels-washington-visit-ar/"
WIDTHS = [320, 390, 1280]


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of each width."""
    with browser.new_page(viewport={"width": request.param, "height": 800}) as page:
        yield page


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page as wide as a desk's."""
    with browser.new_page(viewport={"width": 1280, "height": 800}) as page:
        yield page


def edges(page: Page, selector: str) -> tuple[float, float]:
    """The left and right edge of the first such element."""
    box = page.locator(selector).first.bounding_box()
    assert box, selector
    return box["x"], box["x"] + box["width"]


def test_it_is_right_to_left_and_fits(page: Page, address: str) -> None:
    """The page says its language and direction, begins at the right edge, and never scrolls sideways."""
    page.goto(address + ARABIC)
    width = page.evaluate("window.innerWidth")

    assert page.evaluate("[document.documentElement.lang, document.body.dir]") == ["ar", "rtl"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".ng-headline").evaluate("e => getComputedStyle(e).direction") == "rtl"
    first, last = edges(page, ".ng-breadcrumbs li"), edges(page, ".ng-breadcrumbs li:nth-child(2)")
    assert first[1] > width * 0.8
    assert first[0] >= last[1]


def test_the_layout_is_mirrored(desk: Page, address: str) -> None:
    """What stands right of the prose in English stands left of it in Arabic; the logo changes sides, too."""
    found = {}
    for path in (ORIGINAL, ARABIC):
        desk.goto(address + path)
        found[path] = (edges(desk, ".ng-main"), edges(desk, ".ng-context"), edges(desk, ".md-logo"))
    main, context, logo = found[ORIGINAL]
    mirrored, beside, mark = found[ARABIC]
    assert main[1] < context[0]
    assert beside[1] < mirrored[0]
    for left, right in ((main, mirrored), (context, beside), (logo, mark)):
        assert left[0] == pytest.approx(1280 - right[1], abs=2)


def test_original_words_keep_their_direction(desk: Page, address: str) -> None:
    """English in the Arabic page says that it is English, and runs from left to right."""
    desk.goto(address + ARABIC)
    for words in (
        ".ng-quote__original blockquote",
        ".ng-prose q",
        "main .ng-chip",
        ".ng-source__title",
    ):
        found = desk.locator(words).first
        assert found.get_attribute("lang") == "en"
        assert found.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_a_name_is_cut_short_at_its_own_end(desk: Page, address: str) -> None:
    """A long one in Latin letters would lose its beginning on a phone."""
    desk.goto(address + ARABIC)
    assert (
        desk.locator(".ng-masthead").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
    )


def test_the_shell_speaks_arabic(desk: Page, address: str) -> None:
    """Search, skip link and the switch of the palette; the sections' names stay the site's."""
    desk.goto(address + ARABIC)
    assert desk.locator(".md-search__input").get_attribute("placeholder") == "بحث"
    assert desk.locator(".ng-skip").text_content() == "انتقل إلى المحتوى"
    assert desk.locator("[data-md-component=palette] label:visible").get_attribute("title") == (
        "التبديل إلى الوضع الداكن"
    )
    for section in (".md-tabs__link", ".md-sidebar a.md-nav__link"):
        assert desk.locator(section).first.get_attribute("lang") == "en"


def test_the_switch_leads_both_ways(desk: Page, address: str) -> None:
    """Each version names the other in that one's own language."""
    desk.goto(address + ORIGINAL)
    desk.locator(".ng-languages").get_by_role("link", name="العربية").click()
    expect(desk).to_have_url(address + ARABIC)
    expect(desk.locator(".ng-languages [aria-current]")).to_have_text("العربية")
    desk.locator(".ng-languages").get_by_role("link", name="English").click()
    expect(desk).to_have_url(address + ORIGINAL)


def test_search_finds_arabic_words(desk: Page, address: str) -> None:
    """Words of the text, and an actor by the Arabic name."""
    desk.goto(address + ARABIC)
    desk.locator(".md-search__input").click()
    desk.keyboard.type("كيربي")
    desk.keyboard.press(
        "End"
    )  # Material listens to keys, and none is pressed for a letter that has none
    found = desk.locator(".md-search-result__item")
    expect(found.filter(has_text="John Kirby").first).to_be_visible()
    expect(found.filter(has_text="إسرائيل تلغي زيارة واشنطن").first).to_be_visible()


def test_nothing_fails(desk: Page, address: str) -> None:
    """No error in the console, no request that leaves the site or finds nothing."""
    asked: list[str] = []
    faults: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.on("response", lambda each: faults.append(each.url) if each.status >= 400 else None)
    desk.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    desk.goto(address + ARABIC, wait_until="networkidle")
    assert faults == []
    assert [each for each in asked if not each.startswith((address, "data:"))] == []
