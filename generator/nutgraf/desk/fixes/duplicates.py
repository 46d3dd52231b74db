"""Fields that are there twice for nothing: blank, or the same as the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import yaml

from nutgraf.desk.fixes.edits import Edit
from nutgraf.desk.fixes.tree import Pair, is_blank, meaning

AFTER = re.compile(r"[ \t]*(?P<comment>#.*)?$", re.MULTILINE)


def drop_duplicates(node: yaml.MappingNode, text: str) -> Iterator[Edit]:
    """Take needless duplicates out of a mapping; the edits that do so in the text."""
    for pair in _needless(node):
        edit = _removal(pair, text)
        if edit:
            node.value.remove(pair)
            yield edit


def _needless(node: yaml.MappingNode) -> list[Pair]:
    """The pairs that can go: those that repeat another, and the blank ones of which there is another."""
    named = [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
    named.sort(key=lambda pair: str(pair[0].value))
    return [
        pair
        for _, same in groupby(named, key=lambda pair: str(pair[0].value))
        for pair in _repeats([*same])
    ]


def _repeats(pairs: list[Pair]) -> Iterator[Pair]:
    kept: list[object] = []
    for pair in sorted(
        pairs, key=lambda pair: is_blank(pair[1])
    ):  # what says something comes first
        said = meaning(pair[1])
        if said in kept or (kept and is_blank(pair[1])):
            yield pair
        kept.append(said)


def _removal(pair: Pair, text: str) -> Edit | None:
    """The edit that takes a pair away with its lines, but for a comment; None where it has not the lines to itself."""
    start = pair[0].start_mark.index
    line_start = text.rfind("\n", 0, start) + 1
    written = text[start : _end(pair[1])].rstrip()
    after = AFTER.match(text, start + len(written))
    if text[line_start:start].strip(" ") or not after:
        return None
    if after["comment"]:
        return None if "\n" in written else Edit(start, after.start("comment"), "")
    if "\n" in written and "#" in written:
        return None  # perhaps a comment
    return Edit(line_start, min(after.end() + 1, len(text)), "")


def _end(node: yaml.Node) -> int:
    """Where the last thing in a value ends: a list or mapping reaches to what follows it, comments included."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)
