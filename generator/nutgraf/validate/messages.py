"""What pydantic found wrong → Problems in a writer's words, at the place in the file."""

from __future__ import annotations

from typing import Any

from pydantic_core import ErrorDetails

from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Path, Scalar, Sequence, describe, follow
from nutgraf.problems import Code, Problem
from nutgraf.text import quoted
from nutgraf.validate.slips import meant_word

HINTS = {
    "date": "Add `date: 2024-03-26`, the day of publication.",
    "holder": "Add `holder: …`, an actor or the name of a document.",
    "stance": "Add `stance: asserts`, or `supports`, `disputes`, `context`.",
    "method": "Add `method: machine`, or `human`, `machine-reviewed`.",
}
MAPPINGS = frozenset({"dict_type", "model_type", "model_attributes_type"})
"""What pydantic calls it where a mapping is missing."""

KEY = "[key]"
"""How pydantic ends the place of a key that is wrong, where it is not the value."""


def to_problem(error: ErrorDetails, document: Document) -> Problem:
    """The Problem that one of pydantic's errors stands for; `document` has normalised fields."""
    context: dict[str, Any] = error.get("ctx") or {}
    if error["type"] == "missing" and not context:
        return _missing(path_of(error["loc"][:-1], document.fields), error["loc"][-1], document)
    path = path_of(error["loc"], document.fields)
    node = _node(path, document.fields)
    if error["type"] == "enum":
        return _not_one_of(path, node, str(context["expected"]), document)
    if error["type"] in MAPPINGS:
        message = f"expected a mapping, but got {describe(node)}"
        hint = "Write its fields below it, each as `name: value`."
        return document.problem(path, message, hint, code=Code.MAPPING)
    is_key = error["loc"][-1:] == (KEY,)
    found = quoted(str(context["value"])) if is_key else _found(context["value"], node)
    message = f"expected {context['expected']}, but got {found}"
    if context["why"]:
        message += f": {context['why']}"
    mark = _key_mark(path, document.fields) if is_key else document.mark(path)
    return document.problem_at(mark, message, context["hint"], code=Code(error["type"]))


def _found(value: object, node: Node) -> str:
    """What was found: a rule over several fields says so itself, else it is the value."""
    return value if isinstance(value, str) and isinstance(node, Mapping) else describe(node)


def _missing(path: Path, name: int | str, document: Document) -> Problem:
    """A field that must be there: reported where its empty value stands, else at the head of its record."""
    hint = HINTS.get(str(name), f"Add `{name}: …`.")
    if document.is_one_of_many and not document.fields.entries:
        hint = f"Add `{name}: …` below it, further to the right, or take the entry away."
    elif not document.fields.entries or (document.body and document.body_line == 1):
        hint += " Fields stand at the top, between two lines of `---`."
    message = f"expected a {name}, but got none"
    return document.problem((*path, name), message, hint, code=Code.MISSING)


def _not_one_of(path: Path, node: Node, expected: str, document: Document) -> Problem:
    choices = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    found = node.text if isinstance(node, Scalar) else ""
    meant = meant_word(found.casefold(), choices)
    hint = (
        f"Did you mean `{meant}`?" if meant else "Write one of these words, or take the line away."
    )
    message = f"expected one of {', '.join(choices)}, but got {describe(node)}"
    return document.problem(path, message, hint, code=Code.CHOICE)


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


def _key_mark(path: Path, root: Node) -> Mark:
    """Where the name of the field at `path` stands."""
    return [step.mark for step in follow(root, path)][-1]


def _node(path: Path, root: Node) -> Node:
    node = root
    for step in follow(root, path):
        node = step.value if isinstance(step, Entry) else step
    return node
