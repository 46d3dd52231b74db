"""Where texts, and the block quotes in them, stand in a writer's file: what is read keeps the words, not the places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.problems import Place

WORD = re.compile(r"\w+")
QUOTE = re.compile(r"^[ \t]*>.*(?:\n[ \t]*\S.*)*", re.MULTILINE)
"""A block quote as it is typed, to the next empty line."""

ENOUGH = 6
"""So many words tell one block quote of a text from the others, where its end is typed otherwise than it is read."""

PREFIX = 40
"""So many letters are likely to stand on one line."""

BODY = "body"
"""The name of the text below the front matter."""


def text_path(name: str) -> Path:
    """The path of the field that holds a text: `key_points.0`; the prose below the fields has none."""
    if name == BODY:
        return ()
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def field_place(document: Document, name: str) -> Place:
    """Where the value of the field stands that holds a text."""
    mark = document.mark(text_path(name))
    return Place(document.path, mark.line, mark.column)


def quote_place(document: Document, words: str) -> Place:
    """Where the block quote of those words begins: at the first of them."""
    return document.body_place(_find_quote(document.body, words, 0))


def quote_offsets(text: str, several: Iterable[str]) -> Iterator[int]:
    """Where each of several block quotes begins in a text, in their order: two may have the same words."""
    after = 0
    for words in several:
        offset = _find_quote(text, words, after)
        after = max(after, offset + 1)
        yield offset


def quote_typed(text: str, offset: int) -> str:
    """The block quote that begins there as it is typed, with its attribution line."""
    end = text.find("\n\n", offset)
    return text[offset : end if end > 0 else None]


@lru_cache(maxsize=64)  # the findings of one text come one after another
def _find_quote(body: str, words: str, after: int) -> int:
    """Where in a text, from `after` on, the block quote of those words begins; else the start of the text."""
    start = words[:PREFIX]
    place = body.find(start, after)
    if place > 0 and _is_quoted(body, place) and body.find(start, place + 1) < 0:
        return place
    wanted = WORD.findall(words)
    quotes = _quotes(body)
    first = bisect_left(quotes, after, key=itemgetter(0))
    for is_it in (_begins_with, _begins_alike, _holds_in_order):
        for offset, typed in (quotes[index] for index in range(first, len(quotes))):
            if is_it(typed, wanted):
                return offset
    return max(0, place)


def _begins_with(typed: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a quote as it is typed begins with all the words that were read."""
    return bool(wanted) and [*typed[: len(wanted)]] == [*wanted]


def _begins_alike(typed: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether it begins with enough of them."""
    return _begins_with(typed, wanted[:ENOUGH])


def _holds_in_order(typed: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether all words that were read are typed in that order; markup may stand between them."""
    rest = iter(typed)
    return bool(wanted) and all(each in rest for each in wanted)


def _is_quoted(body: str, place: int) -> bool:
    """Whether a place is in a line of a block quote."""
    return body[body.rfind("\n", 0, place) + 1 : place].lstrip().startswith(">")


@lru_cache(maxsize=4)
def _quotes(body: str) -> list[tuple[int, list[str]]]:
    """Each block quote of a text: where its first word is, and its words alone."""
    found = []
    for quote in QUOTE.finditer(body):
        first = WORD.search(quote[0])
        offset = quote.start() + (first.start() if first else 0)
        found.append((offset, WORD.findall(quote[0])))
    return found
