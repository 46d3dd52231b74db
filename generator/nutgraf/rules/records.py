"""Values of a kind, wherever in a record they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from nutgraf.load.nodes import Path
from nutgraf.model import Record

ValueT = TypeVar("ValueT")


def find(record: Record, kind: type[ValueT], path: Path = ()) -> Iterator[tuple[Path, ValueT]]:
    """Every value of that type in a record and in the records in it, with its path; `extra` is the site's own."""
    given = record.model_fields_set  # the rest holds nothing to look at
    for name, value in ((name, value) for name, value in vars(record).items() if name in given):
        if isinstance(value, kind):
            yield (*path, name), value
        elif isinstance(value, Record):
            yield from find(value, kind, (*path, name))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, kind):
                    yield (*path, name, index), each
                elif isinstance(each, Record):
                    yield from find(each, kind, (*path, name, index))
