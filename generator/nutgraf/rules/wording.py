"""Quotations as words: how much two of them differ, as an editor would say it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+(?:'[^\W{UNSPACED}]+)*")
"""A word; scripts that put no blanks between words are compared letter by letter."""
ASCII_WORD = re.compile(r"[a-z0-9_]+(?:'[a-z0-9_]+)*")
"""The same in a text of ASCII without capitals, in half the time."""

_LETTER = rf"(?:[^\W{UNSPACED}]|')"
LEFT_OUT = re.compile(rf"(?<!{_LETTER})(?:{_LETTER}*\[[^\]\n]*\])+{_LETTER}*|…|\.\s?\.\s?\.")
"""What an editor marks: words left out, put in, or changed (`[T]he`, `call[ed]`)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quotation: in the stretches between what is left out of it, and all."""

    stretches: tuple[tuple[str, ...], ...]

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        """The wording of a text: case, punctuation and typography do not count."""
        plain = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
        word = ASCII_WORD if plain.isascii() else WORD
        stretches = [tuple(word.findall(part)) for part in _parts(plain)]
        return cls(tuple(filter(None, stretches)), tuple(chain.from_iterable(stretches)))


def _parts(text: str) -> list[str]:
    """The text between what is left out of it; most texts hold no sign of that."""
    may_be_marked = "[" in text or "…" in text or text.count(".") >= len("...")
    return LEFT_OUT.split(text) if may_be_marked else [text]


def edits_allowed(length: int) -> int:
    """How many words of so many may differ in what is still the same saying."""
    return length // 5


def edits(short: Wording, long: Wording, limit: int) -> int:
    """How many words of `short` must be changed for it to be an excerpt of `long`; more than `limit` may be too few."""
    words = long.words
    total = 0
    for stretch in short.stretches:
        total += _edits(stretch, words, limit)
        if total > limit:
            break
    return total


def _edits(stretch: tuple[str, ...], words: tuple[str, ...], limit: int) -> int:
    """The edit distance of `stretch` to the passage of `words` that is most like it (Sellers 1980)."""
    row = [0] * (len(words) + 1)
    for number, word in enumerate(stretch, 1):
        above, row = row, [number]
        for place, other in enumerate(words):
            change = above[place] + (word != other)
            row.append(min(change, above[place + 1] + 1, row[place] + 1))
        if min(row) > limit:
            break
    return min(row)


def first_difference(short: Wording, long: Wording) -> tuple[str, str]:
    """Where an excerpt and what it is from begin to differ: the words of each there, with one on either side."""
    one, other = short.words, long.words
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for tag, a, b, c, d in changes:
        is_around = tag == "insert" and a in (0, len(one))  # what is before or after an excerpt
        if tag != "equal" and not is_around:
            start = c if a else max(c, d - (b - a))
            here, there = one[max(0, a - 1) : b + 1], other[max(0, start - 1) : d + 1]
            return " ".join(here), " ".join(there)
    return " ".join(one), " ".join(other)
