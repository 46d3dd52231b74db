"""The file of a new item as a form: what is known filled in, every other field as a comment that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import get_args

from pydantic.fields import FieldInfo

from nutgraf.drafts.yaml_text import beside, commented
from nutgraf.model import Item, Record
from nutgraf.model.briefing import RelatedPointer
from nutgraf.model.source import SourceFields
from nutgraf.validate.shapes import shape_of

COLUMN = 22
"""Where comments begin beside fields."""

NAMED = (SourceFields, RelatedPointer)
"""Records for which an id usually stands."""

REST = "All other fields. To use one, take the `# ` before it away."


def form(model: type[Item], filled: Mapping[str, Iterable[str]], *, bare: bool = False) -> str:
    """A Markdown file without prose: the lines `filled` in for some fields, the other fields as comments.

    A `bare` form has no others.
    """
    lines = [line for written in filled.values() for line in written]
    others = [name for name in model.listed_fields() if name not in filled]
    if others and not bare:
        lines += ["", *commented([REST, *_stubs(model, others)])]
    return "\n".join(["---", *lines, "---", ""])


def _stubs(model: type[Record], names: Iterable[str], indent: str = "") -> Iterator[str]:
    """A line for each field, with what it holds beside it; the fields of records below theirs."""
    for name in names:
        info, shape = model.model_fields[name], shape_of(model).fields[name]
        record = shape.record if shape.record and not issubclass(shape.record, NAMED) else None
        value = "" if record else _value(info, is_list=shape.is_list)
        yield beside(f"{indent}{name}:{value}", _explained(info), COLUMN)
        if record:
            yield from _record(record, indent + "  ", is_list=shape.is_list)


def _record(record: type[Record], indent: str, *, is_list: bool) -> Iterator[str]:
    names = [name for name in record.listed_fields() if name != "extra"]
    first, *rest = _stubs(record, names, f"{indent}  " if is_list else indent)
    yield f"{indent}- {first.lstrip()}" if is_list else first
    yield from rest


def _value(info: FieldInfo, *, is_list: bool) -> str:
    """What a field holds in a form: its default, nothing, or an empty list."""
    if is_list:
        return " []"
    if info.annotation is bool:
        return " true"
    return f" {info.default}" if isinstance(info.default, StrEnum) else ""


def _explained(info: FieldInfo) -> str:
    """What a field holds, and the words that it knows."""
    parts = (info.annotation, *get_args(info.annotation))
    words = [
        str(word)
        for part in parts
        if isinstance(part, type) and issubclass(part, StrEnum)
        for word in part
    ]
    told = (info.description or "").rstrip(".")
    return f"{told} ({', '.join(words[:-1])} or {words[-1]})." if words else f"{told}."
