"""YAML text → a tree of nodes, or what is wrong with it and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

import yaml

from nutgraf.load.decode import readable, told_controls
from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence
from nutgraf.load.yaml_errors import explain
from nutgraf.problems import Code, Level, Place, Problem
from nutgraf.text import quoted, with_unseen

STANDARD_TAGS = "tag:yaml.org,2002:"
MAX_DEPTH = 20
"""Lists and mappings nested deeper than this are no content that people type."""

MOST_NODES = 60_000
"""So many values are no file that people type, and fill the memory."""

COMMENT = re.compile(r"(?P<blank>[ \t]+)(?P<comment>#(?P<text>[^\s#].*)?.*)")
"""What stands behind a value on its line: a comment, or text that was not meant for one, as in `#1` and `#metoo`."""

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML 1.1 ends a line."""

MOST_PROBLEMS = 1000
"""After so many, nobody wants to know the next."""

TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says that looks far ahead of what it has given, and gives up a thousand brackets deep."""


class Parsed(NamedTuple):
    """A YAML text, read: its tree (None where there is none, or where it has gaps), and what is wrong with it."""

    node: Node | None
    problems: list[Problem]


def parse_yaml(text: str, path: str, first_line: int = 1) -> Parsed:
    """The one YAML document in `text`, and all that is wrong with it.

    `first_line` is the line of the file `path` on which `text` begins. Refused: YAML that does not parse, aliases,
    tags, duplicate keys, deep nesting.
    """
    lines = LINE_END.split(text) if "#" in text else []
    composer = _Composer(path, first_line, yaml.parse(text, Loader=yaml.CSafeLoader), lines)
    try:
        node = composer.document()
    except _EnoughError:
        node = None
    except yaml.YAMLError as error:
        found, hint, offset = explain(error, text)
        mark = composer.mark_at(text, offset)
        if TOO_DEEP in str(error):
            composer.too_deep(mark)
        else:
            composer.report(mark, f"expected YAML, but {found}", hint, Code.YAML_SYNTAX)
        node = None
    return Parsed(None if composer.has_gaps else node, composer.problems)


class _EnoughError(Exception):
    """There is no use in reading on."""


class _Composer:
    """Makes our nodes from the events of one YAML text, and gathers what is wrong with them.

    `lines` are those of the text; none where it has no `#`. `has_gaps` says that a value had to be left out.
    """

    def __init__(
        self, path: str, first_line: int, events: Iterator[yaml.Event], lines: list[str]
    ) -> None:
        self._path = path
        self._lines = lines
        self._first_line = first_line
        self._events = events
        self.problems: list[Problem] = []
        self.has_gaps = False
        self._nodes_left = MOST_NODES

    def _mark(self, event: yaml.Event, field: str = "") -> Mark:
        """Where an event begins."""
        start = cast("yaml.Mark", event.start_mark)  # the parser always sets it
        return Mark(start.line + self._first_line, start.column + 1, field)

    def mark_at(self, text: str, offset: int) -> Mark:
        """Our mark for a character of the text."""
        before = text[:offset]
        return Mark(before.count("\n") + self._first_line, offset - before.rfind("\n"))

    def report(
        self, mark: Mark, message: str, hint: str, code: Code, level: Level = Level.ERROR
    ) -> None:
        """Gather a problem with what stands at `mark`."""
        place = Place(self._path, mark.line, mark.column)
        if len(self.problems) == MOST_PROBLEMS:
            raise _EnoughError
        self.problems.append(Problem(place, mark.field, message, hint, code, level))

    def too_deep(self, mark: Mark) -> None:
        """Report nesting that nobody types."""
        message = f"expected at most {MAX_DEPTH} lists and mappings in each other, but got more"
        hint = "Look for brackets or indents that do not belong."
        self.report(mark, message, hint, Code.YAML_DEPTH)

    def document(self) -> Node | None:
        """The document, or None where the text holds none. Raises YAMLError where the text does not parse."""
        found: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                found = self._node(event)
            elif isinstance(event, yaml.DocumentStartEvent) and found:
                message = "expected one document, but got the start of another (`---`)"
                hint = "Put it into a file of its own."
                self.report(self._mark(event), message, hint, Code.YAML_SYNTAX)
                break
        return found

    def _node(self, event: yaml.NodeEvent, field: str = "", depth: int = 0) -> Node:
        mark = self._mark(event, field)
        self._nodes_left -= 1
        if not self._nodes_left:
            message = f"expected at most {MOST_NODES:,} values in a file, but got more"
            self.report(mark, message, "Part it into several.", Code.TOO_LARGE)
            raise _EnoughError
        if isinstance(event, yaml.AliasEvent):
            self.has_gaps = True
            hint = "Write the value out; put text that begins with `*` in quotation marks."
            message = f"expected a value, but got the YAML alias `*{event.anchor}`"
            self.report(mark, message, hint, Code.YAML_ALIAS)
            return Scalar("", mark)
        self._check_tag(event, mark)
        if isinstance(event, yaml.ScalarEvent):
            if self._lines and not event.style:
                self._check_end(event, field)
            return Scalar(self._text(event, mark), mark, plain=not event.style)
        if depth == MAX_DEPTH:
            self.too_deep(mark)
            raise _EnoughError
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(mark, depth)
        return self._mapping(mark, depth)

    def _text(self, event: yaml.ScalarEvent, mark: Mark) -> str:
        """A value as it is read: what stands in double quotation marks may hold, by escapes, what no file may."""
        if event.style != '"':
            return event.value
        if told := told_controls(event.value):
            self.report(mark, *told[:2], Code.CONTROL_CHARACTER, Level.WARNING)
        return readable(event.value)

    def _check_tag(self, event: yaml.NodeEvent, mark: Mark) -> None:
        tag: str | None = getattr(event, "tag", None)
        if not tag or (tag.startswith(STANDARD_TAGS) and "/" not in tag):
            return
        shown = tag.replace(STANDARD_TAGS, "!!")
        hint = "Take it away; put text that begins with `!` in quotation marks."
        message = f"expected a value, but got the YAML tag `{shown}`"
        self.report(mark, message, hint, Code.YAML_TAG)

    def _check_end(self, event: yaml.ScalarEvent, field: str) -> None:
        """A text without quotation marks ends at ` #`, whatever its writer meant. Comments stay what they are."""
        end = cast("yaml.Mark", event.end_mark)
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        found = COMMENT.match(line, end.column)
        if not found or not (found["text"] or (found["blank"] == " " and " " in event.value)):
            return
        mark = Mark(end.line + self._first_line, found.start("comment") + 1, field)
        message = f"expected text, but what follows `#` is a comment: {quoted(found['comment'])}"
        hint = "Put text that has ` #` in it, or begins with `#`, in quotation marks."
        if found["text"]:
            self.report(mark, message, hint, Code.YAML_COMMENT, Level.WARNING)
        else:
            self.report(mark, message, hint, Code.COMMENT_AFTER_TEXT, Level.NOTICE)

    def _sequence(self, mark: Mark, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self._until(yaml.SequenceEndEvent):
            items.append(self._node(event, f"{mark.field}[{len(items)}]", depth + 1))
        return Sequence(items, mark)

    def _mapping(self, mark: Mark, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in self._until(yaml.MappingEndEvent):
            name = None
            if isinstance(event, yaml.ScalarEvent):
                name = self._text(event, self._mark(event, mark.field))
            field = ".".join(filter(None, [mark.field, with_unseen(name or "")]))
            key_mark = self._mark(event, field)
            if name is None:
                self._node(event, field, depth + 1)
            value = self._node(next(self._nodes()), field, depth + 1)
            if not name:
                self._no_name(key_mark, "nothing" if name == "" else "a list, mapping or alias")
            elif name in entries:
                self._duplicate(key_mark, entries[name].mark)
            else:
                entries[name] = Entry(name, key_mark, value)
        return Mapping(entries, mark)

    def _no_name(self, mark: Mark, found: str) -> None:
        message = f"expected the name of a field, but got {found}"
        hint = "Write `name: value`; put text that begins with `[`, `{` or `?` in quotation marks."
        self.report(mark, message, hint, Code.YAML_KEY)

    def _duplicate(self, mark: Mark, first: Mark) -> None:
        message = f"expected each field once, but got it again (first on line {first.line})"
        self.report(mark, message, "Keep one of the two.", Code.DUPLICATE_KEY)

    def _nodes(self) -> Iterator[yaml.NodeEvent]:
        return (event for event in self._events if isinstance(event, yaml.NodeEvent))

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.NodeEvent]:
        for event in self._events:
            if isinstance(event, end):
                return
            if isinstance(event, yaml.NodeEvent):
                yield event
