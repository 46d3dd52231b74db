"""A Document: one item as it stands in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nutgraf.keys import Key, Kind
from nutgraf.load.nodes import Entry, Mapping, Mark, Path, Scalar, follow, plain, written
from nutgraf.problems import Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Document:
    """One item as it stands in a file: fields with their places, and the Markdown below them.

    `path` is how writers know the file, `source` where it lies below the content folder; `body_line` is the line
    of the file on which `body` begins. A file of many items gives many documents.
    `is_index` marks the introduction of a section, `is_broken` a file that could not be read: there is
    an item of that id, and nothing more is known of it.
    """

    kind: Kind
    id: str
    path: str
    source: str
    fields: Mapping
    body: str = ""
    body_line: int = 1
    is_index: bool = False
    is_broken: bool = False

    @property
    def key(self) -> Key:
        """The item's name inside Nutgraf."""
        return Key(self.kind, self.id)

    def place(self, path: Path = ()) -> Place:
        """Where the value at `path` stands: as near to it as the file goes."""
        mark = self.fields.mark
        for step in follow(self.fields, path):
            mark = _value_mark(step)
        return Place(self.path, mark.line, mark.column)

    def key_place(self, name: str) -> Place:
        """Where the key of the field `name` stands."""
        mark = self.fields.entries[name].mark
        return Place(self.path, mark.line, mark.column)

    def problem(
        self, path: Path, message: str, hint: str = "", *, code: str, level: Level = Level.ERROR
    ) -> Problem:
        """A problem with the value at `path`."""
        return Problem(self.place(path), written(self.fields, path), message, hint, code, level)

    def body_place(self, offset: int) -> Place:
        """Where the character at `offset` of the body stands in the file."""
        before = self.body[:offset]
        line = self.body_line + before.count("\n")
        return Place(self.path, line, offset - (before.rfind("\n") + 1) + 1)

    def text(self, name: str) -> str | None:
        """The field `name` as the writer typed it, where it is a single value."""
        entry = self.fields.entries.get(name)
        value = plain(entry.value) if entry else None
        return value if isinstance(value, str) else None

    def renamed(self, identifier: str) -> Document:
        """The same document under another id."""
        return replace(self, id=identifier)


def _value_mark(step: Entry | object) -> Mark:
    if not isinstance(step, Entry):
        return step.mark  # type: ignore[attr-defined, no-any-return]  # the other things on a path are nodes
    empty = isinstance(step.value, Scalar) and step.value.is_null
    return step.mark if empty else step.value.mark
