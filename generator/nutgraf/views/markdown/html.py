"""Sanitised HTML as CommonMark, with tables and footnotes as GitHub writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import groupby
from typing import TypeAlias
from urllib.parse import unquote

from nutgraf.read.html import BLOCKS, HEADINGS, VOID, Piece, pieces
from nutgraf.views.markdown.write import address, begin, escaped, indented, quoted

DEEPEST = 40
"""How deep elements may lie in each other; what lies deeper counts as if it lay there."""

EMPHASIS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("strong", "b", "mark"), "**"),
    **dict.fromkeys(("del", "s"), "~~"),
}
CODE = frozenset({"code", "kbd", "samp"})
NOTE = re.compile(r"\[\^[\w-]+\]: ")
MEDIA = frozenset({"audio", "source", "video"})


@dataclass(slots=True)
class Element:
    """An element with what is in it."""

    piece: Piece
    children: list[Node] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """Its name."""
        return self.piece.tag

    def attribute(self, name: str) -> str:
        """The value of an attribute; empty where it has none."""
        return self.piece.attribute(name) or ""

    def all(self, tag: str) -> Iterator[Element]:
        """The elements of a name in it, at any depth, but not in one another."""
        for child in self.children:
            if isinstance(child, Element):
                yield from [child] if child.tag == tag else child.all(tag)

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return "".join(
            child if isinstance(child, str) else child.text or "\n" * (child.tag == "br")
            for child in self.children
        )


Node: TypeAlias = Element | str


def from_html(html: str) -> list[str]:
    """The blocks of a text as Markdown. `html` is what the sanitiser wrote, with absolute addresses."""
    return [*_blocks(_tree(html).children)]


def _tree(html: str) -> Element:
    root = Element(Piece(""))
    opened = [root]
    for piece in pieces(html):
        if not piece.tag:
            opened[-1].children.append(unescape(piece.html))
        elif piece.closing:
            opened.pop()
        else:
            element = Element(piece)
            opened[-1].children.append(element)
            if piece.tag not in VOID:
                opened.append(element if len(opened) < DEEPEST else opened[-1])
    return root


def _is_block(node: Node) -> bool:
    if isinstance(node, str):
        return False
    return node.tag in BLOCKS or any(map(_is_block, node.children))


def _blocks(nodes: Iterable[Node]) -> Iterator[str]:
    for is_block, found in groupby(nodes, key=_is_block):
        if not is_block:
            yield from _paragraph(found)
            continue
        for each in found:
            if isinstance(each, Element):
                yield from _block(each)


def _paragraph(nodes: Iterable[Node]) -> Iterator[str]:
    line = _inline(nodes).strip()
    if line:
        yield begin(line)


def _block(element: Element) -> Iterator[str]:
    tag = element.tag
    if tag in HEADINGS:
        yield f"{'#' * int(tag[1])} {_one_line(element)}"
    elif tag == "hr":
        yield "* * *"
    elif tag == "blockquote" or (tag == "figure" and any(element.all("blockquote"))):
        yield quoted(_quotation(element))
    elif tag in BLOCK:
        yield BLOCK[tag](element)
    elif tag == "div" and "footnote" in element.attribute("class").split():
        yield from _notes(element)
    else:
        yield from _blocks(element.children)


def _quotation(element: Element) -> Iterator[str]:
    """The words, and below them who said them."""
    for child in element.children:
        if isinstance(child, Element) and child.tag == "blockquote":
            yield from _blocks(child.children)
        elif isinstance(child, Element) and child.tag == "figcaption":
            yield f"— {_one_line(child)}"
        else:
            yield from _blocks([child])


def _list(element: Element, *, numbered: bool) -> str:
    lines = []
    for number, item in enumerate(element.all("li"), 1):
        mark = f"{number}. " if numbered else "- "
        found = [*_blocks(item.children)]
        between = "\n\n" if any("\n\n" in each for each in found) else "\n"
        lines.append(mark + indented(between.join(found), len(mark)))
    return "\n".join(lines)


def _notes(element: Element) -> Iterator[str]:
    """The notes of a text, as GitHub writes footnotes."""
    for item in element.all("li"):
        told = "\n\n".join(_blocks(item.children))
        yield f"[^{_label(item.attribute('id'))}]: {indented(told, 4)}"


def _label(id: str) -> str:
    """What a footnote is called, by the id of the note."""
    return re.sub(r"[^\w-]+", "-", unquote(id).replace("fn:", ""))


def is_note(block: str) -> bool:
    """Whether a block is a note: in what else begins like one the brackets are marked as mere signs."""
    return NOTE.match(block) is not None


def _code(element: Element) -> str:
    text = element.text.strip("\n")
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}\n{text}\n{fence}"


def _table(element: Element) -> str:
    rows = [
        [_one_line(cell) for cell in row.children if isinstance(cell, Element)]
        for row in element.all("tr")
    ]
    width = max(map(len, rows), default=0)
    lines = [" | ".join(row + [""] * (width - len(row))) for row in rows]
    lines[1:1] = [" | ".join(["---"] * width)]
    captions = [_one_line(each) for each in element.all("caption")]
    table = "\n".join(f"| {line} |" for line in lines)
    return "\n\n".join([*captions, table]) if rows else "\n\n".join(captions)


BLOCK: dict[str, Callable[[Element], str]] = {
    "ul": partial(_list, numbered=False),
    "ol": partial(_list, numbered=True),
    "pre": _code,
    "table": _table,
}


def _one_line(element: Element) -> str:
    return " ".join(_inline(element.children).replace("\\\n", " ").split())


def _inline(nodes: Iterable[Node]) -> str:
    return "".join(
        escaped(re.sub(r"\s+", " ", each)) if isinstance(each, str) else _span(each)
        for each in nodes
    )


def _span(element: Element) -> str:
    tag, inside = element.tag, _inline(element.children)
    if tag == "br":
        return "\\\n"
    if tag == "img":
        return f"![{escaped(element.attribute('alt'))}]({address(element.attribute('src'))})"
    if tag in MEDIA and element.attribute("src"):
        return address(element.attribute("src"))
    if tag in CODE:
        return _code_span(element.text)
    if tag == "a" and element.attribute("href") and inside.strip():
        return _link(element, inside)
    if tag == "q":
        return f"“{inside}”"
    return _round(inside, EMPHASIS[tag], EMPHASIS[tag]) if tag in EMPHASIS else inside


def _link(element: Element, inside: str) -> str:
    """A link; one to a note is the mark of a footnote, and one back from it is not needed."""
    href, classes = element.attribute("href"), element.attribute("class").split()
    if "footnote-ref" in classes:
        return f"[^{_label(href.partition('#')[2])}]"
    return "" if "footnote-backref" in classes else _round(inside, "[", f"]({address(href)})")


def _round(inside: str, before: str, after: str) -> str:
    """Marks close round the words: a blank inside them would make them mere signs."""
    words = inside.strip()
    if not words:
        return inside
    start = inside.index(words)
    return f"{inside[:start]}{before}{words}{after}{inside[start + len(words) :]}"


def _code_span(text: str) -> str:
    words = " ".join(text.split())
    mark = "`" * (_longest_run(words) + 1)
    blank = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{mark}{blank}{words}{blank}{mark}" if words else ""


def _longest_run(text: str) -> int:
    return max((len(each) for each in re.findall(r"`+", text)), default=0)
