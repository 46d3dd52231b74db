"""The text of a Markdown file → its front matter and its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)

GUARDING = frozenset({"draft", "embargo", "published"})
"""Fields that keep an item from readers."""

FIELD = re.compile(r"[\"']?(\w[\w -]{0,60}?)[\"']?\s*[:=]")
SWITCH = re.compile(
    r"""["']?(?P<name>(?:draft|published)(?=["']?\s*[:=]\s*["']?(?:true|false|yes|no|on|off)?["']?\s*(?:\#.*)?$)
    |embargo(?=["']?\s*[:=]\s*["']?\d))""",
    re.IGNORECASE | re.VERBOSE,
)
"""A field that keeps an item from readers, with a value that is no prose."""

FENCE = re.compile(r"-{3,}[ \t]*")
UNREAD = re.compile(
    r"<!--.*?-->|^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)|\Z)", re.DOTALL | re.MULTILINE
)
"""Comments, and code in fences."""

CODE = ("    ", "\t")
"""With what a line of code begins that stands in no fences."""

UNSEEN = " \t\r\xa0\u200b\ufeff"
"""What stands before a field and is not seen."""

MISPLACED = re.compile(
    rf"(?P<above>(?:[\s{UNSEEN}]|<!--(?:(?!-->).)*-->|\#[^\n]*\n)*)"
    r"-{2,}[ \t]*(?:\#[^\n]*)?\n(?:[ \t]*(?:\#[^\n]*)?\n)*[\"']?[a-z_]+[\"']?:\s",
    re.DOTALL,
)
"""Front matter that has something above it, or dashes that are not three and nothing else."""

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


def above_fields(text: str) -> str | None:
    """What stands above the front matter of a text that does not begin with `---`, or None where it has none.

    Nothing does where its first line has other dashes.
    """
    found = None if OPENING.match(text) else MISPLACED.match(text[:TOP])
    return found and found["above"]


def lost_field(text: str, start: int = 0) -> tuple[str, int] | None:
    """A field at the top of a text that would keep it from readers, and is no front matter: its name and its offset.

    Something above it, or a fence that is missing, has made prose of it, which is published. `start` is where the
    body begins below front matter that has fields.
    """
    top = text[start : start + TOP]
    folded = top.casefold()
    if not any(name in folded for name in GUARDING):
        return None
    lines = [*_lines(UNREAD.sub(_unread, top), start)]
    return _at_the_top(lines, is_below=start > 0) or _between_fences(lines)


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with its offset, of which the first is `start`."""
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _at_the_top(lines: list[tuple[int, str]], *, is_below: bool) -> tuple[str, int] | None:
    """Below front matter or a heading a field is only what cannot be meant for prose, nor for code."""
    for offset, line in lines:
        words = line.strip(UNSEEN)
        is_below = is_below or words.startswith("#")
        field = None if is_below and line.startswith(CODE) else FIELD.match(words)
        if field and field[1].casefold() in GUARDING and (SWITCH.match(words) or not is_below):
            return field[1], offset + line.index(field[1])
        if not words.startswith("#") and _is_prose(line):
            break
    return None


def _between_fences(lines: list[tuple[int, str]]) -> tuple[str, int] | None:
    """The field in a block of lines that all look like fields, wherever it stands."""
    is_open, found = False, None
    for offset, line in lines:
        if FENCE.fullmatch(line):
            if found:
                return found
            is_open = True
        elif is_open and (switch := SWITCH.match(line.strip(UNSEEN))):
            found = found or (switch["name"], offset + line.index(switch["name"]))
        elif _is_prose(line):
            is_open, found = False, None
    return None


def _is_prose(line: str) -> bool:
    """Whether a line is none of those that stand between fields."""
    words = line.strip(UNSEEN)
    is_fields = not words or FIELD.match(words) or words.startswith(("-", "+"))
    return not is_fields and line[0] not in UNSEEN


def _unread(found: re.Match[str]) -> str:
    """As many blanks for a comment, as many signs that are prose for code, and the ends of its lines."""
    return re.sub(r"[^\n]", "`" if found["fence"] else " ", found[0])
