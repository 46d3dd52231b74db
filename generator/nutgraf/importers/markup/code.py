"""Where code stands in a Markdown text: nothing in it is a link, or a sign of any generator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

Span = tuple[int, int]

CODE = re.compile(
    r"^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|^[ \t]*(?P<raw><pre(?=[\s>])(?:(?!</pre\b).)*+(?:</pre\s*>|\Z))"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:[^`\n]|\n(?!\n)|(?!(?P=ticks)(?!`))`)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
BLOCK = re.compile(r"(?:^[ \t]*[^\s][^\n]*(?:\n|\Z))+", re.MULTILINE)
"""Lines without an empty one between them."""

INDENT = 4
"""By how many blanks code is indented, and what belongs to the item of a list."""

HOLDER = re.compile(
    r"[ \t]*(?:[-+*][ \t]|\d+[.)][ \t]|\[\^[^\]\n]+\]:|:[ \t]|!!!|\?\?\?|===|<|\{[{%])"
)
"""How a line begins below which what is indented is no code but its own: items, notes, HTML, calls."""


@dataclass(frozen=True, slots=True)
class Code:
    """The code in a text. In `raw`, what stands within `<pre>`, HTML is read, and Markdown is not."""

    spans: tuple[Span, ...]
    raw: tuple[Span, ...]

    def holds_markdown(self, position: int) -> bool:
        """Whether what stands at a place would be Markdown, but is code."""
        return self.holds_html(position) or is_within(position, self.raw)

    def holds_html(self, position: int) -> bool:
        """Whether what stands at a place would be an HTML element, but is code."""
        return is_within(position, self.spans)


def code_in(text: str, enclosed: Iterable[Span] = ()) -> Code:
    """The code in a text: in fences, within lines, indented, in `<pre>`, and where calls have `enclosed` it."""
    called = [*enclosed]
    found = [*CODE.finditer(_blanked(text, called))]
    spans = [each.span() for each in found if each["raw"] is None]
    raw = [each.span("raw") for each in found if each["raw"] is not None]
    return Code((*called, *spans, *_indented(text)), tuple(raw))


def is_within(position: int, spans: Iterable[Span]) -> bool:
    """Whether a place lies in one of the spans."""
    return any(start <= position < end for start, end in spans)


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with blanks in the spans: a backquote in one of them opens nothing."""
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


def _indented(text: str) -> Iterator[Span]:
    """Where code is indented, as Python-Markdown sees it; in doubt it is none."""
    depth = 0
    for block in BLOCK.finditer(text):
        lines = block[0].splitlines(keepends=True)
        code = _deeper(lines, depth)
        if code:
            yield block.start(), block.start() + sum(map(len, code))
        rest = lines[len(code) :]
        held = [_level(line) + 1 for line in rest if HOLDER.match(line)]
        if held:
            depth = max(held)
        elif rest and not rest[0][0].isspace():
            depth = 0


def _deeper(lines: Iterable[str], depth: int) -> list[str]:
    """The first of some lines, as far as they are indented more than `depth` times."""
    return [*takewhile(lambda line: _level(line) > depth, lines)]


def _level(line: str) -> int:
    """How many times a line is indented."""
    wide = line.expandtabs(INDENT)
    return (len(wide) - len(wide.lstrip(" "))) // INDENT
