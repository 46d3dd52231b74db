"""Fields and prose → the text of a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from nutgraf.load.nodes import Mapping, Node, Scalar, Sequence
from nutgraf.model import Item

TEXT = "tag:yaml.org,2002:str"
LINE = 10_000
"""Lines are not folded: a paragraph of text stays one line, as editors and diffs have it."""

LAST = ("draft", "embargo", "redirect_from", "extra")


class _Dumper(yaml.SafeDumper):
    """Indents lists below their field, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def markdown_file(fields: Mapping, body: str) -> str:
    """A Markdown file: front matter, an empty line, and the prose."""
    front = yaml.serialize(_yaml(fields), Dumper=_Dumper, allow_unicode=True, width=LINE, indent=2)
    prose = body.strip("\n")
    return f"---\n{front}---\n" + (f"\n{prose.rstrip()}\n" if prose.strip() else "")


def in_order(fields: Mapping, model: type[Item]) -> Mapping:
    """`fields` as the content format lists them: the headline first, what is not shown last."""
    own = [name for name in model.model_fields if name not in LAST]
    order = [model.headline_field, "title", *own, *LAST]
    rank = {name: place for place, name in reversed([*enumerate(order)])}
    names: Iterable[str] = sorted(fields.entries, key=lambda name: rank.get(name, len(order)))
    return Mapping({name: fields.entries[name] for name in names}, fields.mark)


def _yaml(node: Node) -> yaml.Node:
    if isinstance(node, Mapping):
        pairs = [(_text(name), _yaml(entry.value)) for name, entry in node.entries.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    if isinstance(node, Sequence):
        items = [_yaml(item) for item in node.items]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=False)
    return _scalar(node)


def _scalar(node: Scalar) -> yaml.ScalarNode:
    """What stood without quotation marks does again; a text that looks like a number or `no` is put into them."""
    if node.plain and "\n" not in node.text:
        tag: str = _resolve(yaml.ScalarNode, node.text, (True, False))
        return yaml.ScalarNode(tag, node.text)
    return _text(node.text)


def _text(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(TEXT, text, style="|" if "\n" in text else None)


_resolve: Any = yaml.SafeLoader("").resolve
"""Says what YAML 1.1 takes a plain scalar for; PyYAML leaves it untyped."""
