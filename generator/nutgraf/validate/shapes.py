"""How the fields of a model are shaped: their other names, lists, and records within records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from nutgraf.model import Also, Record


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: whether it is a list, and the record that it holds."""

    is_list: bool
    record: type[Record] | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a model by canonical name, and every name under which each may be typed, in order of rank."""

    fields: dict[str, FieldShape]
    canonical: dict[str, str]

    def rank(self, written: str) -> int:
        """How names rank where a field was typed under several: the canonical one first."""
        return [*self.canonical].index(written)


@cache
def shape_of(model: type[Record]) -> Shape:
    """The shape of `model`."""
    canonical = {name: name for name in model.model_fields}
    for name, info in model.model_fields.items():
        for also in (each for each in info.metadata if isinstance(each, Also)):
            canonical.update({other: name for other in also.names if other not in canonical})
    return Shape({name: _field_shape(info) for name, info in model.model_fields.items()}, canonical)


def _field_shape(info: FieldInfo) -> FieldShape:
    parts = [*_parts(info.annotation)]
    record = next(
        (part for part in parts if isinstance(part, type) and issubclass(part, Record)), None
    )
    is_list = any(get_origin(part) is tuple for part in parts)
    return FieldShape(is_list, record)


def _parts(annotation: Any) -> list[Any]:
    """`annotation` and all that stands inside its brackets."""
    return [annotation, *(part for each in get_args(annotation) for part in _parts(each))]
