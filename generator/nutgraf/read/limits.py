"""Texts that Python-Markdown would read for minutes."""

from __future__ import annotations

import re

BLANK_LINE = re.compile(r"\n[ \t]*\n")
BRACKET = re.compile(r"[\[\]<>)]|(?<=\])\(")
CLOSING = {"]": "[", ">": "<", ")": "("}
LONGEST_WAY = 5_000_000
"""How many characters may be walked to look for the ends of brackets: two seconds' work."""


def way_to_ends(text: str) -> tuple[int, int]:
    """How many characters a parser walks that looks for the end of each bracket, up to the end of its paragraph.

    And where the paragraph begins in which it walks furthest.
    """
    total, longest, worst, start = 0, -1, 0, 0
    for end in [*(found.start() for found in BLANK_LINE.finditer(text)), len(text)]:
        way = _way(text[start:end])
        total += way
        if way > longest:
            longest, worst = way, start
        start = end
    return total, worst + len(text[worst:]) - len(text[worst:].lstrip())


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
