"""What Python-Markdown need not try in a text: each of its own patterns is known by signs that a text must have.

It tries every inline pattern on every stretch of text, and every kind of block on every block, which is half of its
time; most texts hold the signs of few. Left out is only what cannot match: no other part of Python-Markdown makes such
a sign. What other extensions do is not known; where a part comes from elsewhere, all are tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from markdown import Markdown

TRUSTED = ("markdown.", "nutgraf.")
"""The packages whose parts put no signs into a text that the writer has not typed."""

INLINE = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "[",
    "image_reference": "[",
    "short_reference": "[",
    "short_image_ref": "[",
    "autolink": "<",
    "automail": "<",
    "html": "<",
    "entity": "&",
    "nutgraf-link": "[",
    "nutgraf-cell-link": "\\",
    "nutgraf-citation": "[",
}
"""Inline patterns, each with what it cannot do without."""

BLOCKS = {"admonition": "!", "hashheader": "#", "quote": ">", "reference": "[", "table": "|"}
"""Kinds of blocks, the same."""

SIGNS = frozenset({*INLINE.values(), *BLOCKS.values()})


def is_trusted(markdown: Markdown) -> bool:
    """Whether all that takes part comes from Python-Markdown itself, or from here."""
    parts: Iterable[object] = chain(
        markdown.preprocessors,
        markdown.parser.blockprocessors,
        markdown.inlinePatterns,
        markdown.treeprocessors,
    )
    return all(type(part).__module__.startswith(TRUSTED) for part in parts)


def missing_signs(text: str) -> frozenset[str]:
    """The signs that a text does not have."""
    return frozenset(sign for sign in SIGNS if sign not in text)


def leave_out(markdown: Markdown, missing: frozenset[str]) -> None:
    """Take away what cannot match where those signs are missing."""
    for registry, needs in (
        (markdown.inlinePatterns, INLINE),
        (markdown.parser.blockprocessors, BLOCKS),
    ):
        for name, sign in needs.items():
            if sign in missing and name in registry:
                registry.deregister(name)
