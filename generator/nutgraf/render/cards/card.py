"""A social card as a PNG, in the type and the colours of the theme."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from nutgraf.render.cards.inks import ACCENT, GREY, INK, PALETTE, Ink
from nutgraf.render.cards.lettering import SANS, SERIF, Direction, Lettering, Style
from nutgraf.render.cards.setting import cut_to, set_block
from nutgraf.views.types import Card

MARGIN = 72
COLUMN = Card.WIDTH - 2 * MARGIN
HEADLINE_TOP, HEADLINE_BOTTOM = 156, 506
HEADLINES = [
    (Style(SERIF, 88, 560, INK), 3),
    (Style(SERIF, 76, 560, INK), 4),
    (Style(SERIF, 64, 560, INK), 5),
    (Style(SERIF, 54, 560, INK), 6),
]
"""Sizes of a headline, the largest first, and how many lines there is room for."""
LEADING = {"ltr": 1.08, "rtl": 1.2}
"""From line to line, in sizes: Arabic reaches further down and up than Latin."""
KICKER = Style(SANS, 30, 700, ACCENT)
KICKER_REST = Style(SANS, 30, 450, GREY)
NAME = Style(SERIF, 36, 650, INK)
DATE = Style(SANS, 28, 450, GREY)
KICKER_LINE, RULE, FOOT_LINE = 104, 536, 584


class CardPainter:
    """Draws cards with the fonts of a theme: the same card is always the same file."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._letters = Lettering(folders)

    def draw(self, card: Card) -> bytes:
        """The PNG of a card, 1200 × 630 pixels."""
        sheet = Sheet(card.direction, self._letters)
        sheet.bar(ACCENT, 0, 0, Card.WIDTH, 14)
        self._kicker(card, sheet)
        self._headline(card, sheet)
        sheet.bar(INK, MARGIN, RULE, COLUMN, 2)
        self._foot(card, sheet)
        return sheet.png()

    def _kicker(self, card: Card, sheet: Sheet) -> None:
        sheet.write(MARGIN, KICKER_LINE, card.kind, KICKER)
        start = MARGIN + self._letters.width(card.kind, KICKER) + (28 if card.kind else 0)
        story = cut_to(card.story, Card.WIDTH - MARGIN - start, KICKER_REST, self._letters)
        sheet.write(start, KICKER_LINE, story, KICKER_REST)

    def _headline(self, card: Card, sheet: Sheet) -> None:
        """In the middle of its room, or a little above: the eye expects it there."""
        block = set_block(card.title, HEADLINES, COLUMN, self._letters)
        room = HEADLINE_BOTTOM - HEADLINE_TOP
        leading = min(block.style.size * LEADING[card.direction], room / len(block.lines))
        free = room - leading * len(block.lines)
        line = HEADLINE_TOP + free * 0.4 + block.style.size * 0.82
        for text in block.lines:
            sheet.write(MARGIN, round(line), text, block.style)
            line += leading

    def _foot(self, card: Card, sheet: Sheet) -> None:
        date = self._letters.width(card.date, DATE)
        name = cut_to(card.site_name, COLUMN - date - 40, NAME, self._letters)
        sheet.write(MARGIN, FOOT_LINE, name, NAME)
        sheet.write(Card.WIDTH - MARGIN - date, FOOT_LINE, card.date, DATE)


class Sheet:
    """The paper and what is printed on it, in shades of the inks. Places count from where lines begin."""

    def __init__(self, direction: Direction, letters: Lettering) -> None:
        self._direction = direction
        self._letters = letters
        self._picture = Image.new("L", (Card.WIDTH, Card.HEIGHT))

    def bar(self, ink: Ink, start: int, top: int, length: int, height: int) -> None:
        """A rule across the sheet; margins are the same on both sides."""
        self._picture.paste(ink.darkest, (start, top, start + length, top + height))

    def write(self, start: float, line: float, text: str, style: Style) -> None:
        """A text on a base line."""
        x = Card.WIDTH - start if self._direction == "rtl" else start
        for mark in self._letters.marks((round(x), round(line)), text, style, self._direction):
            before = self._picture.crop(mark.box)  # lines of a headline may reach into each other
            self._picture.paste(ImageChops.lighter(before, mark.letters), mark.box)

    def png(self) -> bytes:
        """The sheet as a PNG with a palette: the paper, then the shades of each ink."""
        self._picture.putpalette(PALETTE)
        file = BytesIO()
        self._picture.save(file, "PNG", bits=4, compress_level=6, compress_type=zlib.Z_RLE)
        return file.getvalue()
