"""Liquid's outputs: the few that say something outside of Jekyll."""

from __future__ import annotations

import re

from nutgraf.importers.markup.calls import Call
from nutgraf.importers.markup.known import Site

ROOT = re.compile(r"site\.(?:baseurl|url|github\.url)|page\.root")
QUOTED = re.compile(
    r"""(?P<quote>["'])(?P<text>.*?)(?P=quote)\s*(?:\|\s*(?P<filters>.*))?""", re.DOTALL
)
ADDRESS_FILTERS = ("relative_url", "absolute_url", "prepend")
FIELD = re.compile(r"page\.(?P<name>\w+)")


def output(call: Call, site: Site) -> str | None:
    """`{{ site.baseurl }}`, `{{ "/about" | relative_url }}` and `{{ page.title }}`; None for all others."""
    expression = call.value(0) or ""
    if ROOT.fullmatch(expression):
        return ""
    quoted = QUOTED.fullmatch(expression)
    if quoted:
        filters = [each.strip().partition(":")[0] for each in (quoted["filters"] or "").split("|")]
        is_plain = all(not each or each in ADDRESS_FILTERS for each in filters)
        return quoted["text"] if is_plain else None
    field = FIELD.fullmatch(expression)
    return site.front_matter(field["name"]) if field else None
