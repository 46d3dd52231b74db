"""Hostile texts, in every place that a writer has, go through a whole build: nothing of them acts.

What is published is judged by a parser of HTML, by readers of XML and JSON, and by a browser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest
import yaml
from playwright.sync_api import Browser, Dialog

from tests.site.desk import Desk

pytestmark = pytest.mark.slow

FILE = Path(__file__).with_name("payloads.yml")
PAYLOADS: dict[str, list[str]] = yaml.safe_load(FILE.read_text("utf-8"))
EXTENSIONS = (
    "abbr admonition attr_list def_list fenced_code footnotes md_in_html tables toc".split()
)
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

TEMPLATES = """
briefings/p#.md:
  title: $
  date: 2024-05-01
  summary: $
  slug: p#
  authors: [$]
  key_points: [$]
  topics: [t#]
  statements: [{quote: $, attribution: $, venue: $, context: $, said: 2024-05-01}]
  claims: [{id: c#, text: $, positions: [{holder: $, stance: disputes}]}]
  events: [{id: e#, name: $, date: 2024-05-01, venue: $}]
  media: [{src: "https://example.org/?$", alt: $, caption: $, credit: $}]
  corrections: [{text: $, date: 2024-05-01}]
  related: [{title: $, url: "https://example.org/?$"}]
  sources: [{title: $, publisher: $, url: "https://example.org/?$"}]
actors/a#.md: {name: $ A#, role: $, aliases: [$ alias #], summary: $}
topics/t#.md: {name: $ T#, summary: $}
stories/s#.md: {name: $ S#, summary: $}
sources/q#.md: {title: $ Q#, publisher: $, url: "https://example.org/?$"}
plain/p#.md: {title: $, description: $, author: $}
"""
"""An item of each kind, with a payload in the place of each `$`."""


def filled(template: object, payload: str) -> object:
    """A template with a payload in it; in an address, without the blanks that would end it."""
    if isinstance(template, dict):
        return {name: filled(value, payload) for name, value in template.items()}
    if isinstance(template, list):
        return [filled(value, payload) for value in template]
    if isinstance(template, str):
        return template.replace(
            "$", re.sub(r"\s", "", payload) if template.startswith("http") else payload
        )
    return template


def write(desk: Desk, payload: str, number: int) -> None:
    """Put a payload everywhere."""
    for path, template in yaml.safe_load(TEMPLATES.replace("#", f"{number}")).items():
        front = yaml.safe_dump(filled(template, payload), allow_unicode=True)
        desk.write(path, f"---\n{front}---\n{payload}\n\nText {payload} text.\n")


@pytest.fixture(scope="module", params=PAYLOADS)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom full of the payloads of one class, built."""
    desk = Desk(tmp_path_factory.mktemp("hostile"))
    for number, payload in enumerate(PAYLOADS[request.param]):
        write(desk, payload, number)
    plugin = {"nutgraf": {"rules": "off", "social_cards": False}}
    desk.set({"markdown_extensions": EXTENSIONS, "plugins": ["search", plugin]})
    return desk.build()


FORBIDDEN = frozenset("applet base embed frame iframe math object portal template marquee".split())
ADDRESSES = ("href", "src", "action", "data", "poster", "xlink:href")
SCHEME = re.compile(r"[\s\x00-\x20]*([\w+.-]+):")


class Judge(HTMLParser):
    """Gathers what acts in a page besides what the shell has."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in FORBIDDEN or given.get("http-equiv", "").lower() == "refresh":
            self.faults.append(tag)
        self._script = tag == "script" and "json" not in given.get("type", "")
        if self._script and "assets/" not in given.get("src", "assets/"):
            self.faults.append(f"script {given['src']}")
        self.faults += [f"{tag} {name}={given[name]}" for name in given if acts(name, given[name])]

    def handle_data(self, data: str) -> None:
        """Look at a script that stands in the page."""
        if self._script and "canary" in data:
            self.faults.append(f"script: {data[:80]}")

    def handle_endtag(self, tag: str) -> None:
        """What follows is no script."""
        del tag
        self._script = False


def acts(name: str, value: str) -> bool:
    """Whether an attribute runs something, or leads to what does."""
    scheme = SCHEME.match(value) if name in ADDRESSES else None
    is_odd = scheme is not None and scheme[1].lower() not in ("http", "https", "mailto", "tel")
    return is_odd or name.startswith("on") or name in ("srcdoc", "formaction", "style")


def faults(html: str) -> list[str]:
    """What acts in HTML."""
    judge = Judge()
    judge.feed(html)
    return judge.faults


def test_no_page_holds_what_acts(hostile: Path) -> None:
    """No element, attribute or address that could run something stands in a page."""
    found = {
        page.relative_to(hostile).as_posix(): faults(page.read_text("utf-8"))
        for page in hostile.rglob("*.html")
    }

    assert {page: each for page, each in found.items() if each} == {}


def test_xml_and_json_are_sound(hostile: Path) -> None:
    """Both can be read, and nothing in JSON-LD ends the script that it stands in."""
    for file in hostile.rglob("*"):
        if file.suffix == ".xml":
            etree.parse(file)  # noqa: S314  # we have written it
        elif file.suffix == ".json":
            json.loads(file.read_text("utf-8"))
        elif file.suffix == ".html":
            for data in LINKED_DATA.findall(file.read_text("utf-8")):
                json.loads(data)
                assert not re.search("[<>&]", data), file


def html_in_feeds(site: Path) -> Iterator[str]:
    """The HTML that the feeds of a site hold."""
    for feed in site.rglob("feed.json"):
        for item in json.loads(feed.read_text("utf-8"))["items"]:
            yield item.get("content_html", "")
    for atom in site.rglob("feed.xml"):
        for element in etree.parse(atom).iter():  # noqa: S314  # we have written it
            if element.get("type") == "html":
                yield element.text or ""


def test_html_in_feeds_is_safe(hostile: Path) -> None:
    """What a reader of feeds shows is held to the same."""
    found = [*html_in_feeds(hostile)]

    assert found
    assert [fault for html in found for fault in faults(html)] == []


def seen(site: Path) -> Iterator[str]:
    """Pages that show each payload in each place but the plain pages, whose texts go the same way."""
    for pattern in ("*.html", "*/index.html", "briefings/2*/**/*.html"):
        for page in sorted(site.glob(pattern)):
            yield page.relative_to(site).as_posix()


@pytest.mark.browser
def test_nothing_runs_in_a_browser(
    hostile: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    """In Chromium no page calls the canary, even without the policy; nor does search with its results."""
    sung: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        sung.append(page.url)
        dialog.dismiss()

    address = serve(hostile)
    with browser.new_context(bypass_csp=True) as context:
        context.route("https://**", lambda route: route.fulfill(body=""))
        page = context.new_page()
        page.expose_function("canary", lambda: sung.append(page.url))
        page.on("dialog", dismiss)
        for path in seen(hostile):
            page.goto(address + path)
        page.goto(address, wait_until="networkidle")
        page.keyboard.press("/")
        page.keyboard.type("canary", delay=10)
        page.wait_for_timeout(500)

    assert sung == []
