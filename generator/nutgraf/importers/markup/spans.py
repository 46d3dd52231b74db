"""Where links, pictures and other things stand in a Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OUTPUT = r"\{\{[^{}\n]*\}\}"
"""An output of Liquid's within an address."""

DESTINATION = re.compile(
    rf"\]\([ \t]*(?P<address><[^<>\n]*>|(?:{OUTPUT}|[^\s()<>])*+(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
DEFINITION = re.compile(
    rf"^ {{0,3}}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<address><[^<>\n]*>|(?:{OUTPUT}|[^\s<>])++)",
    re.MULTILINE,
)
ATTRIBUTE = re.compile(
    r"<(?P<tag>a|img|source|video|audio)\b(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*?[\s\"'](?:href|src)\s*=\s*"
    rf"(?P<quote>[\"'])(?P<address>(?:{OUTPUT}|(?!(?P=quote))[^<>])*+)(?P=quote)[^<>]*>",
    re.IGNORECASE,
)
EMBEDDED = re.compile(
    r"<(?P<tag>iframe|embed)\b(?P<attributes>[^<>]*)>(?:.*?</(?P=tag)\s*>)?",
    re.DOTALL | re.IGNORECASE,
)
VALUE = re.compile(
    r"\b(?P<name>src|title)\s*=\s*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)", re.IGNORECASE
)
MORE = re.compile(r"<!--[ \t]*more[ \t]*-->", re.IGNORECASE)
OWN_LINK = re.compile(r"\[\[(?P<inside>[^\[\]\n]+)\]\]")
OWN_CITATION = re.compile(r"\[@(?=[^\s\[\],;]+[^\[\]]*\](?!\())")
ATTRIBUTE_LIST = re.compile(r"^[ \t]*\{:[^{}\n]*\}[ \t]*(?:\n|\Z)|\{:[^{}\n]*\}", re.MULTILINE)
"""Kramdown's, as Jekyll has them: `{: .class }` and `{:toc}`."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Other text in the place of that from `start` to `end`."""

    start: int
    end: int
    text: str


def opening_bracket(text: str, closing: int) -> int | None:
    """The place of the bracket that the one at `closing` closes."""
    depth = 0
    for position in range(closing, -1, -1):
        if text.startswith("\n\n", position):
            return None
        if text[position] not in "[]" or text[position - 1 : position] == "\\":
            continue
        depth += 1 if text[position] == "]" else -1
        if depth == 0:
            return position
    return None


class Edits:
    """Edits of one text that do not overlap: what comes first stays."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[Edit] = []

    def add(self, *edits: Edit) -> bool:
        """Add edits that belong together, unless one of them overlaps another."""
        if any(new.start < old.end and old.start < new.end for new in edits for old in self._edits):
            return False
        self._edits += edits
        return True

    def hold(self, position: int) -> bool:
        """Whether the character at a place is edited."""
        return any(edit.start <= position < edit.end for edit in self._edits)

    def apply(self, start: int, end: int) -> str:
        """The text from `start` to `end` with the edits in it."""
        parts: list[str] = []
        for edit in sorted(self._edits):
            if start <= edit.start and edit.end <= end:
                parts += [self._text[start : edit.start], edit.text]
                start = edit.end
        return "".join([*parts, self._text[start:end]])


def embedded(text: str) -> Iterator[tuple[re.Match[str], str | None, str | None]]:
    """Frames and other embedded pages: the whole element, the address, the title."""
    for found in EMBEDDED.finditer(text):
        values = {
            each["name"].lower(): each["value"] for each in VALUE.finditer(found["attributes"])
        }
        yield found, values.get("src"), values.get("title")
