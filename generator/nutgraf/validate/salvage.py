"""What can be read of an item in spite of its errors, so that its other mistakes are told at once, too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePosixPath

from pydantic import ValidationError

from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, is_null
from nutgraf.model import Item
from nutgraf.validate.data import as_data
from nutgraf.validate.messages import path_of

STAND_INS = {"date": "0001-01-01"}
"""What stands for a required field that is missing; for a name it is the id, without the folders in it."""

ROUNDS = 3
"""A record that loses a field it cannot do without goes in the next round."""


def salvage(model: type[Item], document: Document) -> tuple[Item, Document] | None:
    """The item without its wrong values, and the document without them; None where too little is left.

    It serves to look for further mistakes, and is never published: its errors stop the build.
    """
    for _ in range(ROUNDS):
        document = _with_stand_ins(model, document)
        try:
            return model.model_validate(as_data(document.fields)), document
        except ValidationError as error:
            wrong = {path_of(each["loc"], document.fields) for each in error.errors()}
            fields = _without(wrong, document.fields)
            document = replace(document, fields=fields)
    return None


def _with_stand_ins(model: type[Item], document: Document) -> Document:
    entries, mark = dict(document.fields.entries), document.fields.mark
    for name, field in model.model_fields.items():
        if field.is_required() and (name not in entries or is_null(entries[name].value)):
            stand_in = Scalar(
                STAND_INS.get(name, PurePosixPath(document.id).name or "?"), mark, plain=False
            )
            entries[name] = Entry(name, mark, stand_in)
    return replace(document, fields=Mapping(entries, mark))


def _without(wrong: Collection[Path], fields: Mapping) -> Mapping:
    """`fields` without the values at the paths `wrong`."""
    return Mapping(
        {
            name: Entry(name, entry.mark, _pruned(_below(wrong, name), entry.value))
            for name, entry in fields.entries.items()
            if (name,) not in wrong
        },
        fields.mark,
    )


def _pruned(wrong: Collection[Path], node: Node) -> Node:
    if isinstance(node, Mapping):
        return _without(wrong, node)
    if not isinstance(node, Sequence):
        return node
    items = [
        _pruned(_below(wrong, index), item)
        for index, item in enumerate(node.items)
        if (index,) not in wrong
    ]
    return Sequence(items, node.mark)


def _below(wrong: Collection[Path], step: str | int) -> set[Path]:
    return {path[1:] for path in wrong if path[:1] == (step,)}
