"""A Document: one item as it stands in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nutgraf.keys import Key, Kind
from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Path, follow, is_null
from nutgraf.problems import Code, Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Document:
    """One item as it stands in a file: fields with their places, and the Markdown below them.

    `key` is the item's name inside Nutgraf, `path` is how writers know the file, `source` where it lies below the
    content folder; `body_line` is the line of the file on which `body` begins. A file of many items gives many
    documents, each `is_one_of_many`.
    `is_index` marks the introduction of a section, `is_broken` a file that could not be read: there is an item of
    that id, and little more is known of it.
    """

    key: Key
    path: str
    source: str
    fields: Mapping
    body: str = ""
    body_line: int = 1
    is_index: bool = False
    is_one_of_many: bool = False
    is_broken: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of the item."""
        return self.key.kind

    @property
    def id(self) -> str:
        """The item's id; empty for the introduction of a section."""
        return self.key.id

    def mark(self, path: Path = ()) -> Mark:
        """Where the value at `path` stands, or the innermost record on the way there if there is no such value."""
        steps = [*follow(self.fields, path)]
        mark = _value_mark(steps[-1]) if steps else self.fields.mark
        missing = [step for step in path[len(steps) :] if isinstance(step, str)]
        return replace(mark, field=".".join(filter(None, [mark.field, *missing])))

    def problem(
        self, path: Path, message: str, hint: str, *, code: Code, level: Level = Level.ERROR
    ) -> Problem:
        """A problem with the value at `path`."""
        return self.problem_at(self.mark(path), message, hint, code=code, level=level)

    def problem_at(
        self, mark: Mark, message: str, hint: str, *, code: Code, level: Level = Level.ERROR
    ) -> Problem:
        """A problem with what stands at `mark`."""
        place = Place(self.path, mark.line, mark.column)
        return Problem(place, mark.field, message, hint, code, level)

    def body_place(self, offset: int) -> Place:
        """Where the character at `offset` of the body stands in the file."""
        before = self.body[:offset]
        line = self.body_line + before.count("\n")
        return Place(self.path, line, offset - (before.rfind("\n") + 1) + 1)

    def renamed(self, identifier: str) -> Document:
        """The same document under another id."""
        return replace(self, key=Key(self.kind, identifier))


def _value_mark(step: Entry | Node) -> Mark:
    """Where a value stands; where it is empty, its key."""
    if not isinstance(step, Entry):
        return step.mark
    return step.mark if is_null(step.value) else step.value.mark
