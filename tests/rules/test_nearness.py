"""Few pairs are looked at, and yet what is near is found: held against trying every pair."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.rules.differing import Variant, alike
from nutgraf.rules.names import is_one_edit
from nutgraf.rules.wording import Wording, edits, edits_allowed
from tests.quotations.distance import distance

MANY = 99

Words = tuple[str, ...]
WORDS = st.lists(st.sampled_from("abc"), max_size=4)
LONG_WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=5, max_size=8)


@given(WORDS.map(tuple), WORDS.map(tuple), st.integers(0, 4))
def test_edits_are_those_to_the_nearest_passage(short: Words, long: Words, limit: int) -> None:
    """The fewest changes that make of a quotation some passage of another, as long as they are few."""
    passages = [long[i:j] for i in range(len(long) + 1) for j in range(i, len(long) + 1)]
    fewest = min(distance(short, passage) for passage in passages)

    found = edits(Wording.of(" ".join(short)), Wording.of(" ".join(long)), limit)

    assert min(found, limit + 1) == min(fewest, limit + 1)


@given(st.lists(LONG_WORDS.map(" ".join), max_size=8, unique=True))
def test_no_differing_quotation_is_missed(texts: list[str]) -> None:
    """Whatever nearly is an excerpt of another, by trying every pair, is found by its rarest words."""
    variants = [Variant.of(Wording.of(text), 0, [None]) for text in sorted(texts, key=len)]
    variants.sort(key=lambda each: each.length)
    fewest: dict[Wording, int] = {}
    for short, long in combinations(variants, 2):
        known = fewest.get(short.wording, MANY)
        fewest[short.wording] = min(known, edits(short.wording, long.wording, MANY))
    near = {each for each, number in fewest.items() if 0 < number <= edits_allowed(len(each.words))}

    assert {short.wording for short, _ in alike(variants)} == near


@given(st.lists(st.text("abc", max_size=6), min_size=2, max_size=2, unique=True))
def test_one_edit_is_one_edit(names: list[str]) -> None:
    """A letter changed, left out or put in, or two neighbours exchanged, and nothing else."""
    one, other = names
    swapped = {
        one[:place] + one[place + 1] + one[place] + one[place + 2 :]
        for place in range(len(one) - 1)
    }

    assert is_one_edit(one, other) == (distance(one, other) == 1 or other in swapped)
