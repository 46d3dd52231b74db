"""Texts as quotations are held against them: word by word, whatever the typography.

White space, quotation marks, dashes, hyphens and other punctuation do not count; letters, digits, their case and
signs that are read aloud (`%`, `€`) do. Scripts without spaces between words are compared sign by sign.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from nutgraf.read.names.boundaries import UNSPACED
from nutgraf.read.names.folding import fold

UNKNOWN = "\x1a"
"""What stands in a word for letters that an editor changed: `[T]he` → `\x1ahe`. No text of ours holds it."""

_SIGNS = "%‰&+=<>±×÷°#@§$¢-¥֏؋৲৳฿₠-⃀﷼"
_APOSTROPHES = str.maketrans("`´", "''")
_JOINING = "'.,-[]"
_SIGN = re.compile(f"[{_SIGNS}]")
_UNSPACED = UNSPACED.pattern[1:-1]
_LETTER = rf"[^\s'.,\-\[\]\d{_SIGNS}{_UNSPACED}]"
_WORD = re.compile(
    rf"[{_UNSPACED}]"
    r"|(?:(?<!\S)-)?\d+(?:[.,]\d+)*"
    rf"|[{_SIGNS}]"
    rf"|{_LETTER}(?:['\[\]]*(?:{_LETTER}|\d))*"
)
_BRACKETS = str.maketrans("", "", "[]")


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    form: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of `text`, which must be NFC (Unicode Standard Annex #15), in their order.

    Brackets inside a word do not count: `kill[ed]` is `killed`.
    """
    folded, starts, ends = fold(text.translate(_APOSTROPHES))
    separators = {ord(each): " " for each in set(folded) if _separates(each)}
    return [
        Word(found[0].translate(_BRACKETS), starts[found.start()], ends[found.end() - 1])
        for found in _WORD.finditer(folded.translate(separators))
    ]


@lru_cache(maxsize=4096)
def _separates(character: str) -> bool:
    """Whether words end at a character: it is no letter, mark or digit, and no sign that is read aloud."""
    return not (
        category(character)[0] in "LMN" or character in _JOINING + UNKNOWN or _SIGN.match(character)
    )


def recased(form: str) -> str:
    """A word with its first letter in the other case."""
    first = form[:1]
    return (first.lower() if first.isupper() else first.upper()) + form[1:]
