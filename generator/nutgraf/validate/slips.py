"""Slips of the pen: what is so near a word that nothing else can have been meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

LETTERS_TO_AN_EDIT = 6
"""A word of twelve letters may have two of them wrong, a shorter one one: `authors` is not `actors`."""


def meant_word(typed: str, known: Collection[str]) -> str | None:
    """The one of the `known` words that `typed` is a slip of, the most similar one; or None."""
    similar = get_close_matches(typed, known, n=len(known) or 1, cutoff=0.75)
    return next((word for word in similar if _is_slip(typed, word)), None)


def _is_slip(typed: str, word: str) -> bool:
    """Whether they begin alike (`unsupported` is the opposite of `supported`) and few letters differ."""
    begins_alike = typed[:1] == word[:1] or typed[1::-1] == word[:2]
    return begins_alike and _edits(typed, word) <= max(1, len(word) // LETTERS_TO_AN_EDIT)


def _edits(one: str, other: str) -> int:
    """How many letters were left out, put in, put for another, or changed places with the next."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, wanted in enumerate(other, start=1):
            edits = [last[column] + 1, here[-1] + 1, last[column - 1] + (letter != wanted)]
            if row > 1 and column > 1 and (one[row - 2], letter) == (wanted, other[column - 2]):
                edits.append(before[column - 2] + 1)
            here.append(min(edits))
        before, last = last, here
    return last[-1]
