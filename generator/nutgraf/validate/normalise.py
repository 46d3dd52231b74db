"""Fields as typed → fields under their canonical names and in their fullest form; every value keeps its place."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from difflib import get_close_matches

from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from nutgraf.model import Item, Page, Record
from nutgraf.problems import Level, Place, Problem
from nutgraf.validate.shapes import FieldShape, Shape, shape_of

FOREIGN = frozenset(
    """authors_list build cascade comments cover featured hide icon images isCJKLanguage keywords layout license
    linkTitle links markup menu outputs permalink pin readtime resources search sitemap social template toc
    translationKey type url videos weight""".split()
)
"""Fields of Hugo, Jekyll and Material: never a slip of the pen, whatever they resemble."""

SHORTEST_GUESS = 4
"""Names shorter than this resemble too much to be guessed at."""


class Normaliser:
    """Normalises one document, and gathers what is wrong with the names of its fields."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def item(self, model: type[Item]) -> Mapping:
        """The document's fields, normalised for `model`."""
        return self._mapping(self.document.fields, model, "")

    def _mapping(self, node: Mapping, model: type[Record], path: str) -> Mapping:
        shape = shape_of(model)
        known: dict[str, list[Entry]] = {}
        extra: dict[str, Entry] = {}
        for name, entry in node.entries.items():
            canonical = shape.canonical.get(name) or self._misspelt(entry, shape, path, model)
            if canonical:
                known.setdefault(canonical, []).append(entry)
            else:
                extra[name] = entry
        entries = {name: self._field(name, written, shape, path) for name, written in known.items()}
        return Mapping(_with_extra(entries, extra, node), node.mark)

    def _misspelt(self, entry: Entry, shape: Shape, path: str, model: type[Record]) -> str | None:
        """Report a name that no field has; the field it was meant for where it is a near miss of one."""
        if model is Page:
            return None
        right = nearest_field(entry.name, shape)
        field = f"{path}{entry.name}"
        if right:
            message = f"expected the field `{right}`, but got {entry.name!r}"
            self._report(
                entry, field, message, f"Did you mean `{right}`?", "field-name", Level.ERROR
            )
            return shape.canonical[right]
        message = "expected a field of the content format, but got one that it does not know"
        hint = "It is kept in `extra`, for templates, and not shown."
        self._report(entry, field, message, hint, "unknown-field", Level.NOTICE)
        return None

    def _report(
        self, entry: Entry, field: str, message: str, hint: str, code: str, level: Level
    ) -> None:
        place = Place(self.document.path, entry.mark.line, entry.mark.column)
        self.problems.append(Problem(place, field, message, hint, code, level))

    def _field(self, name: str, written: list[Entry], shape: Shape, path: str) -> Entry:
        """One entry for a field that may have been typed under several names: lists join, else the first counts."""
        written = [entry for entry in written if not _is_null(entry.value)] or written
        written.sort(key=lambda entry: shape.rank(entry.name))
        field = shape.fields[name]
        if field.is_list:
            return self._list(written, field, path)
        first = written[0]
        for other in written[1:]:
            message = f"expected one value, but `{first.name}` gives another; it counts"
            hint = f"Keep `{first.name}` or `{other.name}`."
            self._report(other, f"{path}{other.name}", message, hint, "two-names", Level.NOTICE)
        return Entry(first.name, first.mark, self._value(first.value, field, f"{path}{first.name}"))

    def _list(self, written: list[Entry], field: FieldShape, path: str) -> Entry:
        items: list[Node] = []
        for entry in written:
            values = entry.value.items if isinstance(entry.value, Sequence) else [entry.value]
            for index, value in enumerate(value for value in values if not _is_null(value)):
                items.append(self._value(value, field, f"{path}{entry.name}[{index}]"))
        first = written[0]
        return Entry(first.name, first.mark, Sequence(items, first.value.mark))

    def _value(self, value: Node, field: FieldShape, path: str) -> Node:
        if field.record is None:
            return value
        if isinstance(value, Mapping):
            return self._mapping(value, field.record, f"{path}.")
        if isinstance(value, Scalar) and not field.takes_id and not value.is_null:
            name = field.record.field_for(value.text)
            if name:
                return Mapping({name: Entry(name, value.mark, value)}, value.mark)
        return value


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _with_extra(
    entries: dict[str, Entry], extra: MappingType[str, Entry], node: Mapping
) -> dict[str, Entry]:
    """`entries` with the unknown ones under `extra`; what the writer put there counts."""
    if not extra:
        return entries
    given = entries.get("extra")
    inner = given.value.entries if given and isinstance(given.value, Mapping) else {}
    mark = given.mark if given else node.mark
    return {**entries, "extra": Entry("extra", mark, Mapping({**extra, **inner}, mark))}


def nearest_field(name: str, shape: Shape) -> str | None:
    """The field that `name` is a near miss of (`Draft`, `tilte`, `key-points`), or None."""
    if name in FOREIGN:
        return None
    folded = name.strip().casefold().replace("-", "_").replace(" ", "_")
    spellings = {written.casefold(): written for written in shape.canonical}
    spellings |= {
        written.replace("_", ""): written for written in shape.canonical if "_" in written
    }
    if folded in spellings:
        return spellings[folded]
    if len(folded) < SHORTEST_GUESS:
        return None
    close = get_close_matches(folded, [*spellings], n=1, cutoff=0.75)
    return spellings[close[0]] if close else None
