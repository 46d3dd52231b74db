"""The prose of one text: its blocks as plain text, where names may be linked in them, and the links put in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from html import unescape
from urllib.parse import quote

from nutgraf.keys import Key
from nutgraf.read.html import BLOCKS, HEADINGS, VOID, Piece, escaped, pieces, words
from nutgraf.read.syntax import CITATION_SCHEME, LINK_SCHEME, RAW_ATTRIBUTE
from nutgraf.text import LEADING

UNREADABLE = frozenset({"code", "kbd", "pre", "samp", "textarea", "var"})
NAMED_CLASS = "ng-name"

_RAW = f' {RAW_ATTRIBUTE}=""'

_OURS = re.compile(rf' (?:cite|{LEADING})="\s*nutgraf(?:-[a-z]+)?:[^"]*"', re.IGNORECASE)
"""An attribute with a symbolic address that is none of ours: a writer has typed it where nothing is looked up."""


class Mode(IntEnum):
    """What may be done with a name, from nothing to everything."""

    SKIP = 0
    """Code and raw HTML: no name is looked for."""
    KNOW = 1
    """Headings: a name counts as named on the page."""
    MENTION = 2
    """Inside links: a name is a mention, and not linked again."""
    LINK = 3
    """Prose: a name is linked."""


@dataclass(slots=True)
class Run:
    """A stretch of a block's text that one piece of the HTML holds."""

    piece: int
    start: int
    end: int
    mode: Mode
    key: Key | None


@dataclass(slots=True)
class Block:
    """A paragraph, list item, cell or heading: its text, and where it comes from."""

    section: int
    anchor: str | None
    is_heading: bool = False
    text: str = ""
    runs: list[Run] = field(default_factory=list)

    def run_at(self, start: int, end: int) -> Run | None:
        """The run that holds the characters from `start` to `end`, if one run holds them all."""
        index = bisect_right(self.runs, start, key=lambda run: run.start) - 1
        if index < 0 or self.runs[index].end < end:
            return None
        return self.runs[index]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What an `<a>` becomes: its opening tag (None: only its text stays), other text, and the item it leads to."""

    tag: str | None
    text: str | None = None
    key: Key | None = None


@dataclass(slots=True)
class _Open:
    tag: str
    mode: Mode
    key: Key | None = None
    dropped: bool = False


Rewrite = Callable[[Piece], Rewritten | None]
"""Says what a link or an element with a `src` becomes, or None to leave it."""


class Prose:
    """A text cut into pieces and blocks.

    One that `has_title` keeps its headings of the first level; elsewhere the page has one, and they go one down.
    """

    def __init__(self, html: str, rewrite: Rewrite, *, has_title: bool = False) -> None:
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []
        self._rewrite = rewrite
        self._has_title = has_title
        self._open: list[_Open] = []
        self._block = Block(0, None)
        self._instead: str | None = None
        for piece in pieces(html):
            self.pieces.append(piece)
            self._take(piece)
        self._end_block()

    def _take(self, piece: Piece) -> None:
        if not piece.tag:
            self._text(piece)
            return
        if piece.tag in BLOCKS:
            self._end_block()
        if piece.tag == "h1" and not self._has_title:
            piece.html, piece.tag = piece.html.replace("h1", "h2", 1), "h2"
        if piece.closing:
            self._close(piece)
        else:
            self._start(piece)

    def _start(self, piece: Piece) -> None:
        mode = self._mode(piece)
        entry = _Open(piece.tag, mode)
        if _RAW in piece.html:
            piece.html = piece.html.replace(_RAW, "")
            piece.attributes = piece.attributes.replace(_RAW, "")
        if piece.tag in HEADINGS and mode is not Mode.SKIP:
            anchor = piece.attribute("id") or self._block.anchor
            self._block = Block(self._block.section + 1, anchor, is_heading=True)
        if CITATION_SCHEME in piece.attributes:
            self._block.text = (
                self._block.text.rstrip()
            )  # it has no words, and no place between two
        rewritten = self._rewrite(piece) if piece.attributes else None
        if rewritten:
            piece.html = rewritten.tag or ""
            entry.key, entry.dropped = rewritten.key, rewritten.tag is None
            self._instead = rewritten.text
        else:
            piece.html = _OURS.sub("", piece.html)
        if piece.tag == "br":
            self._block.text += "\n"
        if piece.tag not in VOID:
            self._open.append(entry)

    def _mode(self, piece: Piece) -> Mode:
        around = self._open[-1].mode if self._open else Mode.LINK
        if RAW_ATTRIBUTE in piece.attributes or piece.tag in UNREADABLE:
            return Mode.SKIP
        if piece.tag in HEADINGS:
            return min(around, Mode.KNOW)
        return min(around, Mode.MENTION) if piece.tag == "a" else around

    def _close(self, piece: Piece) -> None:
        if not self._open:
            return
        entry = self._open.pop()
        if entry.dropped:
            piece.html = ""

    def _text(self, piece: Piece) -> None:
        if self._instead is not None:
            piece.html, self._instead = escaped(self._instead), None
        piece.html = words(piece.html.replace(_RAW, ""))  # a tag within one is text
        around = self._open[-1] if self._open else None
        text = unescape(piece.html)
        start = len(self._block.text)
        self._block.text += text
        mode, key = (around.mode, around.key) if around else (Mode.LINK, None)
        run = Run(len(self.pieces) - 1, start, start + len(text), mode, key)
        self._block.runs.append(run)

    def _end_block(self) -> None:
        if self._block.text.strip():
            self.blocks.append(self._block)
        self._block = Block(self._block.section, self._block.anchor)

    @property
    def titles(self) -> dict[str, str]:
        """The words of each heading, by its anchor."""
        return {
            block.anchor: " ".join(block.text.split())
            for block in self.blocks
            if block.is_heading and block.anchor
        }

    def link(self, names: Iterable[tuple[Block, int, int, Key]]) -> None:
        """Link the characters from start to end of a block to an item; each lies in one run."""
        by_piece: dict[int, list[tuple[int, int, Key]]] = {}
        for block, start, end, key in names:
            run = block.run_at(start, end)
            if run:
                cut = (start - run.start, end - run.start, key)
                by_piece.setdefault(run.piece, []).append(cut)
        for index, cuts in by_piece.items():
            self.pieces[index].html = _linked(unescape(self.pieces[index].html), cuts)

    @property
    def html(self) -> str:
        """The HTML as it stands now."""
        return "".join(piece.html for piece in self.pieces)

    @property
    def text(self) -> str:
        """The words, a line a block."""
        return "\n".join(" ".join(block.text.split()) for block in self.blocks)


def _linked(text: str, cuts: list[tuple[int, int, Key]]) -> str:
    parts, last = [], 0
    for start, end, key in sorted(cuts):
        parts += [escaped(text[last:start]), item_link(key, escaped(text[start:end]))]
        last = end
    return "".join([*parts, escaped(text[last:])])


def symbolic(key: Key) -> str:
    """The address of an item before addresses are known."""
    return LINK_SCHEME + quote(str(key), safe="/")


def item_link(key: Key, html: str) -> str:
    """A symbolic link to an item round `html`."""
    return f'<a class="{NAMED_CLASS}" href="{symbolic(key)}">{html}</a>'
