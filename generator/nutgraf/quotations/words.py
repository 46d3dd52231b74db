"""The words of quotations, and of the texts that they are held against, whatever the typography.

White space, quotation marks, dashes, hyphens and other punctuation do not count, nor do vowel points of Hebrew and
Arabic, which are mostly left out. Letters, their case and the marks on them, numbers and signs that are read aloud
(`%`, `€`) do; `+` and `-` before a number are part of it. Scripts without spaces between words are compared sign by
sign.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters, digits
from typing import NamedTuple
from unicodedata import category

from nutgraf.read.names.boundaries import UNSPACED
from nutgraf.read.names.folding import fold, folded_text

UNKNOWN = "\x1a"
"""What stands in a word for letters that an editor changed: `[T]he` → `\x1ahe`. No text of ours holds it."""

_SIGNS = "%‰&+=<>±×÷°#@§$¢-¥֏؋৲৳฿₠-⃀﷼"
_JOINING = "'.,-[]"
_SIGN = re.compile(f"[{_SIGNS}]")
_UNSPACED = UNSPACED.pattern[1:-1]
_PARTING = rf"\s.,\-{_SIGNS}{_UNSPACED}"
_WORD = re.compile(
    rf"[^\d'\[\]{_PARTING}][^{_PARTING}]*(?<!['\[\]])"
    rf"|[{_UNSPACED}]"
    r"|(?:[+\-](?<!\S[+\-]))?\d+(?:[.,]\d+)*"
    rf"|[{_SIGNS}]"
)
_BRACKETS = str.maketrans("", "", "[]")
_PLAIN = frozenset(f"{ascii_letters}{digits}'.,- ")
_PLAIN_WORD = re.compile(
    r"[A-Za-z][A-Za-z0-9']*(?<!')"
    r"|(?:[+\-](?<![A-Za-z0-9'.,\-%&+=<>#@$][+\-]))?[0-9]+(?:[.,][0-9]+)*"
    r"|[%&+=<>#@$]"
)
"""A word, in text of ASCII that holds no brackets, no backquotes and nothing unknown: in half the time."""


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    form: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of `text`, which must be NFC (Unicode Standard Annex #15), in their order.

    Brackets inside a word do not count: `kill[ed]` is `killed`.
    """
    folded, starts, ends = fold(_with_apostrophes(text))
    return [
        Word(found[0].translate(_BRACKETS), starts[found.start()], ends[found.end() - 1])
        for found in _WORD.finditer(_parted(folded))
    ]


def forms_of(text: str) -> list[str]:
    """The forms of the words of `text`, which must be NFC: those that `words_of` gives, and much faster."""
    if "[" in text or "]" in text or UNKNOWN in text:
        return [word.form for word in words_of(text)]
    if text.isascii() and "`" not in text:
        return _PLAIN_WORD.findall(text)
    parted = _parted(folded_text(_with_apostrophes(text)))
    return (_PLAIN_WORD if parted.isascii() else _WORD).findall(parted)


def _with_apostrophes(text: str) -> str:
    return text.replace("`", "'").replace("´", "'")


def _parted(folded: str) -> str:
    """A folded text with a blank for each character at which words end."""
    for each in {*folded} - _PLAIN:
        if _separates(each):
            folded = folded.replace(each, " ")
    return folded


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
