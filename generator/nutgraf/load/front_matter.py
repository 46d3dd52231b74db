"""The text of a Markdown file → its front matter and its body."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)

GUARDING = frozenset({"draft", "embargo", "published"})
"""Fields that keep an item from readers."""

FIELD = re.compile(r"[\"']?(\w[\w -]*?)[\"']?\s*[:=]")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
UNSEEN = " \t\r\xa0\u200b\ufeff"
"""What stands before a field and is not seen."""

TOP = 4000
"""So many characters of a text may be fields that nobody reads as such."""


class Parts(NamedTuple):
    """The two parts of a Markdown file. `front_matter` is None where there is none, or where it does not end."""

    front_matter: str | None
    body: str
    body_line: int = 1
    is_unclosed: bool = False


def split(text: str) -> Parts:
    """Split a file at the `---` lines; the front matter's first line is line 2 of the file."""
    opening = OPENING.match(text)
    if not opening:
        return Parts(None, text)
    closing = CLOSING.search(text, opening.end())
    if not closing:
        return Parts(None, text, is_unclosed=True)
    front_matter = text[opening.end() : closing.start()]
    return Parts(front_matter, text[closing.end() :], text.count("\n", 0, closing.end()) + 1)


def lost_field(text: str) -> tuple[str, int] | None:
    """A field at the top of a text that would keep it from readers, and is no front matter: its name and its offset.

    Something above it, or a fence that is missing, has made prose of it, which is published.
    """
    offset = 0
    for line in COMMENT.sub(_blank, text[:TOP]).split("\n"):
        words = line.strip(UNSEEN)
        field = FIELD.match(words)
        if field and field[1].casefold() in GUARDING:
            return field[1], offset + line.index(field[1])
        is_prose = (
            words and not field and not words.startswith(("-", "+")) and line[0] not in UNSEEN
        )
        if is_prose:
            return None
        offset += len(line) + 1
    return None


def _blank(found: re.Match[str]) -> str:
    """As many blanks, and the ends of its lines."""
    return re.sub(r"[^\n]", " ", found[0])
