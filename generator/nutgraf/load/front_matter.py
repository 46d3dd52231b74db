"""The text of a Markdown file → its front matter and its body."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


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
