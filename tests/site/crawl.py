"""Built sites as readers find them: every page, what it leads to, and what is wrong with it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from tests.site.markup import Element, Page

HOST = "https://site.test/"

PICTURES = ("img", "svg", "input", "video", "audio", "button")
EMPTY_IS_WRONG = (
    "h1 h2 h3 h4 h5 h6 ul ol dl li dt dd p a section nav figcaption blockquote table tr".split()
)
"""Elements of our own pages that must hold words or a picture."""

LEAKS = re.compile(
    r"nutgraf(-cite|-file)?:|nutgraf-raw|Undefined\b|object at 0x|\bNone\b|\bMarkup\(|<Kind\.|\bKey\("
    r"|datetime\.date|PosixPath|Traceback|wzxhzdk"
)
"""Symbols that only the stages know, and what Python shows where a template was given the wrong thing."""


@dataclass(frozen=True)
class BuiltSite:
    """A folder that holds a built site.

    `base` is the path of its address, such as `/desk/`. Without `has_server` a link to a folder leads nowhere.
    """

    folder: Path
    base: str = "/"
    has_server: bool = True

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, by its path below the folder."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML file, read."""
        paths = sorted(path for path in self.files if path.endswith(".html"))
        return {path: Page((self.folder / path).read_text(encoding="utf-8")) for path in paths}

    def page(self, address: str) -> Page:
        """The page at an address below the site's root, such as `actors/`."""
        return self.pages[f"{address}index.html"]

    @cached_property
    def moved(self) -> frozenset[str]:
        """The files at old addresses of pages, of which no page tells any more."""
        old = {posixpath.dirname(path) for path, page in self.pages.items() if is_redirect(page)}
        return frozenset(each for each in self.files if posixpath.dirname(each) in old)

    def target(self, path: str, link: str) -> tuple[str, str] | None:
        """The file and fragment that a link on the page at `path` leads to; None where it leaves the site."""
        parts = urlsplit(urljoin(HOST + self.base.lstrip("/") + quote(path), link))
        if not parts.geturl().startswith(HOST):
            return None
        file = unquote(parts.path).removeprefix(self.base)
        is_folder = file.endswith("/") or not file
        index = "index.html" if is_folder and self.has_server else ""
        return file + index, unquote(parts.fragment)

    def leads_to(self, path: str, inside: Element | None = None) -> frozenset[str]:
        """The files that a reader reaches in one click from the page at `path`, or from an element of it."""
        links = (inside or self.pages[path].root).all("a")
        found = (self.target(path, link.attributes.get("href", "")) for link in links)
        return frozenset(target[0] for target in found if target)

    def broken_links(self) -> Iterator[str]:
        """Every link, picture, style and script that leads to no file, or to no such place in it."""
        for path, page in self.pages.items():
            for _, link in page.links:
                target = self.target(path, link)
                if target is None:
                    continue
                file, fragment = target
                if file not in self.files:
                    yield f"{path}: {link}: no file {file}"
                elif fragment and file in self.pages and not self.pages[file].ids[fragment]:
                    yield f"{path}: {link}: no id {fragment!r} in {file}"

    def faults(self) -> Iterator[str]:
        """All that is wrong with the HTML of each page; a redirect needs no description and no heading."""
        for path, page in self.pages.items():
            found = [*page.faults, *leaks(page), *empty_elements(page)]
            found += [f"id {id!r} stands twice" for id, times in page.ids.items() if times > 1]
            if not is_redirect(page):
                found += missing(page)
            yield from (f"{path}: {each}" for each in found)


def is_redirect(page: Page) -> bool:
    """Whether a page only leads to another."""
    return "noindex" in page.meta("robots")


def leaks(page: Page) -> Iterator[str]:
    """Symbols of the generator in a page."""
    return (f"{found[0]!r} leaks" for found in LEAKS.finditer(page.text))


def empty_elements(page: Page) -> Iterator[str]:
    """Elements of our own part of a page with nothing in them."""
    for content in page.root.all(class_="md-content"):
        for element in content.all(*EMPTY_IS_WRONG):
            if not element.words and not any(element.all(*PICTURES)):
                yield f"<{element.tag} {dict(element.attributes)}> is empty"


def missing(page: Page) -> Iterator[str]:
    """What each page needs: one title, a description, one heading of the first level."""
    titles = [each.words for each in page.root.all("title")]
    if len(titles) != 1 or not titles[0]:
        yield f"expected one title, but got {titles}"
    if not page.meta("description"):
        yield "expected a description, but got none"
    headings = [each.words for each in page.root.all("h1")]
    if len(headings) != 1:
        yield f"expected one heading of the first level, but got {headings}"
