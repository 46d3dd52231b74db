"""What pydantic found wrong → Problems in a writer's words, at the place in the file."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from nutgraf.load.document import Document
from nutgraf.load.nodes import (
    Entry,
    Mapping,
    Node,
    Path,
    Scalar,
    Sequence,
    describe,
    follow,
    written,
)
from nutgraf.problems import Place, Problem

EXPECTED = {
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "string_type": "text",
}
HINTS = {
    "title": "Add `title: …`, the headline, between the `---` lines at the top.",
    "date": "Add `date: 2024-03-26`, the day of publication.",
    "name": "Add `name: …`.",
}


def to_problem(error: ErrorDetails, document: Document) -> Problem:
    """The Problem that one of pydantic's errors stands for; `document` has normalised fields."""
    path = path_of(error["loc"], document.fields)
    if error["type"] == "missing" and "ctx" not in error:
        return _missing(path, str(error["loc"][-1]), document)
    node = _node(path, document.fields)
    context: dict[str, Any] = error.get("ctx") or {}
    if error["type"] == "enum":
        return _not_one_of(path, node, str(context["expected"]), document)
    expected = context.get("expected") or EXPECTED.get(error["type"]) or error["msg"]
    found = (
        describe(node)
        if isinstance(node, Scalar) or "value" not in context
        else _found(context, node)
    )
    hint = str(context.get("hint", ""))
    return document.problem(path, f"expected {expected}, but got {found}", hint, code=error["type"])


def _found(context: dict[str, Any], node: Node) -> str:
    value = context["value"]
    return value if isinstance(value, str) else describe(node)


def _missing(path: Path, name: str, document: Document) -> Problem:
    """A field that must be there: reported where its empty value stands, else at the head of its record."""
    typed = [step for step in follow(document.fields, (*path, name)) if isinstance(step, Entry)]
    place = document.place(path)
    if typed and len(typed) > len([step for step in path if isinstance(step, str)]):
        place = Place(document.path, typed[-1].mark.line, typed[-1].mark.column)
    prefix = written(document.fields, path)
    field = f"{prefix}.{name}" if prefix else name
    message = f"expected a {name}, but got none"
    return Problem(place, field, message, HINTS.get(name, f"Add `{name}: …`."), "missing")


def _not_one_of(path: Path, node: Node, expected: str, document: Document) -> Problem:
    choices = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    found = node.text if isinstance(node, Scalar) else ""
    close = get_close_matches(found.casefold(), choices, n=1, cutoff=0.6)
    hint = f"Did you mean `{close[0]}`?" if close else ""
    message = f"expected one of {', '.join(choices)}, but got {describe(node)}"
    return document.problem(path, message, hint, code="choice")


def path_of(location: tuple[int | str, ...], root: Node) -> Path:
    """The path in the writer's file that pydantic's `location` means: without the tags of unions."""
    path: Path = ()
    node = root
    for step in location:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)].value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            continue
        path = (*path, step)
    return path


def _node(path: Path, root: Node) -> Node:
    node = root
    for step in follow(root, path):
        node = step.value if isinstance(step, Entry) else step
    return node
