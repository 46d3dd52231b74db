"""Texts that Python-Markdown would read for minutes."""

from __future__ import annotations

import re
from itertools import pairwise

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
