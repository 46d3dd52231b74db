"""Where in a writer's file something stands that was found in the text made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nutgraf.gather import Targets
from nutgraf.keys import Key
from nutgraf.load.document import Document
from nutgraf.problems import Place
from nutgraf.read.places import text_path
from nutgraf.read.syntax import LINK

REACH = 12
"""How many words on each side tell one place from another with the same name."""
_NEAR = 300
_BARE_LINK = re.compile(LINK)
_WORD = re.compile(r"\w+")


BODY = "body"
"""The name of the text below the front matter."""


def field_place(document: Document, name: str) -> Place:
    """The place of the value of a field."""
    mark = document.mark(text_path(name))
    return Place(document.path, mark.line, mark.column)


class Whereabouts:
    """Finds the places of names in the body of one document, each place once."""

    def __init__(self, document: Document, targets: Targets) -> None:
        self._document = document
        self._targets = targets
        self._taken: set[int] = set()

    def find(self, text: str, start: int, end: int, key: Key | None = None) -> Place:
        """The place of what stands from `start` to `end` of a block's text; `key` is the item if it is a link.

        It is where the name stands with the most of the same words round it; the body's place if it stands nowhere.
        """
        body = self._document.body
        around = _words(text[max(0, start - _NEAR) : start])[-REACH:]
        around += _words(text[end : end + _NEAR])[:REACH]
        best, best_score = 0, -1
        for offset, after in self._candidates(text[start:end], key):
            near = _words(body[max(0, offset - _NEAR) : offset])[-REACH:]
            near += _words(body[after : after + _NEAR])[:REACH]
            score = (Counter(near) & Counter(around)).total()
            if score > best_score and offset not in self._taken:
                best, best_score = offset, score
        self._taken.add(best)
        return self._document.body_place(best)

    def _candidates(self, name: str, key: Key | None) -> Iterator[tuple[int, int]]:
        body = self._document.body
        words = r"[\W_]+".join(map(re.escape, _words(name)))
        for found in re.finditer(words, body) if words else ():
            yield found.span()
        for found in _BARE_LINK.finditer(body) if key else ():
            if not found["label"] and self._targets.find(found["target"]) == (key,):
                yield found.span()


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
