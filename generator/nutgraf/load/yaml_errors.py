"""What libyaml finds wrong with a text, in a writer's words."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from nutgraf.text import quoted


class Explanation(NamedTuple):
    """What was found instead of YAML, what to do about it, and at which character of the text that is."""

    found: str
    hint: str
    offset: int


class _Told(NamedTuple):
    found: str
    hint: str
    at_start: bool = False
    """Whether the mistake is where libyaml began to read a value rather than where it gave up."""


_QUOTE = "Put the text in quotation marks."
_STRAIGHT = "Put the text in straight quotation marks, `\"…\"` or `'…'`: to YAML, {} is a letter."
_RETYPE = "Delete it, and type a blank in its place."
_TABS = _Told("a tab indents the line", "Indent with blanks.")
_OPEN_QUOTE = _Told("a quotation mark is never closed", "Close it, or take it away.", at_start=True)
_OPEN_BRACKET = _Told(
    "a bracket is not closed, or a comma is missing after a value",
    "Close it; put text that begins with a bracket in quotation marks.",
    at_start=True,
)
_AFTER_BRACKET = _Told(
    "text goes on after a closing bracket",
    "Put text that begins with `[` or `{` in quotation marks.",
)
_BRACKETS = re.compile(r"(?:[^#'\"]*?(?::|-)[ ]+)?(?P<value>\[[^\[\]]*\]|\{[^{}]*\})[ ]*")
"""A line up to the end of a value in brackets."""
_GOES_ON = ("did not find expected key", "did not find expected '-' indicator")
_NO_VALUE = "did not find expected node content"
_NO_FIELD = "could not find expected ':'"
_NO_COLON = "mapping values are not allowed in this context"
_FIELD = re.compile(
    r"\s*(?:- +)*[\"'“”]?(?P<name>[^\W\d][\w-]*)[\"'“”]? *(?P<sign>:(?!//)|[：=])(?P<blank>[^\S \n]?)"
)
"""How a line begins that is meant for a field, up to the sign that stands for its colon."""
_ODD_BLANK = re.compile(r"[ -]*(?P<blank>[^\S \t\n])")
_MARKED = re.compile(r"[^:\n]*: +(?P<mark>[“”„«»‘’「『])")
"""A line whose value begins with a quotation mark that is none to YAML."""
_MESSAGES = {
    _NO_COLON: _Told(
        "a `:` stands where none can",
        "Put text with `: ` in quotation marks. See that the line above has a blank after its colon, "
        "and begins in the same column.",
    ),
    "did not find expected key": _Told(
        "text goes on after the end of a value",
        "Often a quotation mark within quotation marks (`'it''s'` is it's), or a line out of its column.",
    ),
    _NO_FIELD: _Told(
        "a line is no `name: value`",
        "Indent a line that continues the value above; in a list a blank follows each dash (`- two`).",
        at_start=True,
    ),
    "found unexpected end of stream": _OPEN_QUOTE,
    "found unexpected document indicator": _OPEN_QUOTE,
    "did not find expected ',' or ']'": _OPEN_BRACKET,
    "did not find expected ',' or '}'": _OPEN_BRACKET,
    "did not find expected alphabetic or numeric character": _Told(
        "a value begins with `*` or `&`, which are signs of YAML", _QUOTE, at_start=True
    ),
    "found unknown escape character": _Told(
        "a backslash stands in double quotation marks", "Use single ones: `'…'`."
    ),
    "mapping keys are not allowed in this context": _Told("a value begins with `?`", _QUOTE),
    "block sequence entries are not allowed in this context": _Told(
        "a list begins on the line of its field", "Begin it on the next line, or write `[a, b]`."
    ),
    "did not find expected <document start>": _Told(
        "a line stands further left than those above",
        "Begin fields that belong together in one column.",
    ),
    "did not find expected '-' indicator": _Told(
        "a line belongs to no item of the list above",
        "Begin each item with `- `, and indent what it holds.",
    ),
    _NO_VALUE: _Told(
        "a bracket or comma stands where a value should",
        "Put text with brackets in quotation marks.",
    ),
    "did not find expected comment or line break": _Told(
        "text stands on the line of `|` or `>`", "Begin the text on the next line."
    ),
    "found a tab character where an indentation space is expected": _TABS,
    "found a tab character that violates indentation": _TABS,
}
_CANNOT_BEGIN = "found character that cannot start any token"


def explain(error: yaml.YAMLError, text: str) -> Explanation:
    """What `error` says of `text`."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Explanation(str(error).splitlines()[0], _QUOTE, 0)
    bracket = _bracket(error, text)
    if bracket is not None:
        return Explanation(*_AFTER_BRACKET[:2], bracket)
    told = _told(error, text)
    marks = (error.context_mark, error.problem_mark)
    first, second = marks if told.at_start else reversed(marks)
    mark = first or second
    offset = min(mark.index, len(text.rstrip())) if mark else 0
    line = text[text.rfind("\n", 0, offset) + 1 :].partition("\n")[0]
    told = _mistyped(error.problem or "", line) or told
    return Explanation(told.found, told.hint, offset)


def _mistyped(problem: str, line: str) -> _Told | None:
    """What is said of a line in which a sign is not YAML's own, but one that looks or means the same; or None."""
    if problem == _NO_COLON:
        marked = _MARKED.match(line)
        return marked and _MESSAGES[_NO_COLON]._replace(
            hint=_STRAIGHT.format(quoted(marked["mark"]))
        )
    if problem != _NO_FIELD:
        return None
    field = _FIELD.match(line)
    odd = _ODD_BLANK.match(line) or field
    if odd and odd["blank"].strip(" \t"):
        return _Told(f"the blank is none to YAML: {quoted(odd['blank'])}", _RETYPE)
    if field is None:
        return None
    if field["sign"] == ":":
        return _Told("no blank follows a colon", f"Write `{field['name']}: …`.")
    found = f"{quoted(field['sign'])} stands behind the name of a field"
    return _Told(found, f"Write `{field['name']}: …`, with a plain colon and a blank.")


def _bracket(error: yaml.MarkedYAMLError, text: str) -> int | None:
    """Where a value in brackets begins, if that is where text goes on that should have ended."""
    if error.problem not in _GOES_ON or not error.problem_mark:
        return None
    end = error.problem_mark.index
    start = text.rfind("\n", 0, end) + 1
    found = _BRACKETS.fullmatch(text, start, end)
    return found.start("value") if found else None


def _told(error: yaml.MarkedYAMLError, text: str) -> _Told:
    problem, mark = error.problem or "", error.problem_mark
    if problem == _NO_VALUE and mark and mark.index >= len(text.rstrip()):
        return _OPEN_BRACKET
    if problem != _CANNOT_BEGIN or not mark:
        return _MESSAGES.get(problem, _Told(problem, _QUOTE))
    character = text[mark.index : mark.index + 1]
    return _TABS if character == "\t" else _Told(f"a value begins with {quoted(character)}", _QUOTE)
