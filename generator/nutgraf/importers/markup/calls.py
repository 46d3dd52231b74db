"""Calls in prose: Hugo's shortcodes, and the tags of Jekyll's Liquid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

HUGO = re.compile(r"\{\{(?P<mark>[<%])[ \t\n]*(?P<closes>/?)[ \t\n]*(?P<name>[A-Za-z_][\w./-]*)")
HUGO_LITERAL = re.compile(r"\{\{(?P<mark>[<%])/\*(?P<text>.*?)\*/[>%]\}\}", re.DOTALL)
ARGUMENT = re.compile(
    r"""\s*+(?:(?P<key>[A-Za-z_][\w-]*)\s*=\s*)?"""
    r"""(?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>[^']*+)'|`(?P<raw>[^`]*+)`|(?P<bare>[^\s"'`=<>%{}]+))""",
    re.DOTALL,
)
BLANKS = re.compile(r"\s*")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)

LIQUID = re.compile(
    r"\{%-?\s*raw\s*-?%\}(?P<raw>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{%-?\s*(?P<name>\w+)(?P<rest>(?:(?!-?%\}|\{%).)*+)-?%\}"
    r"|\{\{-?(?P<expression>[^{}]*?)-?\}\}",
    re.DOTALL,
)
INCLUDED = ("include", "include_relative", "include_cached")
OUTPUT = "output"
"""The name under which Liquid's `{{ … }}` is a call; its one value is what stands inside."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its name, what it is told, and where it stands. `inner` is what it encloses, if anything."""

    name: str
    start: int
    end: int
    values: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    closes: bool = False
    inner: str | None = None

    def first(self, *names: str) -> str | None:
        """The first of the named arguments that says something."""
        return next(
            (self.named[name].strip() for name in names if self.named.get(name, "").strip()), None
        )

    def value(self, index: int) -> str | None:
        """A positional argument; None where there are fewer."""
        return self.values[index].strip() if index < len(self.values) else None


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that stands for itself: an escaped call, or what `raw` encloses."""

    start: int
    end: int
    text: str


Token = Call | Literal


def hugo_calls(text: str) -> Iterator[Token]:
    """The shortcodes in a text (https://gohugo.io/content-management/shortcodes/), in its order."""
    position = 0
    while (start := text.find("{{", position)) >= 0:
        token = _hugo_token(text, start)
        if token:
            yield token
        position = token.end if token else start + 2


def _hugo_token(text: str, start: int) -> Token | None:
    literal = HUGO_LITERAL.match(text, start)
    if literal:
        mark, close = literal["mark"], ">" if literal["mark"] == "<" else "%"
        return Literal(start, literal.end(), f"{{{{{mark}{literal['text']}{close}}}}}")
    opening = HUGO.match(text, start)
    if not opening:
        return None
    closing = (">" if opening["mark"] == "<" else "%") + "}}"
    values, named, position = _arguments(text, opening.end(), closing)
    end = text.find(closing, position)
    if end < 0 or "{{" in text[position:end]:  # it is not closed: text, then
        return None
    return Call(
        opening["name"], start, end + len(closing), values, named, closes=bool(opening["closes"])
    )


def _arguments(
    text: str, position: int, closing: str
) -> tuple[tuple[str, ...], dict[str, str], int]:
    """The arguments from `position` on, up to the end of the call or to what is none."""
    values: list[str] = []
    named: dict[str, str] = {}
    while not _ends(text, position, closing):
        found = ARGUMENT.match(text, position)
        if not found:
            break
        value = _value(found)
        if found["key"]:
            named[found["key"]] = value
        elif value != "/":
            values.append(value)
        position = found.end()
    return tuple(values), named, position


def _ends(text: str, position: int, closing: str) -> bool:
    found = BLANKS.match(text, position)
    end = found.end() if found else position
    return end == len(text) or text.startswith((closing, "/" + closing), end)


def _value(found: re.Match[str]) -> str:
    if found["double"] is not None:
        return ESCAPED.sub(r"\1", found["double"])
    return next(each for each in (found["single"], found["raw"], found["bare"]) if each is not None)


def liquid_calls(text: str) -> Iterator[Token]:
    """Liquid's tags and outputs in a text (https://jekyllrb.com/docs/liquid/), in its order.

    An `include` is a call of the file that it includes; `endfor` closes `for`.
    """
    for found in LIQUID.finditer(text):
        if found["expression"] is not None:
            yield Call(OUTPUT, found.start(), found.end(), (found["expression"].strip(),))
        elif found["name"] is None:
            yield Literal(found.start(), found.end(), found["raw"] or "")
        else:
            yield _liquid_call(found)


def _liquid_call(found: re.Match[str]) -> Call:
    values, named, _ = _arguments(found["rest"], 0, "%}")
    name = found["name"]
    if name.startswith("end"):
        return Call(name.removeprefix("end"), found.start(), found.end(), closes=True)
    if name in INCLUDED and values:
        name, values = values[0].rpartition("/")[2].removesuffix(".html"), values[1:]
    return Call(name, found.start(), found.end(), values, named)


def enclosed(tokens: Iterable[Token], name: str) -> Iterator[tuple[int, int]]:
    """Where the text stands that calls of a name enclose."""
    opening: Call | None = None
    for token in tokens:
        if not isinstance(token, Call) or token.name != name:
            continue
        if opening and token.closes:
            yield opening.end, token.start
        opening = None if token.closes else token


@dataclass(slots=True)
class _Frame:
    """A call that may yet turn out to enclose what follows it."""

    call: Call | None
    parts: list[str]


def replace_calls(
    tokens: Iterable[Token],
    length: int,
    plain: Callable[[int, int], str],
    convert: Callable[[Call], str],
) -> str:
    """A text of `length` with its calls converted, inner ones first.

    `plain` gives the text between two places that are no call. A call without a closing one encloses nothing.
    """
    frames = [_Frame(None, [])]
    position = 0
    for token in tokens:
        frames[-1].parts.append(plain(position, token.start))
        position = token.end
        if isinstance(token, Literal):
            frames[-1].parts.append(token.text)
        elif not token.closes:
            frames.append(_Frame(token, []))
        else:
            _close(frames, token, convert)
    frames[-1].parts.append(plain(position, length))
    while len(frames) > 1:
        _collapse(frames, convert)
    return "".join(frames[0].parts)


def _close(frames: list[_Frame], closing: Call, convert: Callable[[Call], str]) -> None:
    """Convert the innermost open call of the same name; one that closes nothing goes."""
    if not any(frame.call and frame.call.name == closing.name for frame in frames):
        return
    while frames[-1].call and frames[-1].call.name != closing.name:
        _collapse(frames, convert)
    frame = frames.pop()
    if frame.call:
        inner = "".join(frame.parts)
        frames[-1].parts.append(convert(replace(frame.call, inner=inner)))


def _collapse(frames: list[_Frame], convert: Callable[[Call], str]) -> None:
    """Convert the innermost open call as one that encloses nothing: what follows it stands beside it."""
    frame = frames.pop()
    if frame.call:
        frames[-1].parts += [convert(frame.call), *frame.parts]
