"""Social cards: pictures of the right size, the same each time, that hold what they should."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from nutgraf.render.cards.card import CardPainter
from nutgraf.render.cards.inks import INK
from nutgraf.render.cards.lettering import SANS, SERIF, Lettering, Style, runs, seen
from nutgraf.render.cards.setting import set_block
from nutgraf.render.cards.shaping import can_shape
from nutgraf.views.card import LETTERS, is_drawable
from nutgraf.views.types import Card

THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"
PAINTER = CardPainter([THEME])
LETTERING = Lettering([THEME])
CARD = Card(
    title="The boat sails",
    kind="Report",
    story="The harbour's timetable",
    date="1 May 2024",
    site_name="The Timetable Desk",
)
LATIN = st.characters(codec="latin-1", min_codepoint=0x20).filter(
    lambda each: is_drawable(each, shaping=False)
)
STYLE = Style(SERIF, 60, 560, INK)
WIDTH = 600


def picture(card: Card) -> Image.Image:
    """A card, drawn and read."""
    return Image.open(BytesIO(PAINTER.draw(card))).convert("RGB")


def differing(one: Card, other: Card) -> tuple[int, int, int, int] | None:
    """The box round all in which two cards differ; None where they are the same."""
    return ImageChops.difference(picture(one), picture(other)).getbbox()


def test_a_card_is_a_small_png_of_the_size_that_is_told() -> None:
    """1200 by 630 pixels, as the head of the page says, and light on the wire."""
    file = PAINTER.draw(CARD)
    with Image.open(BytesIO(file)) as found:
        assert (found.format, found.size) == ("PNG", (1200, 630))
    assert len(file) < 40_000


def test_equal_cards_are_the_same_file() -> None:
    """Bytes depend on the card alone; another painter draws the same."""
    assert PAINTER.draw(CARD) == CardPainter([THEME]).draw(replace(CARD))


@pytest.mark.parametrize("field", ["title", "kind", "story", "date", "site_name"])
def test_all_of_a_card_is_drawn(field: str) -> None:
    """Each text of a card is to be seen on it."""
    nothing: dict[str, Any] = {field: ""}
    assert differing(CARD, replace(CARD, **nothing))


@settings(deadline=None, max_examples=40)
@given(st.text(LATIN, max_size=400))
def test_a_headline_stays_in_its_room(title: str) -> None:
    """However long, and however long its words, it leaves the margins, the line above and the rule below free."""
    box = differing(replace(CARD, title=""), replace(CARD, title=title))
    left, top, right, bottom = box or (600, 300, 600, 300)
    assert left >= 60
    assert right <= 1140
    assert top >= 115
    assert bottom <= 536


@settings(deadline=None)
@given(st.text(LATIN, max_size=200))
def test_no_letter_is_lost_where_there_is_room(text: str) -> None:
    """Lines hold all that there is, in order; none is longer than the column."""
    block = set_block(text, [(STYLE, 1000)], WIDTH, LETTERING)
    assert "".join("".join(block.lines).split()) == "".join(text.split())
    assert all(LETTERING.width(line, STYLE) <= WIDTH for line in block.lines)


def test_what_does_not_fit_is_cut_with_a_sign() -> None:
    """The last line that there is room for ends in an ellipsis."""
    block = set_block("word " * 100, [(STYLE, 2)], WIDTH, LETTERING)
    assert len(block.lines) == 2
    assert block.lines[1].endswith("…")


def test_lines_are_of_like_length() -> None:
    """A last line of one short word is avoided where the same number of lines can be evener."""
    lines = set_block("one two three four five six seven", [(STYLE, 2)], WIDTH, LETTERING).lines
    first, last = (LETTERING.width(each, STYLE) for each in lines)
    assert last > first / 2


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("the boat", "ltr", ["the boat"]),
        ("סירה", "rtl", ["סירה"]),
        ("סירה 14 AB", "rtl", ["14 AB", " ", "סירה"]),
        ("the סירה sails", "ltr", ["the ", "סירה", " sails"]),
        ("(סירה)", "rtl", [")", "סירה", "("]),
    ],
)
def test_scripts_stand_in_the_order_in_which_they_are_read(
    text: str, direction: Literal["ltr", "rtl"], expected: list[str]
) -> None:
    """Words from right to left stand so; numbers and words of the other direction keep their own."""
    assert [run.text for run in seen(runs(text, direction), direction)] == expected


def test_every_letter_that_is_promised_can_be_drawn() -> None:
    """No font draws its sign for a missing letter in the place of one that it is said to have."""
    for family, subset in product((SERIF, SANS), LETTERS):
        font = LETTERING.font(subset, Style(family, 60, 560, INK))
        missing = font.getmask("\U0010fff0")
        assert missing.getbbox(), subset
        points = (point for first, last in LETTERS[subset] for point in range(first, last + 1))
        lost = [chr(point) for point in points if [*font.getmask(chr(point))] == [*missing]]
        assert not lost, f"{family} {subset}: {''.join(lost)}"


def test_other_scripts_have_no_card() -> None:
    """What the fonts cannot draw is told before a card is promised; so is what the machine cannot join."""
    assert not is_drawable("渡輪的班次", shaping=True)
    assert not is_drawable("סירה", shaping=False)
    assert is_drawable("Łódź – “Şırnak”", shaping=False)


@pytest.mark.parametrize("title", ["תל אביב", "مجلس الميناء"])
def test_right_to_left_cards_begin_at_the_right(title: str) -> None:
    """The headline stands at the right margin, wherever this machine can draw it at all."""
    assert is_drawable(title, shaping=can_shape()) is can_shape()
    if can_shape():
        bare = replace(CARD, title="", direction="rtl")
        left, _, right, _ = differing(bare, replace(bare, title=title)) or (0, 0, 0, 0)
        assert left > 600
        assert 1116 <= right <= 1140
