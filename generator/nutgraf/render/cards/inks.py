"""The colours of a card: paper, and shades from it to each ink. Pixels are places in one palette of sixteen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

Colour = tuple[int, int, int]

PAPER: Colour = (246, 244, 239)


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour, in `steps` shades from the paper on, of which the palest is at `first` in the palette."""

    colour: Colour
    first: int
    steps: int

    @property
    def darkest(self) -> int:
        """Where the ink itself is in the palette."""
        return self.first + self.steps - 1

    def levels(self) -> list[int]:
        """The place in the palette of each of 256 levels from the paper to the ink."""
        return _levels(self)

    def shades(self) -> list[int]:
        """Red, green and blue of each shade, the palest first."""
        shares = [(step + 1) / self.steps for step in range(self.steps)]
        return [
            round(a + (b - a) * share)
            for share in shares
            for a, b in zip(PAPER, self.colour, strict=True)
        ]


@cache
def _levels(ink: Ink) -> list[int]:
    steps = (round(level * ink.steps / 255) for level in range(256))
    return [ink.first + step - 1 if step else 0 for step in steps]


INK = Ink((22, 25, 29), 1, 8)
GREY = Ink((67, 74, 82), 9, 4)
ACCENT = Ink((163, 36, 43), 13, 3)
"""The tokens --ng-ink, --ng-ink-2 and --ng-accent of the light scheme; the paper is --ng-tint."""

PALETTE = [*PAPER, *INK.shades(), *GREY.shades(), *ACCENT.shades()]
"""Sixteen colours, so that a byte holds two pixels."""
