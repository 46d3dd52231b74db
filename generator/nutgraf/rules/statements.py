"""Rules about what is said to have been said: its source, its speaker, its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.problems import Level
from nutgraf.read.html import text_of
from nutgraf.read.places import quote_place, quote_typed
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, written
from nutgraf.rules.quotations import Quotation
from nutgraf.rules.rule import rule
from nutgraf.text import quoted
from nutgraf.times import day_of, localise

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
        if not each.has_source and not _cites(each):
            message = f"expected a source for the {each.noun} {quoted(each.words)}, but got none"
            yield each.finding(message, "source")


def _cites(quotation: Quotation) -> bool:
    """Whether a block quote cites after all: a source that may not be seen, or that is reported already."""
    is_prose, document = not quotation.path, quotation.document
    return is_prose and "[@" in document.body and "[@" in quote_typed(document, quotation.words)


@rule(
    "quotation-without-speaker",
    Level.WARNING,
    finds="A statement, or a block quote, does not tell who said it.",
    mend="Name the `speaker` or give an `attribution`; in prose, end the quote with `> — speaker, date [@source]`.",
    by_file=True,
)
def without_speaker(copy: Copy) -> Iterator[Finding]:
    """Statements, and block quotes wherever there is prose but in plain pages.

    An attribution line that begins with a date names nobody.
    """
    for each in copy.quotations:
        if not each.speaker:
            message = f"expected a speaker of the {each.noun} {quoted(each.words)}, but got none"
            yield each.finding(message, "speaker")
    for document, words in _unattributed(copy):
        message = f"expected a speaker of the quotation {quoted(words)}, but got none"
        yield Finding(quote_place(document, words), "", message)


def _unattributed(copy: Copy) -> Iterator[tuple[Document, str]]:
    for checked in copy.items:
        html = copy.corpus.texts[checked.key].body.html
        for found in BLOCK_QUOTE.finditer(html) if checked.key.kind is not Kind.PAGE else ():
            if not found[2] and not INSIDE.search(found[1]):
                yield checked.document, text_of(found[1])


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
            message = f"expected the day of the {each.noun} {quoted(each.words)}, but got none"
            yield each.finding(message, "said")


@rule(
    "statement-after-briefing",
    Level.WARNING,
    finds="A statement is dated after the briefing that reports it.",
    mend="Mend the day of the statement, or say with `updated` when the briefing took it in.",
    by_file=True,
)
def after_briefing(copy: Copy) -> Iterator[Finding]:
    """A briefing that was updated may report what was said until then."""
    zone = copy.corpus.settings.zone
    for each in copy.quotations:
        briefing = copy.corpus.briefings.get(each.document.key)
        if each.said is None or briefing is None:
            continue
        known = briefing.modified
        said = localise(each.said, zone)
        if _is_later(said, known):
            message = (
                f"expected a day up to the briefing's own, {written(known)}, "
                f"but got {written(each.said)}"
            )
            yield each.finding(message, "date" if each.is_position else "said")


def _is_later(one: date, other: date) -> bool:
    """Whether a day or moment is after another: as moments if both are known in full, else by the calendar."""
    if isinstance(one, datetime) and isinstance(other, datetime) and one.tzinfo and other.tzinfo:
        return one > other
    return day_of(one) > day_of(other)
