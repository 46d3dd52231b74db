"""A file opened for changes: where each value of its YAML stands in it, and where its body begins."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

import yaml

from nutgraf.desk.fixes.edits import Edit, Original
from nutgraf.desk.fixes.tree import compose
from nutgraf.load import front_matter
from nutgraf.load.files import MARKDOWN
from nutgraf.load.nodes import Mark


class CannotFollowError(Exception):
    """Something is typed in so unusual a way that it cannot be changed by itself."""


class OpenedFile:
    """A file of items, and the edits that are to be made in it."""

    def __init__(self, data: bytes, suffix: str) -> None:
        """Raise UnicodeDecodeError where `data` is not UTF-8."""
        self.before = data
        self._original = Original(data)
        self.edits: set[Edit] = set()
        self.text = self._original.text
        self.line_break = "\r\n" if b"\r\n" in data else "\n"
        self._is_markdown = suffix in MARKDOWN

    @property
    def after(self) -> bytes:
        """The file with all edits."""
        return self._original.edited(
            edit._replace(text=edit.text.replace("\n", self.line_break)) for edit in self.edits
        )

    def body(self, first_line: int) -> tuple[int, int]:
        """Where the body stands, which begins on that line."""
        return self._line_starts[first_line - 1] if first_line > 1 else 0, len(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return [min(start, len(self.text)) for start in starts]

    @cached_property
    def _yaml(self) -> tuple[int, str]:
        """Where the YAML begins, and the YAML."""
        if not self._is_markdown:
            return 0, self.text
        return self._line_starts[1], front_matter.split(self.text).front_matter or ""

    @cached_property
    def root(self) -> yaml.Node | None:
        """The tree of the YAML; its marks count from the start of that."""
        return compose(self._yaml[1])

    def place(self, index: int) -> int:
        """Where a character of the YAML stands in the text."""
        return self._yaml[0] + index

    @cached_property
    def _nodes(self) -> dict[tuple[int, int], yaml.Node]:
        return {self._position(node): node for node in _walk(self.root)} if self.root else {}

    def _position(self, node: yaml.Node) -> tuple[int, int]:
        """The line and column of a node, as the marks of documents count them: in NFC."""
        start = self.place(node.start_mark.index)
        line_start = self.text.rfind("\n", 0, start) + 1
        before = unicodedata.normalize("NFC", self.text[line_start:start])
        return self.text.count("\n", 0, line_start) + 1, len(before) + 1

    def span(self, mark: Mark) -> tuple[int, int]:
        """Where the value at `mark` stands in the text. Raises CannotFollowError if that is no single value."""
        node = self._nodes.get((mark.line, mark.column))
        if not isinstance(node, yaml.ScalarNode):
            raise CannotFollowError
        return self.place(node.start_mark.index), self.place(node.end_mark.index)

    def replace(self, span: tuple[int, int], old: str, new: str) -> None:
        """Write `new` for `old`, which stands once in `span`. Raises CannotFollowError if it does not."""
        start, end = span
        for form in ("NFC", "NFD"):
            spelt = unicodedata.normalize(form, old)
            if self.text.count(spelt, start, end) == 1:
                place = self.text.index(spelt, start, end)
                self.edits.add(Edit(place, place + len(spelt), new))
                return
        raise CannotFollowError


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    """All keys and values of a tree. An empty value stands where nothing else does."""
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(key)
            yield from _walk(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item)
