"""TOML, Hugo's other front matter → the nodes that YAML gives."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time

from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence
from nutgraf.load.yaml_nodes import Parsed
from nutgraf.problems import Code, Place, Problem

POSITION = re.compile(r" \(at line (\d+), column (\d+)\)$")


def parse_toml(text: str, path: str, first_line: int = 1) -> Parsed:
    """The tree of a TOML text (https://toml.io/en/v1.0.0), or what is wrong with it.

    Each value stands where the name of its field does, as far as a search for that can tell.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = POSITION.search(str(error))
        place = Place(path, first_line)
        if found:
            place = Place(path, int(found[1]) + first_line - 1, int(found[2]))
        message = f"expected TOML, but: {POSITION.sub('', str(error))}"
        hint = "Mend the line, or rewrite the front matter as YAML."
        return Parsed(None, [Problem(place, "", message, hint, Code.FRONT_MATTER)])
    return Parsed(_Reader(text, first_line).node(data, Mark(first_line, 1)), [])


class _Reader:
    """Makes nodes of what `tomllib` read from one text."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line

    def node(self, value: object, mark: Mark) -> Node:
        """The node of a value that stands at `mark`."""
        if isinstance(value, dict):
            return self._mapping(value, mark)
        if isinstance(value, list):
            return Sequence([self.node(item, mark) for item in value], mark)
        if isinstance(value, bool):
            return Scalar(str(value).lower(), mark)
        if isinstance(value, datetime | date | time):
            return Scalar(value.isoformat(), mark)
        return Scalar(str(value), mark, plain=not isinstance(value, str))

    def _mapping(self, value: dict[str, object], mark: Mark) -> Mapping:
        entries = {}
        for name, inner in value.items():
            own = self._mark(name, f"{mark.field}.{name}" if mark.field else name)
            entries[name] = Entry(name, own, self.node(inner, own))
        return Mapping(entries, mark)

    def _mark(self, name: str, field: str) -> Mark:
        quoted = re.escape(name)
        key = rf"""^[ \t]*(?:\[+[ \t]*)?(?:[\w."'-]+\.)?["']?{quoted}["']?[ \t]*(?:=|\])"""
        found = re.search(key, self._text, re.MULTILINE)
        line = self._text.count("\n", 0, found.start()) if found else 0
        return Mark(line + self._first_line, 1, field)
