"""The content format as JSON Schema (draft 2020-12): what editors complete, explain and underline.

A schema accepts what the format does in a file of YAML: other names of fields, one value for a list, a value that
stands for a record, keys that nobody knows. It finds less than `nutgraf check`, which also sees misspelt fields, and
what a reference leads to. Stricter it is in one thing: `true` and `false` stand without quotation marks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from nutgraf.keys import SECTIONS, Kind
from nutgraf.model import Briefing, Record
from nutgraf.model.types import LanguageTag, Partial, Text, Url, When
from nutgraf.validate.shapes import FieldShape, shape_of
from nutgraf.validate.validate import MODELS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS = {kind.singular: kind for kind in SECTIONS}
"""What there is a schema of, by the word for one of them."""

_LABELS = frozenset({"default", "description", "title"})
_VALUES: dict[str, Schema] = {
    "Text": TypeAdapter(Text).json_schema(),
    "Date": TypeAdapter(When).json_schema(),
    "PartialDate": TypeAdapter(Partial).json_schema(),
    "Language": TypeAdapter(LanguageTag).json_schema(),
    "URL": TypeAdapter(Url).json_schema(),
}
"""The kinds of single values, each told once."""
_NULL: Schema = {"type": "null"}
_TEXT: Schema = {"$ref": "#/$defs/Text"}
_DAY: Schema = {"$ref": "#/$defs/Date"}
_CREATED: Schema = {
    "type": "object",
    "properties": {"created": _DAY, "updated": _DAY},
    "required": ["created"],
}
_AUTHOR: Schema = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}},
}
_AUTHORS: Schema = {
    "anyOf": [_AUTHOR, {"type": "array", "items": {"anyOf": [_AUTHOR, {"type": "string"}]}}]
}
"""Authors as Jekyll's themes have them."""

_OTHER_FORMS: dict[tuple[type[Record], str], Schema] = {
    (Briefing, "date"): _CREATED,
    (Briefing, "published"): {"type": "boolean"},
    (Briefing, "author"): _AUTHORS,
    (Briefing, "authors"): _AUTHORS,
    (Briefing, "related"): {"type": "boolean"},
}
"""What posts from elsewhere have in a field (`validate/prepare.py` reads it)."""

_ELSEWHERE = {(Briefing, "date")}
"""Required fields that need not be typed: a file's name may give them."""


def schema_text(kind: Kind) -> str:
    """`schema_of(kind)` as the text of a file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: Kind) -> Schema:
    """The schema of files of `kind`: the fields of one item, or a mapping of ids to the fields of many."""
    model = MODELS[kind]
    raw = model.model_json_schema()
    definitions: Schema = {**raw.get("$defs", {}), model.__name__: raw}
    one = {"$ref": f"#/$defs/{model.__name__}"}
    return {
        "$schema": DIALECT,
        "title": kind.singular.capitalize(),
        "if": {  # what stands in it is items, so there are many
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": ["object", "null"]},
        },
        "then": {"type": "object", "additionalProperties": _any([one, _NULL])},
        "else": one,
        "$defs": {**_records(model, definitions), **_choices(definitions), **_VALUES},
    }


def _choices(definitions: Schema) -> Schema:
    """The lists of words that a field may hold."""
    return {name: each for name, each in definitions.items() if "enum" in each}


def _records(model: type[Record], definitions: Schema) -> Schema:
    """The schemas of `model` and of the records within it, by their names."""
    found: Schema = {}
    waiting = [model]
    while waiting:
        record = waiting.pop()
        if record.__name__ not in found:
            found[record.__name__] = _record(record, definitions[record.__name__]["properties"])
            waiting += [field.record for field in shape_of(record).fields.values() if field.record]
    return found


def _record(model: type[Record], properties: Schema) -> Schema:
    required = [*_required(model)]
    return {
        "title": model.__name__,
        "description": (model.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {
            written: _field(model, name, written, properties[name])
            for name in model.listed_fields()
            for written in _names(model, name)
        },
        "additionalProperties": True,
        **({"allOf": required} if required else {}),
    }


def _names(model: type[Record], name: str) -> list[str]:
    """The names under which a field may be typed, its own first."""
    return [written for written, own in shape_of(model).canonical.items() if own == name]


def _required(model: type[Record]) -> Iterator[Schema]:
    """For each field that has to be there, and for fields of which one has to: that one of their names is."""
    alone = [(name,) for name, info in model.model_fields.items() if info.is_required()]
    for fields in [*alone, *model.alternatives]:
        if (model, *fields) not in _ELSEWHERE:
            names = [written for name in fields for written in _names(model, name)]
            yield _any([{"required": [written]} for written in names])


def _field(model: type[Record], name: str, written: str, raw: Schema) -> Schema:
    """The schema of a field under one of its names."""
    info = model.model_fields[name]
    forms = _forms(raw, shape_of(model).fields[name])
    forms += [_OTHER_FORMS[model, written]] if (model, written) in _OTHER_FORMS else []
    needed = info.is_required() and written == name and (model, name) not in _ELSEWHERE
    forms += [] if needed or name in model.decisive else [_NULL]
    told = info.description or ""
    if written != name:
        return {
            "description": f"Also accepted for `{name}`: {told}",
            **_any(forms),
            "deprecated": True,
        }
    others = ", ".join(f"`{other}`" for other in _names(model, name) if other != name)
    return {"description": f"{told} Also accepted: {others}." if others else told, **_any(forms)}


def _forms(raw: Schema, shape: FieldShape) -> list[Schema]:
    """What a field may hold, by what pydantic says of it: for a list also one value of it."""
    if raw.get("type") == "array":
        forms = _forms(raw["items"], replace(shape, is_list=False))
        return [*forms, {"type": "array", "items": _any([*forms, _NULL])}]
    either = raw.get("anyOf") or raw.get("oneOf")
    if either:
        return [form for each in either if each != _NULL for form in _forms(each, shape)]
    form = _told_once({key: value for key, value in raw.items() if key not in _LABELS})
    return [_TEXT, form] if shape.record and _stands_for_one(shape.record) else [form]


def _told_once(form: Schema) -> Schema:
    """A reference to a kind of value that is told already, or `form` itself."""
    names = [name for name, value in _VALUES.items() if value == form]
    return {"$ref": f"#/$defs/{names[0]}"} if names else form


def _stands_for_one(record: type[Record]) -> bool:
    """Whether text may stand where the record does."""
    return record.field_for("text") is not None


def _any(forms: list[Schema]) -> Schema:
    distinct = [each for place, each in enumerate(forms) if each not in forms[:place]]
    return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}
