"""The names in YAML that does not parse: references to them are no further mistake."""

from __future__ import annotations

import re

from nutgraf.load.nodes import Entry, Mapping, Mark, Scalar

LINE = re.compile(
    r"""^(?P<indent>[ \t]*)(?P<name>[^\s#:'"\[{&*!|>@`-][^:\n]*):(?:[ \t]+(?P<value>.+?))?[ \t]*$""",
    re.MULTILINE,
)


def remains_of(text: str) -> Mapping:
    """Every `name: value` that stands on a line of its own, two levels deep."""
    outer: dict[str, Entry] = {}
    inner = outer
    for found in LINE.finditer(text):
        name, mark = found["name"].strip(), Mark(text.count("\n", 0, found.start()) + 1, 1)
        value: Scalar | Mapping = Scalar((found["value"] or "").strip("'\""), mark, plain=False)
        entries = inner if found["indent"] else outer
        if not found["indent"]:
            inner = {}
            value = value if found["value"] else Mapping(inner, mark)
        entries.setdefault(name, Entry(name, mark, value))
    return Mapping(outer)
