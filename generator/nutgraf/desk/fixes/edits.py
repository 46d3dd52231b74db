"""Edits of a file that leave every other byte as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from nutgraf.load.decode import CONTROL, LINE_BREAK, SEPARATOR

BOM = "\ufeff"
PAIR = re.compile("\r\n")


class Edit(NamedTuple):
    """What takes the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Original:
    """The text of a file as YAML is read from it, which knows what each of its characters was in the file.

    It has one kind of line break and no control characters, as `nutgraf.load.decode` makes it, but is not NFC.
    """

    def __init__(self, data: bytes) -> None:
        """Raise UnicodeDecodeError where `data` is not UTF-8."""
        typed = data.decode("utf-8")
        self._bom = BOM if typed.startswith(BOM) else ""
        self._typed = typed.removeprefix(BOM)
        self._pairs = [
            found.start() - before for before, found in enumerate(PAIR.finditer(self._typed))
        ]
        self.text = CONTROL.sub(" ", SEPARATOR.sub(" ", LINE_BREAK.sub("\n", self._typed)))

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file with `edits`, which do not overlap."""
        placed = [Edit(self._place(edit.start), self._place(edit.end), edit.text) for edit in edits]
        return (self._bom + edited(self._typed, placed)).encode()

    def _place(self, index: int) -> int:
        """Where a character of the text is in the file: two characters that break a line are one in the text."""
        return index + bisect_left(self._pairs, index)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits`, which do not overlap."""
    parts, done = [], 0
    for edit in sorted(edits):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])
