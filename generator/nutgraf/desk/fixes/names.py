"""Names of fields: other names, and near misses, to the names of the content format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import yaml

from nutgraf.desk.fixes.dates import iso_date
from nutgraf.desk.fixes.edits import Edit
from nutgraf.desk.fixes.tree import replacement
from nutgraf.model import Briefing, Record
from nutgraf.validate.field_names import misspelt_field, nearest_field
from nutgraf.validate.shapes import Shape, shape_of


def name_fields(node: yaml.MappingNode, model: type[Record], text: str) -> Iterator[Edit]:
    """Give the fields of a record their own names, where a field is there under one name only; the edits for that."""
    names = Counter(str(key.value) for key, _ in node.value)
    written: dict[str, list[tuple[yaml.ScalarNode, yaml.Node]]] = {}
    for key, value in node.value:
        field = field_of(key, value, model)
        if field:
            written.setdefault(field, []).append((key, value))
    for field, pairs in written.items():
        key, value = pairs[0]
        edit = replacement(key, text, field)
        is_alone = len(pairs) == 1 and names[key.value] == 1
        if edit and is_alone and key.value != field and not _may_be_a_switch(field, value, model):
            key.value = field
            yield edit


def field_of(key: yaml.Node, value: yaml.Node, model: type[Record]) -> str | None:
    """The field that a key of a record stands for, if there is one reading only."""
    if not isinstance(key, yaml.ScalarNode):
        return None
    is_switch = key.value == "published" and _may_be_a_switch("date", value, model)
    if model is Briefing and (key.value == "aliases" or (is_switch and _begins_with_a_word(value))):
        return None  # Hugo's old addresses; Jekyll's `published: false`
    shape = shape_of(model)
    return shape.canonical.get(key.value) or _only_near(key.value, shape)


def _may_be_a_switch(field: str, value: yaml.Node, model: type[Record]) -> bool:
    """Whether the date of a briefing is none, so that under another name it may be Jekyll's switch."""
    is_day = isinstance(value, yaml.ScalarNode) and (
        value.value[:1].isdecimal() or iso_date(value.value) is not None
    )
    return model is Briefing and field == "date" and not is_day


def _begins_with_a_word(value: yaml.Node) -> bool:
    return isinstance(value, yaml.ScalarNode) and value.value[:1].isalpha()


def _only_near(name: str, shape: Shape) -> str | None:
    """The one field of which `name` is a near miss; what means a field may have another value, and is left."""
    field = misspelt_field(name, shape)
    if field is None or field != nearest_field(name, shape):
        return None
    spellings = {_folded(each) for each, own in shape.canonical.items() if own == field}
    others = {other: each for other, each in shape.canonical.items() if each != field}
    is_same = _folded(name) in spellings
    return field if is_same or not nearest_field(name, replace(shape, canonical=others)) else None


def _folded(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
