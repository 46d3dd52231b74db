"""A social card as a PNG, in the type and the colours of the theme."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from nutgraf.render.cards.lettering import SANS, SERIF, Direction, Lettering, Style
from nutgraf.render.cards.setting import cut_to, set_block
from nutgraf.views.types import Card

PAPER = (246, 244, 239)
INKS = {"ink": (22, 25, 29), "grey": (67, 74, 82), "accent": (163, 36, 43)}
"""The tokens --ng-tint, --ng-ink, --ng-ink-2 and --ng-accent of the light scheme."""

SHADES = 16
"""Steps from the paper to an ink: few colours make a small file, and the eye sees no step."""

MARGIN = 72
COLUMN = Card.WIDTH - 2 * MARGIN
HEADLINE_TOP, HEADLINE_BOTTOM = 156, 506
HEADLINES = [
    (Style(SERIF, 88, 560), 3),
    (Style(SERIF, 76, 560), 4),
    (Style(SERIF, 64, 560), 5),
    (Style(SERIF, 54, 560), 6),
]
"""Sizes of a headline, the largest first, and how many lines there is room for."""
LEADING = {"ltr": 1.08, "rtl": 1.2}
"""From line to line, in sizes: Arabic reaches further down and up than Latin."""
KICKER = Style(SANS, 30, 700)
KICKER_REST = Style(SANS, 30, 450)
NAME = Style(SERIF, 36, 650)
DATE = Style(SANS, 28, 450)
REACH = 1.5
"""How far letters reach up and down from their line at the most, in sizes."""
KICKER_LINE, RULE, FOOT_LINE = 104, 536, 584


def _mixed(ink: tuple[int, int, int], step: int) -> list[int]:
    """The colour that many steps from the paper to the ink."""
    share = step / SHADES
    return [round(a + (b - a) * share) for a, b in zip(PAPER, ink, strict=True)]


def _steps(first: int) -> list[int]:
    """The place in the palette of each of 256 levels from the paper to the ink whose shades come after `first`."""
    steps = (round(level * SHADES / 255) for level in range(256))
    return [first + step if step else 0 for step in steps]


_SHADES = {ink: _steps(number * SHADES) for number, ink in enumerate(INKS)}
PALETTE = [
    *PAPER,
    *(value for ink in INKS.values() for step in range(SHADES) for value in _mixed(ink, step + 1)),
]


class CardPainter:
    """Draws cards with the fonts of a theme: the same card is always the same file."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._letters = Lettering(folders)

    def draw(self, card: Card) -> bytes:
        """The PNG of a card, 1200 × 630 pixels."""
        sheet = Sheet(card.direction, self._letters)
        sheet.bar("accent", 0, 0, Card.WIDTH, 14)
        self._kicker(card, sheet)
        self._headline(card, sheet)
        sheet.bar("ink", MARGIN, RULE, COLUMN, 2)
        self._foot(card, sheet)
        return sheet.png()

    def _kicker(self, card: Card, sheet: Sheet) -> None:
        sheet.write("accent", MARGIN, KICKER_LINE, card.kind, KICKER)
        start = MARGIN + self._letters.width(card.kind, KICKER) + (28 if card.kind else 0)
        story = cut_to(card.story, Card.WIDTH - MARGIN - start, KICKER_REST, self._letters)
        sheet.write("grey", start, KICKER_LINE, story, KICKER_REST)

    def _headline(self, card: Card, sheet: Sheet) -> None:
        """In the middle of its room, or a little above: the eye expects it there."""
        block = set_block(card.title, HEADLINES, COLUMN, self._letters)
        room = HEADLINE_BOTTOM - HEADLINE_TOP
        leading = min(block.style.size * LEADING[card.direction], room / len(block.lines))
        free = room - leading * len(block.lines)
        line = HEADLINE_TOP + free * 0.4 + block.style.size * 0.82
        for text in block.lines:
            sheet.write("ink", MARGIN, round(line), text, block.style)
            line += leading

    def _foot(self, card: Card, sheet: Sheet) -> None:
        date = self._letters.width(card.date, DATE)
        name = cut_to(card.site_name, COLUMN - date - 40, NAME, self._letters)
        sheet.write("ink", MARGIN, FOOT_LINE, name, NAME)
        sheet.write("grey", Card.WIDTH - MARGIN - date, FOOT_LINE, card.date, DATE)


class Sheet:
    """The paper and what is printed on it, in shades of the inks. Places count from where lines begin."""

    def __init__(self, direction: Direction, letters: Lettering) -> None:
        self._direction = direction
        self._letters = letters
        self._picture = Image.new("L", (Card.WIDTH, Card.HEIGHT))

    def bar(self, ink: str, start: int, top: int, length: int, height: int) -> None:
        """A rule across the sheet; margins are the same on both sides."""
        self._picture.paste(_SHADES[ink][-1], (start, top, start + length, top + height))

    def write(self, ink: str, start: float, line: float, text: str, style: Style) -> None:
        """A text on a base line."""
        x = Card.WIDTH - start if self._direction == "rtl" else start
        top = max(0, round(line - REACH * style.size))
        strip = Image.new("L", (Card.WIDTH, round(2 * REACH * style.size)))
        at = (round(x), line - top)
        self._letters.draw(ImageDraw.Draw(strip), at, text, style, self._direction)
        box = strip.getbbox()
        if box is None:
            return
        left, upper, right, lower = box
        place = (left, top + upper, right, min(top + lower, Card.HEIGHT))
        printed = strip.crop((left, upper, right, place[3] - top)).point(_SHADES[ink])
        before = self._picture.crop(place)  # the lines of a headline may reach into each other
        self._picture.paste(ImageChops.lighter(before, printed), place)

    def png(self) -> bytes:
        """The sheet as a PNG with a palette: the paper, then the shades of each ink."""
        self._picture.putpalette(PALETTE)
        file = BytesIO()
        self._picture.save(file, "PNG", compress_level=6, compress_type=zlib.Z_RLE)
        return file.getvalue()
