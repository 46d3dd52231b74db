"""YAML text → a tree of nodes, or what is wrong with it and where."""

from __future__ import annotations

import yaml

from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence, quoted
from nutgraf.problems import Place, Problem

STANDARD_TAGS = "tag:yaml.org,2002:"
MAX_DEPTH = 20
"""Lists and mappings nested deeper than this are no content that people type."""


class _Reader:
    """Turns the nodes of one YAML text into ours, and gathers what is wrong with them."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def mark(self, mark: yaml.Mark | None) -> Mark:
        if mark is None:
            return Mark(self.first_line, 1)
        return Mark(mark.line + self.first_line, mark.column + 1)

    def report(self, mark: Mark, field: str, message: str, hint: str, code: str) -> None:
        place = Place(self.path, mark.line, mark.column)
        self.problems.append(Problem(place, field, message, hint, code))

    def node(self, node: yaml.Node, depth: int = 0) -> Node:
        mark = self.mark(node.start_mark)
        if not self._acceptable(node, mark, depth):
            return Scalar("", mark)
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value, mark, plain=not node.style)
        if isinstance(node, yaml.SequenceNode):
            return Sequence([self.node(item, depth + 1) for item in node.value], mark)
        return self.mapping(node, mark, depth)

    def _acceptable(self, node: yaml.Node, mark: Mark, depth: int) -> bool:
        if id(node) in self.seen:
            hint = "Write the value out: an alias can hide how much a file holds."
            self.report(
                mark, "", "expected a value, but got a YAML alias (`*name`)", hint, "yaml-alias"
            )
            return False
        if not node.tag.startswith(STANDARD_TAGS) or node.tag.startswith(STANDARD_TAGS + "python"):
            message = f"expected a value, but got the YAML tag {quoted(node.tag)}"
            self.report(
                mark,
                "",
                message,
                "Take the tag away: the field decides how it is read.",
                "yaml-tag",
            )
            return False
        if depth > MAX_DEPTH:
            message = f"expected at most {MAX_DEPTH} lists and mappings in each other, but got more"
            self.report(
                mark, "", message, "Look for brackets or indents that do not belong.", "yaml-depth"
            )
            return False
        return True

    def mapping(self, node: yaml.Node, mark: Mark, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for key, value in node.value:
            key_mark = self.mark(key.start_mark)
            if not isinstance(key, yaml.ScalarNode):
                hint = "Put text that begins with `[` or `{` in quotation marks."
                self.report(
                    key_mark,
                    "",
                    "expected the name of a field, but got a list or mapping",
                    hint,
                    "yaml-key",
                )
                continue
            name = key.value
            if name in entries:
                message = f"expected each field once, but got it again (first on line {entries[name].mark.line})"
                self.report(key_mark, name, message, "Keep one of the two.", "duplicate-key")
                continue
            entries[name] = Entry(name, key_mark, self.node(value, depth + 1))
        return Mapping(entries, mark)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The one YAML document in `text` (None where it is empty), and all that is wrong with it.

    `first_line` is the line of the file `path` on which `text` begins. Refused: YAML that does not parse, aliases,
    tags, duplicate keys, deep nesting.
    """
    reader = _Reader(path, first_line)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        reader.problems.append(_syntax_problem(error, reader))
        return None, reader.problems
    if root is None:
        return None, []
    return reader.node(root), reader.problems


def _syntax_problem(error: yaml.YAMLError, reader: _Reader) -> Problem:
    mark = reader.mark(getattr(error, "problem_mark", None) or getattr(error, "context_mark", None))
    found = getattr(error, "problem", None) or str(error).splitlines()[0]
    message = f"expected YAML, but {found}"
    hint = "Often a missing blank after a colon, an indent, or text with `: ` that wants quotation marks."
    return Problem(Place(reader.path, mark.line, mark.column), "", message, hint, "yaml-syntax")
