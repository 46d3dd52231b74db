"""Markdown → sanitised HTML, with one parser a process."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown import Markdown

from nutgraf.read.sanitise import sanitise
from nutgraf.read.syntax import NutgrafMarkdown
from nutgraf.settings import MarkdownSettings


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


class MarkdownEngine:
    """Python-Markdown with the site's extensions and ours."""

    def __init__(self, settings: MarkdownSettings) -> None:
        self._markdown = Markdown(
            extensions=[*settings.extensions, NutgrafMarkdown()],
            extension_configs=settings.configs,
        )

    def render(self, text: str) -> Rendered:
        """`text` as HTML that is safe to show."""
        self._markdown.reset()
        html = sanitise(self._markdown.convert(text))
        return Rendered(html, tuple(_flatten(getattr(self._markdown, "toc_tokens", []))))


def _flatten(tokens: list[dict[str, Any]]) -> list[Heading]:
    headings: list[Heading] = []
    for token in tokens:
        headings.append(Heading(token["level"], token["id"], unescape(token["name"])))
        headings += _flatten(token["children"])
    return headings
