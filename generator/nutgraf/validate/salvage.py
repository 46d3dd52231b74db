"""What can be read of an item in spite of its errors, so that its other mistakes are told at once, too."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.model import Item

STAND_INS = {"date": "0001-01-01"}
"""What stands for a required field that is missing; for a name it is the id."""


def salvage(
    model: type[Item], data: dict[str, object], wrong: Iterable[Path], document: Document
) -> Item | None:
    """The item without the values at the paths `wrong`, or None where too little is left.

    It serves to look for further mistakes, and is never published: its errors stop the build.
    """
    rest = deepcopy(data)
    for path in sorted(wrong, key=_last_first, reverse=True):
        _remove(rest, path)
    for name, field in model.model_fields.items():
        if field.is_required():
            rest.setdefault(name, STAND_INS.get(name, document.id or "?"))
    try:
        return model.model_validate(rest)
    except ValidationError:
        return None


def _last_first(path: Path) -> list[tuple[str, int]]:
    """An order in which what comes later in a list is removed first."""
    return [("", step) if isinstance(step, int) else (step, -1) for step in path]


def _remove(data: Any, path: Path) -> None:
    """Take away the innermost list item on `path`, or the field of the item itself."""
    numbers = [place for place, step in enumerate(path) if isinstance(step, int)]
    last = numbers[-1] + 1 if numbers else 1
    parent = data
    for step in path[: last - 1]:
        parent = parent[step] if _holds(parent, step) else None
    if path and _holds(parent, path[last - 1]):
        del parent[path[last - 1]]


def _holds(parent: Any, step: str | int) -> bool:
    if isinstance(parent, list):
        return isinstance(step, int) and step < len(parent)
    return isinstance(parent, dict) and step in parent
