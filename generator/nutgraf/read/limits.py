"""Texts that Python-Markdown would read for minutes, and HTML that those after it would."""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate, pairwise
from urllib.parse import urlsplit

from nutgraf.read.html import TAG, VOID

BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
FENCED_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)", re.MULTILINE | re.DOTALL)
BRACKET = re.compile(r"[\[\]<>)]|(?<=\])\(")
CLOSING = {"]": "[", ">": "<", ")": "("}
LONGEST_WAY = 5_000_000
"""How many characters may be walked to look for the ends of brackets: two seconds' work."""


def way_to_ends(text: str) -> tuple[int, int]:
    """How many characters a parser walks that looks for the end of each bracket, up to the end of its paragraph.

    And where the paragraph begins in which it walks furthest. Fenced code does not count. Where that cannot be more
    than `LONGEST_WAY`, none.
    """
    if len(BRACKET.findall(text)) * len(text) <= LONGEST_WAY:
        return 0, 0  # whatever they are, it is not far
    text = FENCED_CODE.sub(lambda code: " " * len(code[0]), text)
    ends = [*(found.end() for found in BLANK_LINES.finditer(text)), len(text)]
    ways = [(_way(text[start:end]), start) for start, end in pairwise([0, *ends])]
    return sum(way for way, _ in ways), max(ways)[1]


def _way(paragraph: str) -> int:
    way = 0
    opened: dict[str, list[int]] = {opening: [] for opening in CLOSING.values()}
    for found in BRACKET.finditer(paragraph):
        opening = CLOSING.get(found[0])
        if opening is None:
            opened[found[0]].append(found.start())
        elif opened[opening]:
            way += found.start() - opened[opening].pop()
    return way + sum(len(paragraph) - start for starts in opened.values() for start in starts)


ODD_ADDRESS = re.compile(r'="\s*((?:[a-zA-Z][a-zA-Z+.-]*:)?//[^"/?#]*[\[\]\x80-\U0010ffff][^"]*)"')
"""An address of another host with what few have in the name of that."""

DEEPEST = 100
"""So many elements may lie in each other: search goes through all of them at each one."""


def unreadable_address(html: str) -> str | None:
    """An address of no host that there can be, at which those stop who read addresses; None where all can be read."""
    for found in ODD_ADDRESS.finditer(html):
        try:
            urlsplit(unescape(found[1]))
        except ValueError:
            return unescape(found[1])
    return None


def is_too_deep(html: str) -> bool:
    """Whether more elements than `DEEPEST` lie in each other, in HTML that closes each of them."""
    if html.count("</") <= DEEPEST:
        return False
    steps = (-1 if found[1] else found[2] not in VOID for found in TAG.finditer(html))
    return max(accumulate(steps), default=0) > DEEPEST
