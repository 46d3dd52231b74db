"""The fields of an item on their way from the old names to ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from nutgraf.importers.values import Entries, entry, is_empty, text
from nutgraf.importers.words import plain_words
from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from nutgraf.times import find_when

EXTRA = ("extra", "params")
SWITCHES = ("draft", "published", "embargo")
"""What keeps an item of any kind from its readers, under the names that the content format knows."""

HEAD = re.compile(r"[^.\[]*")


class Fields:
    """Takes fields by their old names and gives them ours; what nobody takes ends below `extra`.

    Fields that say nothing (null, empty) are left out.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        given = document.fields.entries
        self._rest: Entries = {
            name: each for name, each in given.items() if not is_empty(each.value)
        }
        self._ours: Entries = {}

    def take(self, *names: str) -> list[Entry]:
        """Those of `names` that are given, in this order; they are taken away from the rest."""
        return [self._rest.pop(name) for name in names if name in self._rest]

    def first(self, *names: str) -> Entry | None:
        """The first of `names` that is given; the others stay."""
        given = next((name for name in names if name in self._rest), None)
        return self._rest.pop(given) if given else None

    def give(self, name: str, value: Node | None) -> None:
        """Set one of our fields; None leaves it out."""
        if value is not None:
            self._ours[name] = entry(name, value)

    def give_list(self, name: str, values: Iterable[Node]) -> None:
        """Set one of our fields that is a list; an empty one is left out."""
        items = [*values]
        if items:
            self.give(name, Sequence(items, items[0].mark))

    def give_back(self, old: Iterable[Entry]) -> None:
        """Put fields back among the rest."""
        self._rest.update((each.name, each) for each in old)

    def ours(self, name: str) -> Node | None:
        """The value of one of our fields; None where it is not set."""
        return self._ours[name].value if name in self._ours else None

    def pass_on(self, *names: str) -> None:
        """Take fields over that mean the same under a name that the content format knows, too."""
        for each in self.take(*names):
            self.give(each.name, each.value)

    def document(self) -> Document:
        """The document with our fields, and the rest below `extra`."""
        extra: Entries = {}
        for each in self.take(*EXTRA):
            extra |= each.value.entries if isinstance(each.value, Mapping) else {each.name: each}
        extra = {**self._rest, **extra}
        fields = dict(self._ours)
        if extra:
            mark = next(iter(extra.values())).mark
            fields["extra"] = Entry("extra", mark, Mapping(extra, mark))
        return replace(self._document, fields=Mapping(fields, self._document.fields.mark))


def as_words(node: Node) -> Node:
    """A line of Markdown as plain text; anything else as it is."""
    return text(plain_words(node.text), node.mark) if isinstance(node, Scalar) else node


def as_date(node: Node) -> Node:
    """A date, or a map of dates, in ISO 8601; what is none stays as it is, to be told."""
    if isinstance(node, Mapping):
        inner = {
            name: Entry(name, each.mark, as_date(each.value)) for name, each in node.entries.items()
        }
        return Mapping(inner, node.mark)
    if not isinstance(node, Scalar):
        return node
    when = find_when(node.text)
    return Scalar(when.isoformat(), node.mark) if when else node


def as_address(node: Node) -> Node | None:
    """An old address below the site's root; None where it is something else."""
    if isinstance(node, Scalar) and node.text.startswith("/") and ":" not in node.text:
        return text(node.text, node.mark)
    return None


def typed_name(each: Entry) -> str:
    """The name under which the writer typed a field, as reports tell it."""
    found = HEAD.match(each.mark.field or each.name)
    return found[0] if found else each.name


def set_aside(document: Document, names: Iterable[str]) -> Document:
    """`document` with some of its fields below `extra`."""
    entries = dict(document.fields.entries)
    given = entries.pop("extra", None)
    extra: Entries = dict(given.value.entries) if given and isinstance(given.value, Mapping) else {}
    for name in names:
        each = entries.pop(name)
        typed = typed_name(each)
        kept = name if typed in extra else typed  # a part of it may be there already
        extra[kept] = Entry(kept, each.mark, each.value)
    mark = document.fields.mark
    entries["extra"] = Entry("extra", mark, Mapping(extra, mark))
    return replace(document, fields=Mapping(entries, mark))
