"""Texts in every place that a writer has, and what acts in the site that is built of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as etree

import yaml
from icalendar import Calendar
from markdown_it import MarkdownIt

from tests.data import read_yaml
from tests.site.desk import Desk

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
plain/p#.md:
  title: $
  description: $
  author: $
  subtitle: $
  status: $
  icon: $
  template: $
  location: $
  tags: [$]
  git_revision_date_localized: $
"""
"""An item of each kind, with a payload in the place of each `$`."""


def filled(template: object, payload: str) -> object:
    """A template with a payload in it; in an address, without the blanks that would end it, and what is read as one."""
    if isinstance(template, dict):
        return {name: filled(value, payload) for name, value in template.items()}
    if isinstance(template, list):
        return [filled(value, payload) for value in template]
    if isinstance(template, str):
        return template.replace(
            "$", re.sub(r"[\s\x00-\x1f]", "", payload) if template.startswith("http") else payload
        )
    return template


def write(desk: Desk, payload: str, number: int) -> None:
    """Put a payload everywhere."""
    for path, template in read_yaml(TEMPLATES.replace("#", f"{number}")).items():
        front = yaml.safe_dump(filled(template, payload), allow_unicode=True)
        desk.write(path, f"---\n{front}---\n{payload}\n\nText {payload} text.\n")
    line = payload.replace("\n", " ")
    desk.write(f"plain/unfenced{number}.md", f"subtitle: {line}\nlocation: {line}\n\nText.\n")


FORBIDDEN = frozenset("applet base embed frame iframe math object portal template marquee".split())
ADDRESSES = ("href", "src", "action", "data", "poster", "xlink:href", "cite")
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
    scheme = SCHEME.match(re.sub(r"[\t\r\n]", "", value)) if name in ADDRESSES else None
    is_odd = scheme is not None and scheme[1].lower() not in ("http", "https", "mailto", "tel")
    return is_odd or name.startswith("on") or name in ("srcdoc", "formaction", "style")


def faults(html: str) -> list[str]:
    """What acts in HTML."""
    judge = Judge()
    judge.feed(html)
    return judge.faults


def assert_sound(site: Path) -> None:
    """XML, JSON and calendars can be read, and nothing in JSON-LD ends the script that it stands in."""
    for file in site.rglob("*"):
        if file.suffix == ".xml":
            etree.parse(file)  # noqa: S314  # we have written it
        elif file.suffix == ".json":
            json.loads(file.read_text("utf-8"))
        elif file.suffix == ".ics":
            assert not Calendar.from_ical(file.read_bytes()).errors, file
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


def html_of_copies(site: Path) -> Iterator[str]:
    """What a reader of Markdown makes of the pages as Markdown, if it takes HTML and every address."""
    commonmark = MarkdownIt("commonmark")
    commonmark.validateLink = bool  # type: ignore[assignment, method-assign]
    for file in [*site.rglob("index.md"), site / "llms.txt"]:
        yield commonmark.render(file.read_text("utf-8"))
