"""Hostile texts, in every place that a writer has, go through a whole build: nothing of them acts.

What is published is judged by a parser of HTML, by readers of XML and JSON, and by a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.data import read_yaml
from tests.site.desk import Desk
from tests.vault.judging import assert_sound, faults, html_in_feeds, html_of_copies, write

pytestmark = pytest.mark.slow

FILE = Path(__file__).with_name("payloads.yml")
PAYLOADS: dict[str, list[str]] = read_yaml(FILE.read_text("utf-8"))
EXTENSIONS = (
    "abbr admonition attr_list def_list fenced_code footnotes md_in_html tables toc".split()
)
ELSEWHERE, SCRIPTS_AND_STYLES = "https://*", "*/assets/*"
"""What a tab does not load: the browser itself sees to it, as a route of Playwright's would have nothing cached."""

SOUGHT = ("onerror", "javascript", "canary()")
"""Words of payloads, which search finds."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom full of payloads, built."""
    desk = Desk(tmp_path_factory.mktemp("hostile"))
    every = (payload for payloads in PAYLOADS.values() for payload in payloads)
    for number, payload in enumerate(every):
        write(desk, payload, number)
    plugin = {"nutgraf": {"rules": "off", "social_cards": False}}
    desk.set({"markdown_extensions": EXTENSIONS, "plugins": ["search", plugin]})
    return desk.build()


def test_nothing_that_acts_is_published(hostile: Path) -> None:
    """No element, attribute or address that could run something stands in a page, copy or feed; data are sound."""
    found = {
        page.relative_to(hostile).as_posix(): faults(page.read_text("utf-8"))
        for page in hostile.rglob("*.html")
    }
    in_feeds = [*html_in_feeds(hostile)]

    assert {page: each for page, each in found.items() if each} == {}
    assert in_feeds
    assert [fault for html in in_feeds for fault in faults(html)] == []
    assert [fault for html in html_of_copies(hostile) for fault in faults(html)] == []
    assert_sound(hostile)


def blocked(page: Page, *addresses: str) -> None:
    """Have a tab load nothing from these addresses."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": [*addresses]})


@contextmanager
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A tab in which the policy of pages does not hold, and where something ran in it."""
    sung: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        sung.append(page.url)
        dialog.dismiss()

    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        blocked(page, ELSEWHERE)
        page.expose_function("canary", lambda: sung.append(page.url))
        page.on("dialog", dismiss)
        yield page, sung


@pytest.mark.browser
def test_nothing_runs_in_a_browser(
    hostile: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    """In Chromium no page calls the canary, even without the policy, be the scripts of the site there or not."""
    address = serve(hostile)
    paths = [page.relative_to(hostile).as_posix() for page in sorted(hostile.rglob("*.html"))]
    shown = [path for path in paths if path.count("/") < 2]  # the lists, which have all payloads
    first = {path.split("/")[0]: path for path in paths}
    for_shell = [f"briefings/2024/05/01/p{number}/index.html" for number in numbers("shell")]
    assert {*for_shell} <= {*paths}

    with opened(browser) as (page, sung):
        for path in {*shown, *first.values(), *for_shell}:
            page.goto(address + path)
        blocked(page, ELSEWHERE, SCRIPTS_AND_STYLES)
        for path in paths:
            page.goto(address + path)

    assert len(paths) > 6 * len(numbers("scripts"))
    assert sung == []


def numbers(wanted: str) -> range:
    """The numbers of the payloads of a class."""
    classes = [*PAYLOADS]
    before = sum(len(PAYLOADS[each]) for each in classes[: classes.index(wanted)])
    return range(before, before + len(PAYLOADS[wanted]))


@pytest.mark.browser
def test_nothing_runs_in_a_search(
    hostile: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    """Search that finds payloads shows them as words: nothing of its results acts."""
    with opened(browser) as (page, sung):
        page.goto(serve(hostile), wait_until="networkidle")
        found = page.locator(".md-search-result__item")
        for words in SOUGHT:
            page.keyboard.press("/")
            page.locator("[data-md-component=search-query]").fill("")
            page.keyboard.type(words, delay=10)
            expect(found.first).to_be_visible(timeout=30_000)
            for more in page.locator(".md-search-result__more summary").all()[:5]:
                more.click()
            assert faults(page.locator(".md-search-result").inner_html()) == []

    assert sung == []
