"""Words of quotations: with their places, and without."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.quotations.words import forms_of, words_of
from tests.properties import fragments, texts

TYPED = fragments(
    "don't",
    "U.S.",
    "-5",
    "+5",
    " ",
    "\u22127",
    "é",
    "1,000.50",
    "5%",
    "16th",
    "F16",
    " — ",
    "\n\n",
    "[T]he",
    "``",
)


@given(st.one_of(st.text(st.characters(max_codepoint=127)), TYPED, texts))
def test_forms_are_those_of_the_words(text: str) -> None:
    """The short ways find the words that the long way finds."""
    text = unicodedata.normalize("NFC", text)

    assert forms_of(text) == [word.form for word in words_of(text)]


@given(texts)
def test_words_stand_in_their_order(text: str) -> None:
    """Each begins where it ends at the earliest, and none before the one before it has ended."""
    places = [
        place
        for word in words_of(unicodedata.normalize("NFC", text))
        for place in (word.start, word.end)
    ]

    assert places == sorted(places)


@pytest.mark.parametrize("more", ["", "é "])
def test_a_sign_before_a_number_is_part_of_it(more: str) -> None:
    """Plus and minus are, where nothing else stands before them."""
    forms = forms_of(more + "was +5% (-1.5) of 5+5 or 2-3, C++ 7 + 8 and \u22124")

    assert " ".join(forms[bool(more) :]) == "was +5 % -1.5 of 5 + 5 or 2 3 C + + 7 + 8 and -4"
