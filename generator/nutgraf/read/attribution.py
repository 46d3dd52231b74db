"""Block quotes with an attribution line: `— John Kirby, White House briefing, 2024-03-25 [@source]`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from urllib.parse import unquote

from nutgraf.read.html import VOID, pieces, text_of
from nutgraf.read.syntax import CITATION_SCHEME, DASH, LINK_SCHEME
from nutgraf.times import find_when

QUOTE = re.compile(r"<blockquote>((?:(?!</?blockquote).)*)</blockquote>", re.DOTALL)
LINE = re.compile(rf"\s*{DASH}\s*")
LIKE_A_DATE = re.compile(
    r"\d{3,4}([./-])\d{1,2}\1\d{1,2}\b.*|\d{1,2}([./-])\d{1,2}\2\d{2,4}|\d{1,2}\.? [^\W\d]+ \d{4}"
)
CITE = re.compile(rf'<a href="{CITATION_SCHEME}([^"?]*)(?:\?([^"]*))?"></a>')
MISREAD = re.compile(r"(\[@[^\]]*\]?)\s*(?:\.$)?")
"""A citation that is read as none: readers see it as it was typed."""
FULL_STOP = re.compile(r"(?<=</a>)\s*\.\s*$")
"""One that ends the line, not the name of an occasion (`the U.N.`)."""
LINK = re.compile(rf'<a [^>]*?href="{LINK_SCHEME}([^"]*)"[^>]*>')


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution line, read: the speaker as written, and the item that it links to if it does."""

    speaker: str
    reference: str | None
    said: date | None
    venue: str | None
    source: str | None
    locator: str | None
    no_date: str | None = None
    """What looks like a date, and is none."""


def replace_quotes(html: str, replace: Callable[[str, Attribution], str]) -> str:
    """`html` with each attributed block quote replaced by what `replace` gives for its HTML and attribution."""

    def found(match: re.Match[str]) -> str:
        words, line = _parted(match[1].strip())
        return replace(words, parse_attribution(line)) if line and text_of(words) else match[0]

    return QUOTE.sub(found, html)


def _parted(html: str) -> tuple[str, str]:
    """The words of a block quote, and its attribution line (empty if it has none): its last paragraph, or in that."""
    start = html.rfind("<p>")
    if start < 0 or not html.endswith("</p>"):
        return html, ""
    paragraph = html[start:].removeprefix("<p>").removesuffix("</p>")
    if LINE.match(paragraph):
        return html[:start].strip(), _without_dash(paragraph.replace("<br>", ", "))
    words, line = _last_line(paragraph)
    return f"{html[:start]}<p>{words}</p>", line


def _last_line(paragraph: str) -> tuple[str, str]:
    """A paragraph up to its last line that begins with a dash, and that line with what is below it.

    A dash within the words (small letters after it, and more lines below) is an aside; so is one inside a tag.
    """
    lines = paragraph.split("\n")
    index = max((place for place, each in enumerate(lines) if LINE.match(each)), default=0)
    words, line = "\n".join(lines[:index]), _without_dash("\n".join(lines[index:]))
    is_aside = index < len(lines) - 1 and text_of(line)[:1].islower()
    if index == 0 or is_aside or not _is_whole(line):
        return paragraph, ""
    return words.removesuffix("<br>"), line


def _without_dash(line: str) -> str:
    dash = LINE.match(line)
    return line[dash.end() :] if dash else line


def _is_whole(html: str) -> bool:
    """Whether every element that ends in a piece of HTML begins in it, too."""
    depth = 0
    for piece in pieces(html):
        if piece.tag and piece.tag not in VOID:
            depth += -1 if piece.closing else 1
        if depth < 0:
            return False
    return depth == 0


def parse_attribution(html: str) -> Attribution:
    """An attribution line: speaker first, then venue and date in any order, a citation anywhere."""
    cite, link = CITE.search(html), LINK.search(html)
    text = text_of(CITE.sub("", FULL_STOP.sub("", html)))
    speaker, *rest = [part.strip() for part in MISREAD.sub("", text).split(",")]
    said: date | None = None
    venue: list[str] = []
    for part in rest:
        when = find_when(part.removesuffix("."))
        if when and said is None:
            said = when
        elif part:
            venue.append(part)
    return Attribution(
        speaker=speaker,
        reference=unquote(unescape(link[1])) if link else None,
        said=said,
        venue=", ".join([*venue, *MISREAD.findall(text)]) or None,
        source=unquote(unescape(cite[1])) if cite else None,
        locator=unquote(unescape(cite[2])) if cite and cite[2] else None,
        no_date=next((part for part in venue if LIKE_A_DATE.fullmatch(part)), None),
    )
