"""Where the names that were found in a text stand in its Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from nutgraf.read.marks import Marks
from nutgraf.read.naming import Found
from nutgraf.read.prose import Block
from nutgraf.read.syntax import LINK

_WORD = re.compile(r"\w+")
_LINK = re.compile(LINK)
_DEFINITION = re.compile(r"^ {0,3}\*?\[(?!\^)[^\[\]\n]+\]:.*", re.MULTILINE)
"""An abbreviation, or the address of links elsewhere: with a mark in it, it would be another's."""

Cut = Callable[[str], Sequence[Block]]
"""Makes of Markdown the blocks that were read, but changes no word in them."""


def find_names(
    text: str, found: Sequence[Found], blocks: Sequence[Block], cut: Cut
) -> Iterator[int]:
    """Where each of the places in `blocks` stands in the Markdown that they were made of.

    It is its name, the words of its link, or the link itself if that shows the item's name. Where a mark is lost (the
    text is then read otherwise), it is the next such word behind the place before.
    """
    spots = dict(sorted(dict(_spots(text, {_first_word(each)[0] for each in found})).items()))
    marks = Marks(text, spots)
    again = dict(zip(map(id, blocks), cut(marks.text), strict=False))
    last = 0
    for each in found:
        word, before = _first_word(each)
        offset = _marked(each, len(before), again, marks)
        if offset is None or not (spots[offset] < offset or text.startswith(word, offset)):
            behind = (spot for spot in spots if spot > last and text.startswith(word, spot))
            offset = next(behind, last)
        last, place = offset, spots.get(offset, offset)
        yield place - len(before) if text.endswith(before, 0, place) else place


def _spots(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where a mark is put, and which place it tells: at each of some words, and at the target of each bare link."""
    either = "|".join(map(_beginning, words))
    text = _DEFINITION.sub(lambda found: " " * len(found[0]), text)
    for spot in re.finditer(rf"(?<!<)(?<!</)(?={either})", text):
        yield spot.start(), spot.start()
    for link in _LINK.finditer(text):
        if not link["label"]:
            yield link.start("target"), link.start()


def _beginning(word: str) -> str:
    """What finds a word: in scripts that part their words, where one begins. None is found by nothing."""
    if not word:
        return r"(?!)"
    return rf"(?<![A-Za-z0-9]){re.escape(word)}" if word.isascii() else re.escape(word)


def _first_word(found: Found) -> tuple[str, str]:
    """The first word of a name, and the signs before it."""
    word = _WORD.search(found.name)
    return (word[0], found.name[: word.start()]) if word else ("", "")


def _marked(found: Found, before: int, again: Mapping[int, Block], marks: Marks) -> int | None:
    """The offset whose mark came out at the place: so many signs behind its beginning, or the first within a link."""
    block = again.get(id(found.block))
    run = found.block.run_at(found.start, found.end)
    if block is None or run is None or len(block.runs) != len(found.block.runs):
        return None
    same = block.runs[found.block.runs.index(run)]
    wanted = found.start - run.start + before
    for place, offset in marks.found_in(block.text[same.start : same.end]):
        if found.is_link or place == wanted:
            return offset
    return None
