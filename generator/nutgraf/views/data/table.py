"""Tables: flat, so that the same rows are JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from nutgraf.views.site import Site
from nutgraf.views.types import CsvFile

Value: TypeAlias = "str | int | bool | list[str] | None"
Row: TypeAlias = Mapping[str, Value]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BETWEEN = "; "
"""What parts the texts of a list in a cell of CSV."""

_TYPES: Mapping[str, Mapping[str, object]] = {
    "text": {"type": "string"},
    "maybe": {"type": ["string", "null"]},
    "texts": {"type": "array", "items": {"type": "string"}},
    "number": {"type": "integer"},
    "flag": {"type": "boolean"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is told of each row. A `maybe` is a text that may be unknown."""

    name: str
    type: Literal["text", "maybe", "texts", "number", "flag"]
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """All things of one kind; each row has a value for each column."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Site], Iterable[Row]]

    def schema(self, address: str) -> dict[str, object]:
        """The JSON Schema of the table's JSON; `address` is the schema's own."""
        return {
            "$schema": DIALECT,
            "$id": address,
            "title": self.name,
            "description": self.description,
            "type": "array",
            "items": {
                "type": "object",
                "required": [each.name for each in self.columns],
                "properties": {
                    each.name: {**_TYPES[each.type], "description": each.description}
                    for each in self.columns
                },
                "additionalProperties": False,
            },
        }

    def csv(self, rows: Iterable[Row]) -> CsvFile:
        """Rows as CSV, in the order of the columns."""
        names = tuple(each.name for each in self.columns)
        return CsvFile(names, tuple(tuple(_cell(row[name]) for name in names) for row in rows))


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BETWEEN.join(value)
    return "" if value is None else str(value)
