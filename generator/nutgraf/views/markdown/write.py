"""Text, links and lists as CommonMark (https://spec.commonmark.org/)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nutgraf.read.body import Body

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
"""What would be markup inside a line."""

BEGINNING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")
"""What would begin a list or a line under a heading."""


def text(words: str) -> str:
    """Words on one line that mean just themselves."""
    line = SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return BEGINNING.sub(lambda each: f"{each[1]}{each[2][:-1]}\\{each[2][-1]}", line)


def link(words: str, url: str) -> str:
    """A link."""
    return f"[{text(words)}](<{url}>)"


def heading(words: str, level: int = 2) -> str:
    """A heading."""
    return f"{'#' * min(level, 6)} {text(words)}"


def items(lines: Iterable[str]) -> str:
    """A list of lines that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def quote(*lines: str) -> str:
    """A block quote of paragraphs that are Markdown already."""
    return "\n>\n".join(f"> {line}" for line in lines)


def prose(body: Body) -> Iterator[str]:
    """The blocks of a text: its headings, and a paragraph for each other block."""
    headings = list(body.headings)
    for line in body.text.split("\n"):
        if headings and line == " ".join(headings[0].text.split()):
            yield heading(line, headings.pop(0).level)
        elif line.strip():
            yield text(line)
