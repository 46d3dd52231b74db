"""Quotations as words: how much two of them differ, as an editor would say it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain

from nutgraf.quotations.nearest import nearest_passage
from nutgraf.quotations.quoted import runs_of


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quotation: in the stretches between what an editor left out, put in or changed, and all."""

    stretches: tuple[tuple[str, ...], ...]

    words: tuple[str, ...] = field(compare=False)

    @classmethod
    def of(cls, text: str) -> Wording:
        """The wording of a text: case, punctuation and typography do not count."""
        plain = text.casefold()
        if not plain.isascii():
            plain = unicodedata.normalize("NFC", plain)
        runs = runs_of(plain)
        words = runs[0] if len(runs) == 1 else tuple(chain.from_iterable(runs))
        return cls(tuple(runs), words)


def edits_allowed(length: int) -> int:
    """How many words of so many may differ in what is still the same saying."""
    return length // 5


def edits(short: Wording, long: Wording, limit: int) -> int:
    """How many words of `short` must be changed for it to be an excerpt of `long`; more than `limit` may be too few."""
    total = 0
    for stretch in short.stretches:
        total += nearest_passage(stretch, long.words, limit - total).changes
        if total > limit:
            break
    return total


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
