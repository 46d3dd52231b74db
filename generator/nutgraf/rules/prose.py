"""Where things stand in prose: the read stage keeps what a text says, and the file tells where."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote as percent_encoded

from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.problems import Place
from nutgraf.rules.finding import Finding

WORD = re.compile(r"\w+")
QUOTE = re.compile(r"^[ \t]*>.*(?:\n[ \t]*\S.*)*", re.MULTILINE)
"""A block quote as it is typed, to the next empty line."""

ENOUGH = 6
"""So many words tell one block quote of a text from the others, where its end is typed otherwise than it is read."""

PREFIX = 40
"""So many letters are likely to stand on one line."""


def text_path(name: str) -> Path:
    """The path of the field that holds a text: `key_points.0`; the prose below the fields has none."""
    if name == "body":
        return ()
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def in_text(document: Document, path: Path, typed: str, message: str, hint: str = "") -> Finding:
    """A finding where `typed` stands in the text at `path` (a field is one place) or in the prose."""
    if path:
        mark = document.mark(path)
        return Finding(Place(document.path, mark.line, mark.column), mark.field, message, hint)
    found = (document.body.find(each) for each in (typed, percent_encoded(typed)))
    offset = next((each for each in found if each >= 0), 0)
    return Finding(document.body_place(offset), "", message, hint)


def quote_place(document: Document, words: str) -> Place:
    """Where the block quote of those words begins: at the first of them."""
    return document.body_place(_find_quote(document.body, words))


def quote_typed(document: Document, words: str) -> str:
    """The block quote of those words as it is typed, with its attribution line."""
    start = _find_quote(document.body, words)
    end = document.body.find("\n\n", start)
    return document.body[start : end if end > 0 else None]


@lru_cache(maxsize=64)  # the findings of one text come one after another
def _find_quote(body: str, words: str) -> int:
    """Where in a text the block quote of those words begins; the start of the text if it is not to be found."""
    start = words[:PREFIX]
    place = body.find(start)
    if place > 0 and _is_quoted(body, place) and body.find(start, place + 1) < 0:
        return place
    quotes = _quotes(body)
    for wanted in (_fold(words, None), _fold(words, ENOUGH)):
        for offset, has in quotes:
            if f"{has} ".startswith(f"{wanted} "):
                return offset
    return max(0, place)


def _is_quoted(body: str, place: int) -> bool:
    """Whether a place is in a line of a block quote."""
    return body[body.rfind("\n", 0, place) + 1 : place].lstrip().startswith(">")


@lru_cache(maxsize=4)
def _quotes(body: str) -> list[tuple[int, str]]:
    """Each block quote of a text: where its first word is, and its words alone."""
    found = []
    for quote in QUOTE.finditer(body):
        first = WORD.search(quote[0])
        offset = quote.start() + (first.start() if first else 0)
        found.append((offset, _fold(quote[0], None)))
    return found


def _fold(text: str, limit: int | None) -> str:
    """The words of a text, without what stands between them: the first ones, or all."""
    return " ".join(WORD.findall(text)[:limit])
