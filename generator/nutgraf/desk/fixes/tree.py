"""YAML as PyYAML composes it: every key and value, duplicates included, and where each begins and ends."""

from __future__ import annotations

from typing import TypeAlias

import yaml

from nutgraf.desk.fixes.edits import Edit
from nutgraf.load.nodes import NULLS

Pair: TypeAlias = tuple[yaml.Node, yaml.Node]


def compose(text: str) -> yaml.Node | None:
    """The tree of a YAML text. Raises yaml.YAMLError where it does not parse."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node


def meaning(node: yaml.Node | None) -> object:
    """What a tree says, whatever it looks like: two trees that say the same have the same meaning."""
    if isinstance(node, yaml.MappingNode):
        return {"pairs": [(meaning(key), meaning(value)) for key, value in node.value]}
    if isinstance(node, yaml.SequenceNode):
        return [meaning(item) for item in node.value]
    if not isinstance(node, yaml.ScalarNode) or is_blank(node):
        return None
    return node.value, bool(node.style)


def is_blank(node: yaml.Node) -> bool:
    """Whether a value is YAML's null."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS


def replacement(node: yaml.ScalarNode, text: str, new: str) -> Edit | None:
    """The edit that writes `new` for a scalar, in its quotation marks; None where it is not written plainly enough."""
    start, end, mark = node.start_mark.index, node.end_mark.index, node.style or ""
    if text[start:end] != mark + node.value + mark:
        return None
    return Edit(start + len(mark), end - len(mark), new)
