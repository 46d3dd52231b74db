"""What Material's search finds in leaf pages: entries of the form that its own plugin writes, added to its index.

Material makes an entry of each section of a page: of what follows a heading with an `id`, up to the next one or to the
end of the element that holds the heading. What lies in an element with `data-search-exclude` is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import NotRequired, TypedDict

from nutgraf.read.html import HEADINGS, VOID

TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(/?)([a-zA-Z][\w:-]*)([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>"
    r"|([^<]+)",
    re.DOTALL,
)
"""A comment; or whether a tag ends an element, its name and its attributes; or text."""

ID = re.compile(r"""\sid=["']?([^"'\s>]+)""")
KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""The tags that Material keeps in an entry: what it shows of a page is a little text with them."""
SKIPPED = frozenset({"object", "script", "style"})
EXCLUDED = "data-search-exclude"
PERMALINK = 'class="headerlink"'
"""The link of a heading to itself, which says nothing."""
HAS_MARK = re.compile(r'data-search-\w+="')
MARK = re.compile(r'\s?data-search-\w+="[^"]+"')
EMPTY = re.compile(r"<(\w+)>\s*</\1>")


class Entry(TypedDict):
    """One entry of Material's search index: a section of a page, its title and text with a few tags in them.

    Beside them stands what the page's front matter tells: `tags`, shown with each result, and `boost`.
    """

    location: str
    title: str
    text: str
    tags: NotRequired[list[str]]
    boost: NotRequired[float]


@dataclass(slots=True)
class _Section:
    depth: int
    id: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """How far a page has been read: the open elements, and the open sections."""

    sections: list[_Section] = field(default_factory=lambda: [_Section(0)])
    open: list[str] = field(default_factory=list)
    current: list[_Section] = field(default_factory=list)
    heading: int | None = None

    def __post_init__(self) -> None:
        self.current = [self.sections[0]]

    def begin(self, tag: str, attributes: str) -> None:
        """An element begins."""
        self.open.append(tag)
        if tag in HEADINGS and (named := ID.search(attributes)):
            self._begin_section(unescape(named[1]))
        elif tag in KEPT:
            self._into.append(f"<{tag}>")

    def _begin_section(self, anchor: str) -> None:
        self.heading = len(self.open)
        section = _Section(len(self.open), anchor)
        self.sections.append(section)
        self.current = [*(each for each in self.current if each.depth < len(self.open)), section]

    def end(self, tag: str) -> None:
        """An element ends, and with it the section whose heading stands in it."""
        if not self.open or self.open[-1] != tag:
            return
        depth = len(self.open)
        self.open.pop()
        if tag in KEPT:
            self._into.append(f"</{tag}>")
        if self.heading == depth:
            self.heading = None
        while len(self.current) > 1 and self.current[-1].depth > depth:
            self.current.pop()

    def words(self, text: str) -> None:
        """Text."""
        if "&" in text or ">" in text:
            text = escape(unescape(text), quote=False)
        self._into.append(text)

    @property
    def _into(self) -> list[str]:
        section = self.current[-1]
        return section.title if self.heading is not None else section.text


def entries(url: str, title: str, html: str) -> list[Entry]:
    """The entries of a page with its `title` (HTML) at `url`: `html` is its content, as our templates write it."""
    reading, place = _Reading(), 0
    while token := TOKEN.search(html, place):
        ends, name, attributes, text = token.groups()
        tag, place = (name or "").lower(), token.end()
        if text:
            reading.words(text)
        elif ends:
            reading.end(tag)
        elif tag and tag not in VOID and not attributes.endswith("/"):
            if _is_left_out(tag, attributes):
                place = _end_of(tag, html, place)
            else:
                reading.begin(tag, attributes)
    return [
        Entry(
            location=f"{url}#{each.id}" if each.id else url,
            title=_tidy(each.title) or title,
            text=_tidy(each.text),
        )
        for each in reading.sections
    ]


def _is_left_out(tag: str, attributes: str) -> bool:
    return tag in SKIPPED or EXCLUDED in attributes or PERMALINK in attributes


def _end_of(tag: str, html: str, place: int) -> int:
    """Where an element ends that has begun just before `place`: most of a page is left out, so it is not read."""
    depth = 1
    for each in _tags(tag).finditer(html, place):
        depth += -1 if each[1] else 1
        if not depth:
            return each.end()
    return len(html)


@lru_cache
def _tags(name: str) -> re.Pattern[str]:
    """Where elements of that name begin and end."""
    return re.compile(rf"<(/?){name}(?![\w:-])[^>]*>", re.IGNORECASE)


def _tidy(parts: Iterable[str]) -> str:
    text = " ".join("".join(parts).split())
    while EMPTY.search(text):
        text = EMPTY.sub("", text)
    return text


def without_marks(html: str) -> str:
    """HTML without the attributes that are for search alone."""
    return MARK.sub("", html) if HAS_MARK.search(html) else html


def packed(found: Iterable[Entry]) -> bytes:
    """Entries as they stand in the index, between two of others."""
    return b",".join(_json(each) for each in found)


def read_index(file: Path) -> tuple[dict[str, object], list[bytes]]:
    """What Material's index says of itself, and its entries, packed. Raises OSError."""
    found = json.loads(file.read_text(encoding="utf-8"))
    return found, [_json(each) for each in found.pop("docs")]


def write_index(file: Path, about: Mapping[str, object], docs: Iterable[bytes]) -> None:
    """Write Material's index of packed entries, and what it says of itself. Raises OSError."""
    head = _json({**about, "docs": []}).removesuffix(b"]}")
    file.write_bytes(b"%b%b]}" % (head, b",".join(docs)))


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
