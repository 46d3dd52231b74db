"""YAML values that know where they stand.

Scalars stay the text that the writer typed: whether `no`, `12:30:45` or `0777` is a country, a time or a number is
for the field to say (YAML 1.1 would have them False, 45045 and 511).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from nutgraf.text import quoted


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands: line and column in the file, from 1, and its field as typed (`sources[1].url`)."""

    line: int
    column: int
    field: str = ""


@dataclass(slots=True)
class Scalar:
    """A single value. `plain` says that it stood without quotation marks."""

    text: str
    mark: Mark
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Whether this is YAML's null: nothing, `~` or `null`."""
        return self.plain and self.text in NULLS


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    mark: Mark


@dataclass(slots=True)
class Entry:
    """A key of a mapping, as typed, and its value."""

    name: str
    mark: Mark
    value: Node


@dataclass(slots=True)
class Mapping:
    """A mapping, in the order of the file; `entries` is keyed by the field's canonical name once normalised."""

    entries: dict[str, Entry] = field(default_factory=dict)
    mark: Mark = field(default_factory=lambda: Mark(1, 1))


Node: TypeAlias = Scalar | Sequence | Mapping

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


def plain(node: Node) -> object:
    """`node` as str, None, list and dict: the form in which fields check it."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(entry.value) for name, entry in node.entries.items()}


MOST_DIGITS = 1000
"""A longer number is a text, as Python does not read it; and so is one that is infinite, as JSON has none."""


def typed(node: Node) -> object:
    """`node` with numbers and booleans recognised by YAML 1.2's core schema, for values that no field describes."""
    if isinstance(node, Sequence):
        return [typed(item) for item in node.items]
    if isinstance(node, Mapping):
        return {name: typed(entry.value) for name, entry in node.entries.items()}
    if not node.plain:
        return node.text
    if node.is_null:
        return None
    if node.text in BOOLEANS:
        return BOOLEANS[node.text]
    if INTEGER.fullmatch(node.text) and len(node.text) <= MOST_DIGITS:
        return int(node.text)
    number = float(node.text) if FLOAT.fullmatch(node.text) else math.inf
    return number if math.isfinite(number) else node.text


def is_null(node: Node) -> bool:
    """Whether `node` is YAML's null."""
    return isinstance(node, Scalar) and node.is_null


def describe(node: Node) -> str:
    """What a writer would call `node`: for the second half of a message."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping"
    return "nothing" if node.is_null else quoted(node.text)


Path: TypeAlias = tuple[str | int, ...]


def follow(node: Node, path: Path) -> Iterator[Entry | Node]:
    """The entries and nodes that lie on `path`, from the outermost; ends where the path leads out of the tree."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            entry = node.entries[str(step)]
            yield entry
            node = entry.value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            yield node
        else:
            return
