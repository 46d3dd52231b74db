"""Where in a text some words most nearly stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Passage(NamedTuple):
    """A part of a text, from the word `start` up to `end`, and how many words of it must be changed."""

    changes: int
    start: int
    end: int


def nearest_passage(words: Sequence[str], text: Sequence[str], limit: int | None = None) -> Passage:
    """The passage of `text` that takes the fewest changes to become `words`: a word put in, left out or replaced.

    Of several it is the one that begins first, and of those the longest. Where it would take more than `limit` changes,
    no more is said of it than that.

    Sellers' algorithm ("The theory and computation of evolutionary distances", Journal of Algorithms 1, 1980): row by
    row the costs of an alignment of the first words with any passage that ends at a place. A cell is one number, the
    changes times `one` and where the passage begins, so that the lesser of two is compared as fast as a cost alone.
    """
    one = len(text) + 1
    enough = one * (len(words) if limit is None else limit) + one
    row = [*range(one)]
    for word in words:
        above, cell = row, row[0] + one
        row = [cell]
        for place, other in enumerate(text):
            changed = above[place] if word == other else above[place] + one
            cell = min(changed, above[place + 1] + one, cell + one)
            row.append(cell)
        if min(row) >= enough:
            break
    best = min(row)
    return Passage(best // one, best % one, len(text) - row[::-1].index(best))
