"""The passage that is nearest to some words: held against trying every passage."""

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.quotations.nearest import Passage, nearest_passage
from tests.quotations.distance import distance

WORDS = st.lists(st.sampled_from("abc"), max_size=4)


@given(WORDS, WORDS)
def test_no_passage_is_nearer(words: list[str], text: list[str]) -> None:
    """It takes the fewest changes; of several it begins first, and of those it is the longest."""
    passages = [
        (distance(words, text[start:end]), start, -end)
        for start in range(len(text) + 1)
        for end in range(start, len(text) + 1)
    ]
    changes, start, end = min(passages)

    assert nearest_passage(words, text) == Passage(changes, start, -end)


@given(WORDS, WORDS, st.integers(0, 4))
def test_a_limit_hides_nothing_below_it(words: list[str], text: list[str], limit: int) -> None:
    """Up to the limit all is told, and beyond it that it is beyond."""
    whole, found = nearest_passage(words, text), nearest_passage(words, text, limit)

    assert found == whole if whole.changes <= limit else found.changes > limit
