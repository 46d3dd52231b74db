"""Normalised fields → what pydantic takes."""

from __future__ import annotations

from nutgraf.load.nodes import Mapping, Node, Sequence, is_null, plain, typed


def as_data(fields: Mapping) -> dict[str, object]:
    """Fields as pydantic takes them: what is empty is left out, what no field describes has its own types."""
    return {
        name: typed(entry.value) if name == "extra" else _value(entry.value)
        for name, entry in fields.entries.items()
        if not is_null(entry.value)
    }


def _value(node: Node) -> object:
    if isinstance(node, Mapping):
        return as_data(node)
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    return plain(node)
