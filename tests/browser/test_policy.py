"""The content security policy: it is on every page, it forbids what came through, and breaks nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_every_page import OURS, PAGES, RICH
from tests.site.desk import rich_desk, small_desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom that uses every field."""
    return rich_desk(tmp_path_factory.mktemp("rich")).build()


def violations(page: Page) -> list[str]:
    """What the policy has forbidden on a page."""
    found: list[str] = page.evaluate("window.violations")
    return found


@pytest.mark.parametrize("which", PAGES)
def test_nothing_of_ours_breaks_it(
    which: str, browser: Browser, newsroom: Path, rich: Path, serve: Callable[[Path], str]
) -> None:
    """No violation on any kind of page, while it loads, is searched and is looked at."""
    address = serve(newsroom if which == "ours" else rich)
    faults: dict[str, list[str]] = {}
    with browser.new_page() as page:
        page.add_init_script(LISTEN)
        page.route("https://**", lambda route: route.fulfill(body=""))
        for path in OURS if which == "ours" else RICH:
            page.goto(address + path, wait_until="networkidle")
            page.keyboard.press("/")
            page.keyboard.type("the", delay=10)
            page.wait_for_selector(".md-search-result__item", timeout=10_000)
            if found := violations(page):
                faults[path] = found

    assert faults == {}


def test_every_page_has_it(newsroom: Path, rich: Path) -> None:
    """Whatever HTML is published says first what it may load, and allows nothing inline and no text as code."""
    for page in [*newsroom.rglob("*.html"), *rich.rglob("*.html")]:
        found = POLICY.search(page.read_text("utf-8")[:3000])

        assert found, page
        assert "unsafe" not in found[1]
        assert "sha256" not in found[1]
        assert "default-src" in found[1]


def test_what_came_through_does_not_run(
    browser: Browser, newsroom: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """Had the sanitiser let a script or a handler pass, the policy would still stop it."""
    html = (newsroom / "about" / "index.html").read_text("utf-8")
    hostile = (
        "<script>window.ran = 1</script><img src=x onerror='ran = 2'><p style='color: red'>x</p>"
    )
    (tmp_path / "about.html").write_text(html.replace("</main>", f"{hostile}</main>"), "utf-8")
    with browser.new_page() as page:
        page.add_init_script(LISTEN)
        page.goto(f"{serve(tmp_path)}about.html", wait_until="networkidle")

        assert page.evaluate("window.ran") is None
        assert {each.split()[0] for each in violations(page)} >= {
            "script-src-elem", "script-src-attr", "style-src-attr",
        }  # fmt: skip


def test_a_site_read_from_a_disk(browser: Browser, tmp_path: Path) -> None:
    """Where no server is, `'self'` is the disk: styles and scripts load."""
    desk = rich_desk(tmp_path, use_directory_urls=False, site_url="")
    with browser.new_page() as page:
        page.add_init_script(LISTEN)
        page.goto((desk.build() / "index.html").as_uri(), wait_until="networkidle")

        assert violations(page) == []


def test_films_load_on_a_click(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """Nothing is asked of the film's host before; then its frame takes the place of the link."""
    desk = small_desk(tmp_path)
    desk.write("about.md", '# About\n\n<iframe src="https://archive.org/embed/pier"></iframe>\n')
    asked: list[str] = []
    with browser.new_page() as page:
        page.add_init_script(LISTEN)
        page.on("request", lambda request: asked.append(request.url))
        page.route("https://archive.org/**", lambda route: route.fulfill(body="<p>film</p>"))
        page.goto(f"{serve(desk.build())}about/", wait_until="networkidle")
        assert not any("archive.org" in each for each in asked)

        page.locator("a.ng-embed").click()
        page.frame_locator("iframe").locator("text=film").wait_for()

        assert violations(page) == []
