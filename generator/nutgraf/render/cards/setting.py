"""A headline set in a box: as large as fits, in lines of like length, cut where nothing else helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nutgraf.render.cards.lettering import Lettering, Style

MORE = "…"
STEP = 12
"""By how many pixels a column is narrowed to make its lines alike."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a text in one style."""

    lines: tuple[str, ...]
    style: Style


def set_block(text: str, styles: list[tuple[Style, int]], width: int, letters: Lettering) -> Block:
    """The text in the first of `styles` in which it takes no more lines than that style may have.

    Where it fits in none, the last lines of the last are cut.
    """
    for style, most in styles:
        words = _measured(text, style, width, letters)
        lines = [*_wrap(words, width)]
        if len(lines) <= most:
            return Block(_balanced(words, lines, width), style)
    cut = lines[most - 1]
    while letters.width(cut + MORE, style) > width:
        cut = cut[:-1]
    return Block((*lines[: most - 1], cut.rstrip(" ,;:.-–—") + MORE), style)


def cut_to(text: str, width: float, style: Style, letters: Lettering) -> str:
    """The text, or what of it fits on one line."""
    if letters.width(text, style) <= width:
        return text
    while text and letters.width(text + MORE, style) > width:
        text = text[:-1]
    return text.rstrip() + MORE


@dataclass(frozen=True, slots=True)
class _Words:
    """Words, each with its width, and the width of what stands between two."""

    words: tuple[tuple[str, float], ...]
    space: float


def _measured(text: str, style: Style, width: int, letters: Lettering) -> _Words:
    words = _words(text, style, width, letters)
    return _Words(
        tuple((word, letters.width(word, style)) for word in words), letters.width(" ", style)
    )


def _balanced(words: _Words, lines: list[str], width: int) -> tuple[str, ...]:
    """The same number of lines, in the narrowest column that has room for them."""
    best = lines
    for narrower in range(width - STEP, width // 2, -STEP):
        if any(own > narrower for _, own in words.words):
            break
        found = [*_wrap(words, narrower)]
        if len(found) > len(lines):
            break
        best = found
    return tuple(best)


def _wrap(words: _Words, width: int) -> Iterator[str]:
    line, length = "", 0.0
    for word, own in words.words:
        if line and length + words.space + own > width:
            yield line
            line, length = word, own
        else:
            line, length = (f"{line} {word}", length + words.space + own) if line else (word, own)
    yield line


def _words(text: str, style: Style, width: int, letters: Lettering) -> Iterator[str]:
    """The words; one that is longer than a line is cut into parts that are not."""
    for word in text.split():
        rest = word
        while letters.width(rest, style) > width:
            end = next(
                n
                for n in range(len(rest) - 1, 0, -1)
                if n == 1 or letters.width(rest[:n], style) <= width
            )
            yield rest[:end]
            rest = rest[end:]
        yield rest
