"""Lines of text in several scripts, measured and drawn letter by letter in the theme's fonts.

A font has the letters of few scripts, so that a line is cut into runs of one font and one direction; those are put in
the order in which they are seen (a short form of https://unicode.org/reports/tr9/, for what headlines hold: one
direction, with words of the other in it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil, floor
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from nutgraf.render.cards.inks import Ink
from nutgraf.views.card import ARABIC, HEBREW, LATIN, LATIN_EXTENDED, letters_of

Direction = Literal["ltr", "rtl"]
FONTS = "assets/nutgraf/fonts"

SERIF, SANS = "serif", "sans"
FILES = {
    (SERIF, LATIN): "newsreader-latin-wght-normal.woff2",
    (SERIF, LATIN_EXTENDED): "newsreader-latin-ext-wght-normal.woff2",
    (SANS, LATIN): "public-sans-latin-wght-normal.woff2",
    (SANS, LATIN_EXTENDED): "public-sans-latin-ext-wght-normal.woff2",
    (SERIF, ARABIC): "noto-naskh-arabic-arabic-wght-normal.woff2",
    (SANS, ARABIC): "noto-naskh-arabic-arabic-wght-normal.woff2",
    (SERIF, HEBREW): "frank-ruhl-libre-hebrew-wght-normal.woff2",
    (SANS, HEBREW): "frank-ruhl-libre-hebrew-wght-normal.woff2",
}


MARKS = 512
"""So many words are kept as they are printed: a few megabytes."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: the family, the size in pixels, the weight, the ink."""

    family: str
    size: int
    weight: int
    ink: Ink


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in one font and one direction."""

    text: str
    letters: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Mark:
    """Letters in shades of their ink, and where their left upper corner belongs."""

    letters: Image.Image
    left: int
    top: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """What they take up: left, top, right, bottom."""
        width, height = self.letters.size
        return self.left, self.top, self.left + width, self.top + height


class Lettering:
    """Sets text in the fonts of a theme. `folders` are the theme's, first wins."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self.font = lru_cache(self._font)
        self.width = lru_cache(65536)(self._width)
        self._mark = lru_cache(MARKS)(self._print)

    def _font(self, letters: str, style: Style) -> ImageFont.FreeTypeFont:
        name = FILES[style.family, letters]
        found = (folder / FONTS / name for folder in self._folders)
        path = next(path for path in found if path.is_file())
        font = ImageFont.truetype(str(path), style.size)
        font.set_variation_by_axes([style.weight])
        return font

    def _length(self, run: Run, style: Style) -> float:
        return self.font(run.letters, style).getlength(run.text, direction=_shaped(run))

    def _width(self, text: str, style: Style) -> float:
        """How long a text is when set, in pixels; the same words come again and again."""
        return sum(self._length(run, style) for run in runs(text, "ltr"))

    def marks(
        self, at: tuple[int, int], text: str, style: Style, direction: Direction
    ) -> Iterator[Mark]:
        """A text on its base line, word by word; `at` is where it begins, at the right where it runs to the left."""
        start, y = at
        x: float = start
        if direction == "rtl":
            x -= self.width(text, style)
        for run in seen(runs(text, direction), direction):
            for part in _parts(run):
                mark = self._mark(part, style)
                if mark:
                    yield Mark(mark.letters, mark.left + round(x), mark.top + y)
                x += self.width(part.text, style)

    def _print(self, run: Run, style: Style) -> Mark | None:
        """A run as if it began at (0, 0); None for blanks. The same words come again and again."""
        font, direction = self.font(run.letters, style), _shaped(run)
        left, top, right, bottom = font.getbbox(run.text, anchor="ls", direction=direction)
        place = (floor(left), floor(top))
        size = (ceil(right) - place[0], ceil(bottom) - place[1])
        if not all(size):
            return None
        letters = Image.new("L", size)
        corner = (-place[0], -place[1])
        ImageDraw.Draw(letters).text(corner, run.text, 255, font, anchor="ls", direction=direction)
        return Mark(letters.point(style.ink.levels()), *place)


def _parts(run: Run) -> Iterator[Run]:
    """A run in words and the blanks between them; from right to left whole, as its letters are put in order there."""
    if run.direction == "rtl":
        yield run
        return
    for text in re.split("( +)", run.text):
        if text:
            yield Run(text, run.letters, run.direction)


def _shaped(run: Run) -> str | None:
    """Only what is written from right to left says so: saying it needs FriBiDi."""
    return "rtl" if run.direction == "rtl" else None


def runs(text: str, direction: Direction) -> list[Run]:
    """A line in runs, as it is read: words, and what stands between them, which goes with both or with the line."""
    sides = [_side(each) for each in text]
    found: list[tuple[str, str, Direction]] = []
    for index, character in enumerate(text):
        side = sides[index] or _around(sides, index) or direction
        found.append((character, letters_of(character) or LATIN, side))
    grouped = groupby(found, key=lambda each: each[1:])
    return [Run("".join(each[0] for each in part), *kind) for kind, part in grouped]


def _around(sides: Sequence[Direction | None], index: int) -> Direction | None:
    """The direction of what stands on both sides of a place, if that is one."""
    before = next((each for each in reversed(sides[:index]) if each), None)
    after = next((each for each in sides[index:] if each), None)
    return before if before == after else None


def _side(character: str) -> Direction | None:
    """The direction of a letter or digit; None for what has none of its own."""
    if letters_of(character) in (ARABIC, HEBREW):
        return "rtl"
    return "ltr" if character.isalnum() else None


def seen(line: Iterable[Run], direction: Direction) -> Iterator[Run]:
    """The runs from left to right."""
    blocks = [(side, [*part]) for side, part in groupby(line, key=lambda run: run.direction)]
    for side, block in blocks[::-1] if direction == "rtl" else blocks:
        yield from block[::-1] if side == "rtl" else block
