"""Where the attribution lines of a text stand in its Markdown."""

from __future__ import annotations

import re
from functools import cached_property

from nutgraf.read.attribution import Attribution, replace_quotes
from nutgraf.read.marks import Marks, Render
from nutgraf.read.syntax import DASH

_LINE = re.compile(rf"^[ \t>]*(?P<dash>{DASH})(?=[ \t]*[^\s-])", re.MULTILINE)
"""What may be an attribution line, up to its dash."""


class Lines:
    """The attribution lines of a text, in the order of its quotations. Nothing is done until one is asked for."""

    def __init__(self, text: str, render: Render) -> None:
        self._text = text
        self._render = render

    def find(self, index: int, words: str) -> int:
        """Where some words stand in a line; else where it begins, or, if that is not known, the text."""
        start = self._starts[index] if index < len(self._starts) else 0
        end = self._text.find("\n\n", start)
        pattern = r"[\s>]+".join(map(re.escape, words.split()))
        line = re.compile(rf"(?<!\w){pattern}(?!\w)")
        found = line.search(self._text, start, end if end > 0 else len(self._text))
        return found.start() if found and pattern else start

    @cached_property
    def _starts(self) -> list[int]:
        dashes = {line.end(): line.start("dash") for line in _LINE.finditer(self._text)}
        marks = Marks(self._text, dashes)
        starts: list[int] = []

        def note(words: str, line: Attribution) -> tuple[str, str]:
            del words
            found = [offset for _, offset in marks.found_in(line.speaker)]
            starts.append(dashes[found[0]] if found else 0)
            return "", ""

        replace_quotes(self._render(marks.text), note)
        return starts
