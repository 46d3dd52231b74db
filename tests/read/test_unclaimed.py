"""Names that no item claims."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.read.names.unclaimed import unclaimed


def names(text: str, *claimed: str) -> dict[str, int]:
    """The unclaimed names of a text with their counts, most frequent first; `claimed` are words that an item has."""
    spans = [(text.index(word), text.index(word) + len(word)) for word in claimed]
    return {each.name: each.times for each in unclaimed(text, spans)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Jane Roe left. Roe had seen Ms Roe.", {"Jane Roe": 3}),
        ("She saw Jane Roe and John Roe; Roe saw her.", {"Jane Roe": 1, "John Roe": 1, "Roe": 1}),
        ("They met Prime Minister Jane Roe.", {"Jane Roe": 1}),
        ("They met Secretary of State Jane Roe.", {"Jane Roe": 1}),
        ("They met the Foreign Minister on Monday in May.", {}),
        (
            "Yesterday Jane Roe spoke to the Ministry of Trade.",
            {"Jane Roe": 1, "Ministry of Trade": 1},
        ),
        (
            "It was Jane Roe of Leeds, not Ludwig van Roe.",
            {"Jane Roe": 1, "Leeds": 1, "Ludwig van Roe": 1},
        ),
        ("Ferries stop. The ferries of Leeds' Harbour stop.", {"Leeds": 1, "Harbour": 1}),
        ("Leeds stops. They like Leeds.", {"Leeds": 2}),
        ("A Leeds-based ferry and J. R. Roe’s boat.", {"Leeds": 1, "J. R. Roe": 1}),
        ("Ferry Company Opens Terminal\n\nIt opens.", {}),
        ("They met Israeli Defence Minister Roe.", {"Roe": 1}),
        ("See https://example.org/Jane and @Roe, or mail jane@Roe.", {}),
        ("هي في المدينة. 東京で話した。", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names(text: str, found: dict[str, int]) -> None:
    """Capitalised words that stand together are a name, less titles, days and first words of sentences."""
    assert names(text) == found


def test_what_an_item_claims_is_left_out() -> None:
    """A name that an item has is no news, nor is it part of a longer one."""
    assert names("They saw Jane Roe in Leeds.", "Jane Roe") == {"Leeds": 1}
    assert names("They saw Leeds Harbour Board.", "Leeds") == {"Harbour Board": 1}


def test_the_first_place_is_told() -> None:
    """Each name comes with the place where it first stands, possessives left out."""
    text = "They saw Roe’s boat, and then Jane Roe."
    [found] = unclaimed(text, [])

    assert found.name == "Jane Roe"
    assert text[found.start : found.end] == "Roe"


@given(st.text(alphabet=st.sampled_from("Ab .’'-of\n“&é1"), max_size=80))
def test_places_lie_in_the_text(text: str) -> None:
    """Whatever the text, each name is a place in it that begins and ends with a letter or digit."""
    for each in unclaimed(text, []):
        place = text[each.start : each.end]
        assert place[0].isalnum()
        assert place[-1].isalnum()


def test_long_texts_take_no_longer_than_they_are() -> None:
    """A hundred thousand capitalised words are looked through in a few seconds."""
    start = time.monotonic()
    unclaimed("Roe of " * 50_000 + "Roe’s " * 50_000, [])

    assert time.monotonic() - start < 10
