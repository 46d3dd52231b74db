"""The references in Markdown: links and citations as they are typed, and which of them Markdown takes for such.

Whether `[[john-kirby]]` is a link or stands in code, a comment or behind a backslash is for Markdown to say, with all
its extensions. So it is asked: each place in question gets a name of its own, and those whose names come out as links
are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from nutgraf.desk.fixes.edits import Edit, edited
from nutgraf.read.attribution import Around, Attribution, replace_quotes
from nutgraf.read.markdown import MarkdownEngine
from nutgraf.read.syntax import CITATION, CITATION_SCHEME, COMMAS, DASH, DASHES, LINK, LINK_SCHEME
from nutgraf.text import LEADING

PROBE = "nutgraf-probe-"


class Way(Enum):
    """How a reference is typed."""

    LINK = LINK
    """`[[john-kirby]]`"""
    CITATION = CITATION
    """`[@source-id]`"""
    SPEAKER = (
        rf"^[ \t>]*{DASH}[ \t]*(?:\d{{4}}-\d\d-\d\d[^{COMMAS}\[\]<>\n]*[{COMMAS}][ \t]*)?"
        rf"(?P<speaker>[^{COMMAS}\[\]<>\n]+?)[ \t]*(?=[{COMMAS}\[\n]|\Z)"
    )
    """`— john-kirby, White House`, or a date before the name"""
    INLINE = r"\]\([ \t]*<?(?P<inline>[^\s()<>#?]+)"
    """`[text](../actors/john-kirby.md)`, and pictures"""
    DEFINITION = r"^[ \t>]*\[[^\]\n]+\]:[ \t]*<?(?P<definition>[^\s<>#?]+)"
    """`[kirby]: ../actors/john-kirby.md`"""
    HTML = rf"""\b(?:{LEADING})[ \t]*=[ \t]*["']?(?P<html>[^\s"'>#?]+)"""
    """`<a href="../actors/john-kirby.md">`"""


_GROUPS = {
    Way.LINK: "target",
    Way.CITATION: "source",
    Way.SPEAKER: "speaker",
    Way.INLINE: "inline",
    Way.DEFINITION: "definition",
    Way.HTML: "html",
}
_SIGNS = {
    Way.LINK: ("[[",),
    Way.CITATION: ("[@",),
    Way.SPEAKER: DASHES,
    Way.INLINE: ("](",),
    Way.DEFINITION: ("]:",),
    Way.HTML: tuple(LEADING.split("|")),
}
"""One of these stands in each text that has a reference typed in that way: most texts have none of most."""

_PATTERNS = {way: re.compile(way.value, re.MULTILINE) for way in Way}
_FOUND = re.compile(
    rf'(?:{LEADING})="(?:{LINK_SCHEME}|{CITATION_SCHEME})?{PROBE}(?P<number>\d+)(?!\d)'
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A place in a text that may be a reference: how it is typed, and what."""

    way: Way
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def is_path(self) -> bool:
        """Whether it is the path of a file."""
        return self.way in (Way.INLINE, Way.DEFINITION, Way.HTML)


def typed_in(text: str) -> list[Typed]:
    """Every place in a Markdown text that may be a reference, in its order."""
    return sorted(_typed(text), key=lambda each: (each.start, each.way.name))


def _typed(text: str) -> Iterator[Typed]:
    for way, pattern in _PATTERNS.items():
        if not any(sign in text for sign in _SIGNS[way]):
            continue
        for found in pattern.finditer(text):
            reference = found[_GROUPS[way]]
            if way is Way.LINK:  # in the cell of a table its bar has a backslash
                reference = reference.partition("#")[0].rstrip("\\ ")
            yield Typed(way, reference, found.start(_GROUPS[way]))


def those_that_count(text: str, places: list[Typed], engine: MarkdownEngine) -> list[bool]:
    """Which of some places in a text Markdown takes for references. Raises TooHardError."""
    probes = [
        Edit(each.start, each.end, f"{PROBE}{number}{'.md' if each.is_path else ''}")
        for number, each in enumerate(places)
    ]
    html = engine.render(edited(text, probes)).html
    numbers = {int(found["number"]) for found in _FOUND.finditer(html)}
    speakers: list[str] = []
    replace_quotes(html, _collect(speakers))
    return [
        f"{PROBE}{number}" in speakers if each.way is Way.SPEAKER else number in numbers
        for number, each in enumerate(places)
    ]


def _collect(speakers: list[str]) -> Around:
    def collect(html: str, attribution: Attribution) -> tuple[str, str]:
        del html
        speakers.append(attribution.speaker)
        return "", ""

    return collect
