"""Marks in a text, by which it is known where the words of what is read of it stand.

What is read keeps the words, not their places. Where a place is asked for, a mark is put into the text wherever it may
be, and the text is read again: the parser itself carries each mark to where it comes out, past code, comments,
addresses and titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

Render = Callable[[str], str]
"""Makes HTML of Markdown: the HTML that was read."""

_FIRST, _LAST = 0x100000, 0x10FFFD
"""The signs that serve as marks: nobody gave them a meaning (Unicode, Private Use Plane 16)."""


class Marks:
    """A text with a mark before each of some offsets."""

    def __init__(self, text: str, offsets: Iterable[int]) -> None:
        self._first = max([_FIRST, *(ord(sign) + 1 for sign in {*text})])
        self._offsets = sorted({*offsets})[: max(0, _LAST - self._first)]
        self._sign = re.compile(f"[{chr(self._first)}-{chr(_LAST)}]")
        ends = [0, *self._offsets, len(text)]
        parts = [text[start:end] for start, end in pairwise(ends)]
        self.text = "".join(
            f"{chr(self._first + index)}{part}" if index >= 0 else part
            for index, part in enumerate(parts, -1)
        )

    def found_in(self, read: str) -> Iterator[tuple[int, int]]:
        """The marks in a text that was read: before which of its own signs each stands, and which offset it marks."""
        for count, mark in enumerate(self._sign.finditer(read)):
            index = ord(mark[0]) - self._first
            if index < len(self._offsets):
                yield mark.start() - count, self._offsets[index]

    def without(self, read: str) -> str:
        """A text that was read, without the marks in it."""
        return self._sign.sub("", read)
