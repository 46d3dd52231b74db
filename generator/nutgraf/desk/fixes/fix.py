"""Files → the same files with their safe mistakes mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, get_args

import yaml

from nutgraf.desk.changes import Change
from nutgraf.desk.fixes.dates import iso_date
from nutgraf.desk.fixes.duplicates import drop_duplicates
from nutgraf.desk.fixes.edits import Edit, Original, edited
from nutgraf.desk.fixes.names import field_of, name_fields
from nutgraf.desk.fixes.tree import compose, meaning, replacement
from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.load.files import MARKDOWN, SourceFile
from nutgraf.load.front_matter import split
from nutgraf.load.load import load_file
from nutgraf.model import Briefing, Record
from nutgraf.validate.shapes import shape_of
from nutgraf.validate.validate import MODELS

DATE_MAP = ("created", "updated")
"""The dates in a map that stands for a briefing's date."""


def fix_files(files: Iterable[SourceFile]) -> list[Change]:
    """The changes that mend what can be mended in `files`. Nothing is written."""
    return [change for file in files if (change := fix_file(file))]


def fix_file(file: SourceFile) -> Change | None:
    """The change that mends one file; None where nothing can be mended, or where it cannot be read."""
    documents, _ = load_file(file)
    if not documents or any(document.is_broken for document in documents):
        return None
    before = after = file.location.read_bytes()
    while edits := _mend(after, file, documents[0]):  # mended dates may be the same date
        after = Original(after).edited(edits)
    if after == before:
        return None
    return Change(file.location, file.label, file.label, before, after)


def _mend(data: bytes, file: SourceFile, document: Document) -> list[Edit]:
    """The edits that mend a file of the kind of `document`; none where they would say anything else than is meant."""
    start, text = _yaml_of(Original(data).text, file)
    root = compose(text)
    if not isinstance(root, yaml.MappingNode):
        return []
    edits = [*_edits(root, _model(document), text, many=document.is_one_of_many)]
    if meaning(compose(edited(text, edits))) != meaning(root):
        return []
    return [Edit(edit.start + start, edit.end + start, edit.text) for edit in edits]


def _yaml_of(text: str, file: SourceFile) -> tuple[int, str]:
    """Where the YAML in a file begins, and the YAML."""
    if file.suffix not in MARKDOWN:
        return 0, text
    return text.index("\n") + 1 if "\n" in text else 0, split(text).front_matter or ""


def _model(document: Document) -> type[Record] | None:
    """What the fields of a document are; None for plain pages, whose front matter is the host's."""
    is_page = document.is_index or document.kind is Kind.PAGE
    return None if is_page else MODELS[document.kind]


def _edits(
    root: yaml.MappingNode, model: type[Record] | None, text: str, *, many: bool
) -> Iterator[Edit]:
    if not many:
        yield from _mapping(root, model, text)
        return
    yield from drop_duplicates(root, text)
    for _, item in root.value:
        yield from _value(item, model, text)


def _value(node: yaml.Node, model: type[Record] | None, text: str) -> Iterator[Edit]:
    if isinstance(node, yaml.MappingNode):
        yield from _mapping(node, model, text)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _value(item, model, text)


def _mapping(node: yaml.MappingNode, model: type[Record] | None, text: str) -> Iterator[Edit]:
    """Mend a mapping and all that is in it, in the tree; the edits that do so in the text."""
    yield from drop_duplicates(node, text)
    if model:
        yield from name_fields(node, model, text)
    for key, value in node.value:
        field = field_of(key, value, model) if model else None
        if model and field and _is_date(model, field):
            yield from _dates(value, model, text)
        inner = shape_of(model).fields[field].record if model and field else None
        yield from _value(value, inner, text)


def _is_date(model: type[Record], field: str) -> bool:
    return not {date, datetime}.isdisjoint(_parts(model.model_fields[field].annotation))


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _dates(value: yaml.Node, model: type[Record], text: str) -> Iterator[Edit]:
    """Write a date, or the dates in the map that stands for one, in ISO 8601."""
    if isinstance(value, yaml.MappingNode) and model is Briefing:
        for key, inner in value.value:
            if isinstance(key, yaml.ScalarNode) and key.value in DATE_MAP:
                yield from _dates(inner, Record, text)
    new = iso_date(value.value) if isinstance(value, yaml.ScalarNode) else None
    edit = replacement(value, text, new) if isinstance(value, yaml.ScalarNode) and new else None
    if edit and new:
        value.value = new
        yield edit
