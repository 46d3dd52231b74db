"""Small things done with values that know where they stand."""

from __future__ import annotations

from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence

Entries = dict[str, Entry]


def is_empty(node: Node) -> bool:
    """Whether a value says nothing: null, text without a letter or sign, a list or mapping of such."""
    if isinstance(node, Scalar):
        return node.is_null or not node.text.strip()
    if isinstance(node, Sequence):
        return all(map(is_empty, node.items))
    return all(is_empty(entry.value) for entry in node.entries.values())


def scalars(node: Node) -> list[Scalar]:
    """The single values of a list, or the one that stands for it; empty ones, lists and mappings are left out."""
    items = node.items if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Scalar) and not is_empty(item)]


def text_of(entries: Entries, name: str) -> str | None:
    """The text of a field; None where there is none."""
    entry = entries.get(name)
    if entry is None or not isinstance(entry.value, Scalar) or is_empty(entry.value):
        return None
    return entry.value.text.strip()


def inner(node: Node, name: str) -> str | None:
    """The text of a field of a mapping; None where there is none, or where `node` is no mapping."""
    return text_of(node.entries, name) if isinstance(node, Mapping) else None


def text(value: str, mark: Mark) -> Scalar:
    """A text that is new, or other than what was typed."""
    return Scalar(value, mark, plain=False)


def entry(name: str, value: Node) -> Entry:
    """A field whose name stands where its value does."""
    return Entry(name, value.mark, value)


def mapping(mark: Mark, **values: str | None) -> Mapping:
    """A mapping of texts; what is None is left out."""
    given = {name: value for name, value in values.items() if value is not None}
    return Mapping({name: entry(name, text(value, mark)) for name, value in given.items()}, mark)
