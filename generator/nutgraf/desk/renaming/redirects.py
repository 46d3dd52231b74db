"""`redirect_from` with one address more, written into YAML as its writers write."""

from __future__ import annotations

import re

import yaml

from nutgraf.desk.fixes.edits import Edit
from nutgraf.desk.fixes.tree import is_blank
from nutgraf.desk.renaming.opened import CannotFollowError, OpenedFile

FIELD = "redirect_from"
OLD_ADDRESSES = (FIELD, "aliases")
"""The fields that hold old addresses: Hugo's has its own name for them."""

PLAIN = re.compile(r"/[\w/.~-]*")
"""An address that needs no quotation marks in YAML."""


def add_redirect(file: OpenedFile, identifier: str | None, old: str, new: str) -> None:
    """Let an item be found at its `old` address, too, and no longer say that it was at its `new` one.

    `identifier` is the item's key in a file of many, None where it is the file. Raises CannotFollowError.
    """
    item = _item(file, identifier)
    address = f"/{old}"
    written = address if PLAIN.fullmatch(address) else "'{}'".format(address.replace("'", "''"))
    for name in OLD_ADDRESSES:
        for node in _scalars(_value(item, name)):
            if _same(node.value) == _same(new):
                file.replace(_span(file, node), node.value, address if node.style else written)
                return
    value = _value(item, FIELD)
    file.edits |= _new_field(file, item, written) if value is None else _added(file, value, written)


def _item(file: OpenedFile, identifier: str | None) -> yaml.MappingNode:
    node = file.root
    if identifier is not None and isinstance(node, yaml.MappingNode):
        node = _value(node, identifier)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise CannotFollowError
    return node


def _value(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    for key, value in mapping.value:
        if isinstance(key, yaml.ScalarNode) and key.value == name:
            found: yaml.Node = value
            return found
    return None


def _scalars(node: yaml.Node | None) -> list[yaml.ScalarNode]:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [item for item in items if isinstance(item, yaml.ScalarNode)]


def _same(address: str) -> str:
    return address.strip().strip("/").casefold()


def _span(file: OpenedFile, node: yaml.Node) -> tuple[int, int]:
    return file.place(node.start_mark.index), file.place(node.end_mark.index)


def _new_field(file: OpenedFile, item: yaml.MappingNode, written: str) -> set[Edit]:
    """The field, below the last one of the item, or in its braces."""
    field = f"{FIELD}: [{written}]"
    if item.flow_style:
        return {_before_end(file, item, field)}
    return {_below(file, item, f"{' ' * item.value[0][0].start_mark.column}{field}")}


def _added(file: OpenedFile, value: yaml.Node, written: str) -> set[Edit]:
    """One more address in the field: in its list, or in the list that its one value becomes."""
    if isinstance(value, yaml.SequenceNode):
        if value.flow_style:
            return {_before_end(file, value, written)}
        return {_below(file, value, f"{' ' * value.start_mark.column}- {written}")}
    if not isinstance(value, yaml.ScalarNode) or value.style in ("|", ">"):
        raise CannotFollowError
    start, end = _span(file, value)
    if is_blank(value):
        before = "" if file.text[start - 1 : start].isspace() else " "
        return {Edit(start, end, f"{before}[{written}]")}
    if not value.style and re.search(r"[,\[\]{}]", value.value):
        raise CannotFollowError
    return {Edit(start, start, "["), Edit(end, end, f", {written}]")}


def _before_end(file: OpenedFile, node: yaml.CollectionNode, written: str) -> Edit:
    """The edit that writes something behind the last thing in the brackets of a list or mapping."""
    if not node.value:
        place = file.place(node.start_mark.index) + 1
        return Edit(place, place, written)
    place = file.place(_end(node.value[-1]))
    return Edit(place, place, f", {written}")


def _below(file: OpenedFile, node: yaml.Node, line: str) -> Edit:
    """The edit that writes a line below the last line of a list or mapping."""
    last = file.text[: file.place(_end(node))].rstrip()
    line_end = file.text.find("\n", len(last))
    place = line_end if line_end >= 0 else len(file.text)
    return Edit(place, place, f"\n{line}")


def _end(node: yaml.Node | tuple[yaml.Node, yaml.Node]) -> int:
    """Where the last thing in a value ends: a list or mapping itself reaches to what follows it, comments included."""
    last = node[1] if isinstance(node, tuple) else node
    if isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        return _end(last.value[-1])
    return int(last.end_mark.index)
