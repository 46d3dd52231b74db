"""Text, links and lists as CommonMark (https://spec.commonmark.org/)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote as percent_encoded

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w+;))")
"""What would be markup inside a line."""

UNFIT = re.compile(r"[<>\\\s]")
"""What may not stand in an address."""

BEGINNING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")
"""What would begin a list or a line under a heading."""


def escaped(words: str) -> str:
    """Words inside a line that mean just themselves."""
    return SPECIAL.sub(r"\\\1", words)


def begin(line: str) -> str:
    """A line of Markdown that begins a paragraph and nothing else."""
    return BEGINNING.sub(lambda each: f"{each[1]}{each[2][:-1]}\\{each[2][-1]}", line)


def text(words: str) -> str:
    """Words on one line that mean just themselves."""
    return begin(escaped(" ".join(words.split())))


def address(url: str) -> str:
    """An address that ends where it ends, whatever stands in it."""
    return f"<{UNFIT.sub(lambda each: percent_encoded(each[0]), url)}>"


def link(words: str, url: str) -> str:
    """A link."""
    return f"[{text(words)}]({address(url)})"


def heading(words: str, level: int = 2) -> str:
    """A heading."""
    return f"{'#' * min(level, 6)} {text(words)}"


def items(lines: Iterable[str]) -> str:
    """A list of lines that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def quote(*lines: str) -> str:
    """A block quote of paragraphs that are Markdown already."""
    return quoted(lines)


def quoted(blocks: Iterable[str]) -> str:
    """A block quote of blocks that are Markdown already."""
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def indented(block: str, width: int) -> str:
    """Markdown that belongs to the item of a list: its lines but the first stand under its words."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, block)
