"""Rules about what is said to have been said: its source, its speaker, its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nutgraf.keys import Kind
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.load.nodes import Path
from nutgraf.model import Briefing
from nutgraf.problems import Level
from nutgraf.quotations.gathered import Quotation
from nutgraf.read.body import Texts
from nutgraf.read.html import text_of
from nutgraf.read.places import BODY, quote_place, text_path
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, about, at, written
from nutgraf.rules.rule import rule
from nutgraf.text import quoted
from nutgraf.times import is_later, localise

BLOCK_QUOTE = re.compile(r"<blockquote>(.*?)</blockquote>(\s*<figcaption)?", re.DOTALL)
"""A block quote, and the caption that the read stage, or a writer of HTML, has made of its attribution."""

INSIDE = re.compile("<blockquote|<cite")
"""What may stand in one that says there who is quoted."""


@rule(
    "quotation-without-source",
    Level.WARNING,
    finds="A statement, or the quotation of a position, names no source.",
    mend="Name the `source`; in prose, put `[@source]` at the end of the attribution line.",
    by_file=True,
)
def without_source(copy: Copy) -> Iterator[Finding]:
    """Statements, positions and attributed block quotes."""
    for each in copy.quotations:
        if each.source is None and not _cites(each):
            message = f"expected a source for the {_noun(each)} {quoted(each.words)}, but got none"
            yield about(each, message, "source")


def _cites(quotation: Quotation) -> bool:
    """Whether a block quote cites after all: a source that may not be seen, or that is reported already."""
    return "[@" in quotation.typed


def _noun(quotation: Quotation) -> str:
    """What to call it."""
    return "quotation" if quotation.verbatim else "paraphrase"


@rule(
    "quotation-without-speaker",
    Level.WARNING,
    finds="A statement, or a block quote, does not tell who said it.",
    mend="Name the `speaker` or give an `attribution`; in prose, end the quote with `> — speaker, date [@source]`.",
    by_file=True,
)
def without_speaker(copy: Copy) -> Iterator[Finding]:
    """Statements, and block quotes wherever there is prose but in plain pages."""
    for each in copy.quotations:
        if not each.speaker:
            message = f"expected a speaker of the {_noun(each)} {quoted(each.words)}, but got none"
            yield about(each, message, "speaker")
    for checked in (each for each in copy.items if each.key.kind is not Kind.PAGE):
        document = checked.document
        for name, words in _unattributed(copy.corpus.texts[checked.key]):
            message = f"expected a speaker of the quotation {quoted(words)}, but got none"
            if name == BODY:
                yield Finding(quote_place(document, words), "", message)
            else:
                yield at(document, text_path(name), message)


def _unattributed(texts: Texts) -> Iterator[tuple[str, str]]:
    """The block quotes that do not say who is quoted: the name of the text, and the words."""
    for name, body in texts.bodies.items():
        for found in BLOCK_QUOTE.finditer(body.html):
            if not found[2] and not INSIDE.search(found[1]):
                yield name, text_of(found[1])


@rule(
    "quotation-without-date",
    Level.NOTICE,
    finds="A statement does not tell when it was said.",
    mend="Add the day, if it is known: `said`, or a date in the attribution line.",
    by_file=True,
)
def without_date(copy: Copy) -> Iterator[Finding]:
    """Statements and attributed block quotes; a position may be a document's, which has no day of saying."""
    for each in copy.quotations:
        if each.said is None and not each.is_position:
            message = f"expected the day of the {_noun(each)} {quoted(each.words)}, but got none"
            yield about(each, message, "said")


@rule(
    "statement-after-briefing",
    Level.WARNING,
    finds="A statement, or a position on a claim, is dated after the briefing that reports it.",
    mend="Mend the day of the statement, or say with `updated` when the briefing took it in.",
    by_file=True,
)
def after_briefing(copy: Copy) -> Iterator[Finding]:
    """A briefing that was updated may report what was said, or held, until then."""
    briefings, zone = copy.corpus.briefings, copy.corpus.settings.zone
    for each in copy.quotations:
        briefing = briefings.get(each.document.key)
        if briefing and each.said and is_later(localise(each.said, zone), briefing.modified):
            message = _late(each.said, briefing)
            yield about(each, message, "date" if each.is_position else "said")
    for checked in copy.briefings:
        briefing = briefings[checked.key]
        for path, day in _taken_in_own_words(checked.item):
            if is_later(localise(day, zone), briefing.modified):
                yield at(checked.document, path, _late(day, briefing))


def _taken_in_own_words(briefing: Briefing) -> Iterator[tuple[Path, date]]:
    """The days of positions that are told without a quotation, and where they stand."""
    for index, claim in enumerate(briefing.claims):
        for number, held in enumerate(claim.positions):
            if held.date and not held.quote:
                yield ("claims", index, "positions", number, "date"), held.date


def _late(day: date, briefing: LinkedBriefing) -> str:
    own = written(briefing.modified)
    return f"expected a day up to the briefing's own, {own}, but got {written(day)}"
