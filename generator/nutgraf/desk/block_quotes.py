"""Where the block quotes that were read as statements stand in a writer's file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nutgraf.load.document import Document
from nutgraf.problems import Place
from nutgraf.read.body import QuotedStatement

_BLOCK = re.compile(r"(?:^[ \t]*>.*\n?(?:^[ \t]*[^>\s].*\n?)*)+", re.MULTILINE)
"""Lines that begin with `>`, and those that go on without one."""


def place_block_quotes(
    document: Document, statements: Iterable[QuotedStatement]
) -> Iterator[Place]:
    """The place of each statement in the body of a document; the body's own where it is not to be found."""
    blocks = [(found.start(), _words(found[0])) for found in _BLOCK.finditer(document.body)]
    first = 0
    for statement in statements:
        wanted = _words(statement.words)
        for index, (start, words) in enumerate(blocks[first:], start=first):
            if _holds(words, wanted):
                first = index + 1
                yield document.body_place(document.body.index(">", start))
                break
        else:
            yield document.body_place(0)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _holds(words: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether all that is wanted stands among `words` in the same order; markup may stand between."""
    rest = iter(words)
    return all(each in rest for each in wanted)
