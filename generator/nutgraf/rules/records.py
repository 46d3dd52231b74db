"""Values of a kind, wherever in a record they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from nutgraf.load.nodes import Path
from nutgraf.model import Record

ValueT = TypeVar("ValueT")


def find(record: Record, kind: type[ValueT], path: Path = ()) -> Iterator[tuple[Path, ValueT]]:
    """Every value of that type in a record and in the records in it, with its path; `extra` is the site's own."""
    for name, value in vars(record).items():
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from _look(each, kind, (*path, name, index))
        elif value is not None and name != "extra":
            yield from _look(value, kind, (*path, name))


def _look(value: object, kind: type[ValueT], path: Path) -> Iterator[tuple[Path, ValueT]]:
    if isinstance(value, kind):
        yield path, value
    elif isinstance(value, Record):
        yield from find(value, kind, path)
