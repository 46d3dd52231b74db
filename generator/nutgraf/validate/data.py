"""Normalised fields → what pydantic takes."""

from __future__ import annotations

from collections.abc import Container

from nutgraf.load.nodes import Mapping, Node, Sequence, is_null, plain, typed


def as_data(fields: Mapping, decisive: Container[str] = ()) -> dict[str, object]:
    """Fields as pydantic takes them: what no field describes has its own types.

    What is empty is left out; of those that are `decisive` it is an empty text, which none of them accepts.
    """
    given = {
        name: typed(entry.value) if name == "extra" else _value(entry.value)
        for name, entry in fields.entries.items()
        if not is_null(entry.value)
    }
    empty = (name for name, entry in fields.entries.items() if is_null(entry.value))
    return given | {name: "" for name in empty if name in decisive}


def _value(node: Node) -> object:
    if isinstance(node, Mapping):
        return as_data(node)
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    return plain(node)
