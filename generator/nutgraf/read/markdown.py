"""Markdown → sanitised HTML, with one parser a process."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import slugify, slugify_unicode

from nutgraf.read.limits import (
    DEEPEST,
    LONGEST_WAY,
    is_too_deep,
    unreadable_address,
    way_to_ends,
)
from nutgraf.read.plain import TOC, anchors_of, render_plain
from nutgraf.read.sanitise import Sanitiser
from nutgraf.read.shortcuts import is_trusted, leave_out, missing_signs
from nutgraf.read.syntax import NutgrafMarkdown
from nutgraf.settings import MarkdownSettings
from nutgraf.text import quoted


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text: its level, its fragment, its words."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as sanitised HTML with symbolic links, and its headings."""

    html: str
    headings: tuple[Heading, ...]


class TooHardError(Exception):
    """A text that Python-Markdown, or who reads its HTML, cannot read, or not in time.

    `offset` is where in it the trouble begins.
    """

    def __init__(self, found: str, offset: int = 0) -> None:
        self.offset = offset
        super().__init__(found)


class MarkdownEngine:
    """Python-Markdown with the site's extensions and ours: a parser for each set of signs that texts do not have.

    `shortcuts` may be forgone, for tests: they change nothing but the time it takes.
    """

    def __init__(self, settings: MarkdownSettings, *, shortcuts: bool = True) -> None:
        self._settings = settings
        self._sanitiser = Sanitiser(settings.raw_html)
        self._parsers: dict[frozenset[str], Markdown] = {}
        self._has_shortcuts = shortcuts and is_trusted(self._make())
        self._anchors = (
            anchors_of(settings.extensions, settings.configs.get(TOC, {}), heading_anchor)
            if self._has_shortcuts
            else None
        )

    def _parser(self, missing: frozenset[str]) -> Markdown:
        """The parser of texts that do not have those signs, as if it had never read another."""
        parser = self._parsers.get(missing)
        if parser is None:
            parser = self._parsers[missing] = self._make()
            leave_out(parser, missing)
        return parser.reset()

    def _make(self) -> Markdown:
        extensions, configs = self._settings.extensions, dict(self._settings.configs)
        if TOC in extensions:
            configs[TOC] = {"slugify": heading_anchor, **configs.get(TOC, {})}
        return Markdown(extensions=[*extensions, NutgrafMarkdown()], extension_configs=configs)

    def sanitise(self, html: str) -> str:
        """HTML that another engine made, safe by the site's allow-list."""
        return self._sanitiser.sanitise(html)

    def render(self, text: str) -> Rendered:
        """`text` as HTML that is safe to show. Raises TooHardError."""
        plain = render_plain(text, self._anchors) if self._anchors else None
        if plain:
            html = self._sound(plain.html, text) if plain.has_links else plain.html
            return Rendered(html, tuple(Heading(*each) for each in plain.headings))
        way, worst = way_to_ends(text)
        if way > LONGEST_WAY:
            raise TooHardError("too many brackets that are not closed, from here on", worst)
        missing = missing_signs(text) if self._has_shortcuts else frozenset()
        parser = self._parser(missing)
        try:
            html = parser.convert(text)
        except RecursionError:
            del self._parsers[missing]  # it stopped halfway
            raise TooHardError("lists or quotations too deep in each other") from None
        return Rendered(self._sound(html, text), tuple(_flatten(getattr(parser, "toc_tokens", []))))

    def render_again(self, text: str) -> str:
        """HTML of a text that was read before, but for marks in it; empty where that cannot be read any more."""
        try:
            return self.render(text).html
        except TooHardError:
            return ""

    def may_stand(self, element: str) -> bool:
        """Whether an element of HTML (`blockquote`) stays where a text holds it."""
        return self._sanitiser.allows(element)

    def _sound(self, html: str, text: str) -> str:
        """The HTML that was made of `text`, sanitised. Raises TooHardError where others could not read it."""
        address = unreadable_address(html)
        if address:
            raise TooHardError(f"the address {quoted(address)}", max(0, text.find(address)))
        html = self.sanitise(html)
        if is_too_deep(html):
            raise TooHardError(f"more than {DEEPEST} elements in each other")
        return html


def heading_anchor(words: str, separator: str) -> str:
    """The fragment of a heading: Python-Markdown's, which knows ASCII only, or one of the letters that it has."""
    return slugify(words, separator) or slugify_unicode(words, separator)


def _flatten(tokens: list[dict[str, Any]]) -> list[Heading]:
    headings: list[Heading] = []
    for token in tokens:
        headings.append(Heading(token["level"], token["id"], unescape(token["name"])))
        headings += _flatten(token["children"])
    return headings
