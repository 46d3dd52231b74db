"""Sanitised HTML, cut at its tags.

This reads only what the sanitiser wrote: well-formed, with every attribute in double quotation marks. It is no parser
for HTML at large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>|([^<]+)')
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*>')
ATTRIBUTE = re.compile(r'([a-z][\w:-]*)="([^"]*)"')

BLOCKS = frozenset(
    """article aside blockquote caption center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p
    pre section summary table tbody td tfoot th thead tr ul""".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that have no end, those that content may not hold included: a site may allow more."""


@dataclass(slots=True)
class Piece:
    """A tag, or the text between two tags (as it stands in the HTML, escaped)."""

    html: str
    tag: str = ""
    closing: bool = False
    attributes: str = ""

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, unescaped."""
        for found in ATTRIBUTE.finditer(self.attributes):
            if found[1] == name:
                return unescape(found[2])
        return None


def pieces(html: str) -> Iterator[Piece]:
    """The tags and texts of `html` in order; joined again they are `html`."""
    for found in PIECE.finditer(html):
        if found[4] is not None:
            yield Piece(found[4])
        else:
            yield Piece(found[0], found[2], bool(found[1]), found[3])


def text_of(html: str) -> str:
    """The words of `html`: no tags, white space folded, blocks told apart by a blank."""
    words = []
    for piece in pieces(html):
        if not piece.tag:
            words.append(unescape(piece.html))
        elif piece.tag in BLOCKS or piece.tag == "br":
            words.append(" ")
    return " ".join("".join(words).split())


def escaped(text: str) -> str:
    """`text` for use between tags."""
    return words(escape(text, quote=False))


_LIKE_AN_ADDRESS = re.compile(r'"(?=nutgraf|/)')


def words(html: str) -> str:
    """What stands between two tags, so that no later stage takes words in quotation marks for an attribute."""
    return _LIKE_AN_ADDRESS.sub("&quot;", html)
