"""Block quotes with an attribution line: `— John Kirby, White House briefing, 2024-03-25 [@source]`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from urllib.parse import unquote

from nutgraf.read.html import text_of
from nutgraf.read.syntax import CITATION_SCHEME, DASH, LINK_SCHEME
from nutgraf.times import parse_when

QUOTE = re.compile(
    r"<blockquote>\s*(?P<words>(?:(?!</?blockquote).)*)"
    rf"(?:(?P<own><p>)|\n|<br>\n?)\s*{DASH}\s*(?P<line>(?:(?!</?p>|</?blockquote|<br>).)+?)</p>\s*</blockquote>",
    re.DOTALL,
)
LIKE_A_DATE = re.compile(
    r"\d{3,4}-\d{1,2}-\d{1,2}\b.*|\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{1,2}\.? [^\W\d]+ \d{4}"
)
CITE = re.compile(rf'<a href="{CITATION_SCHEME}([^"?]*)(?:\?([^"]*))?"></a>')
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
        words = match["words"].strip()
        if not match["own"]:
            words += "</p>"
        if not text_of(words) or (not match["own"] and _goes_on(match["line"])):
            return match[0]
        return replace(words, parse_attribution(match["line"]))

    return QUOTE.sub(found, html)


def _goes_on(line: str) -> bool:
    """Whether a line within the words that begins with a dash is an aside: small letters, and more lines below it."""
    return "\n" in line.strip() and text_of(line)[:1].islower()


def parse_attribution(html: str) -> Attribution:
    """An attribution line: speaker first, then venue and date in any order, a citation anywhere."""
    cite, link = CITE.search(html), LINK.search(html)
    speaker, *rest = [part.strip() for part in text_of(CITE.sub("", html)).split(",")]
    said: date | None = None
    venue: list[str] = []
    for part in rest:
        when = _date(part)
        if when and said is None:
            said = when
        elif part:
            venue.append(part)
    return Attribution(
        speaker=speaker,
        reference=unquote(unescape(link[1])) if link else None,
        said=said,
        venue=", ".join(venue) or None,
        source=unquote(unescape(cite[1])) if cite else None,
        locator=unquote(unescape(cite[2])) if cite and cite[2] else None,
        no_date=next((part for part in venue if LIKE_A_DATE.fullmatch(part)), None),
    )


def _date(text: str) -> date | None:
    try:
        return parse_when(text)
    except ValueError:
        return None
