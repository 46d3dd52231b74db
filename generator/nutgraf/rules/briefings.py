"""Rules about what readers see first of a briefing, and about its corrections."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from nutgraf.model import Page
from nutgraf.problems import Level
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.rule import rule

LONGEST_TITLE = 65
"""What search engines show of a title, in letters of the Latin script."""


@rule(
    "briefing-without-summary",
    Level.NOTICE,
    finds="A briefing has no summary: lists and search results show the beginning of its text.",
    mend="Add `summary: …`, a sentence or two.",
    by_file=True,
)
def without_summary(copy: Copy) -> Iterator[Finding]:
    """Briefings."""
    for each in copy.briefings:
        if not each.item.summary:
            yield at(each.document, ("summary",), "expected a summary, but got none")


@rule(
    "briefing-without-topic",
    Level.NOTICE,
    finds="A briefing has no topic: no topic's page leads to it.",
    mend="Add `topics: […]`.",
    by_file=True,
)
def without_topic(copy: Copy) -> Iterator[Finding]:
    """Briefings; a translation has the topics of its original."""
    for each in copy.briefings:
        of = each.item.translation and each.item.translation.of
        if not each.item.topics and not of:
            yield at(each.document, ("topics",), "expected a topic, but got none")


@rule(
    "correction-without-date",
    Level.NOTICE,
    finds="A correction does not tell when it was made.",
    mend="Add `date: …`, the day of the correction.",
    by_file=True,
)
def correction_without_date(copy: Copy) -> Iterator[Finding]:
    """Corrections of briefings."""
    for each in copy.briefings:
        for index, correction in enumerate(each.item.corrections):
            if correction.date is None:
                message = "expected the day of the correction, but got none"
                yield at(each.document, ("corrections", index, "date"), message)


@rule(
    "translation-in-same-language",
    Level.WARNING,
    finds="A translation is in the language of its original: it is taken for the same text, and is in no list.",
    mend="Name its `language`, such as `fr`; if it is no translation, take `translation` away.",
)
def translation_in_same_language(copy: Copy) -> Iterator[Finding]:
    """Translations; what names no language is in that of the site."""
    briefings, language = copy.corpus.briefings, copy.corpus.settings.language
    for each in copy.briefings:
        original = briefings[each.key].translation_of
        if original is None:
            continue
        theirs = briefings[original].item.language or language
        if (each.item.language or language) == theirs:
            message = f"expected another language than that of {original}, but got {theirs}"
            yield at(each.document, ("language",), message)


@rule(
    "translation-of-hidden",
    Level.NOTICE,
    finds="A translation is held back, as its original is a draft or under embargo.",
    mend="Nothing is to be done: it is published with its original.",
)
def translation_of_hidden(copy: Copy) -> Iterator[Finding]:
    """Translations that would be published by themselves; in a site for readers there are none."""
    targets = copy.newsroom.targets
    for each in copy.briefings:
        original = copy.corpus.briefings[each.key].translation_of
        if original and targets.is_held(original) and not each.item.draft and not each.item.embargo:
            message = f"expected an original that readers see, but {original} is held back, and so is this"
            yield at(each.document, ("translation",), message)


@rule(
    "title-length",
    Level.NOTICE,
    finds=f"A briefing's title is longer than the {LONGEST_TITLE} letters that search results show.",
    mend="Say it shorter; what else it tells may go into the `summary`.",
    by_file=True,
)
def title_length(copy: Copy) -> Iterator[Finding]:
    """Briefings."""
    for each in copy.briefings:
        width = _width(each.item.title)
        if width > LONGEST_TITLE:
            message = f"expected at most {LONGEST_TITLE} letters, but got {width}"
            yield at(each.document, ("title",), message)


def _width(text: str) -> int:
    """The letters of a text; marks take no room, and East Asian letters take that of two (UAX #11)."""
    if text.isascii():
        return len(text)
    letters = (each for each in text if not unicodedata.combining(each))
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in letters)


@rule(
    "lead-in-no-list",
    Level.WARNING,
    finds="The `lead` of the front page is withdrawn or has expired: the newest briefing stands in its place.",
    mend="Name another briefing, or take the line away.",
)
def lead_in_no_list(copy: Copy) -> Iterator[Finding]:
    """The briefing that a page names, in the version that stands in lists."""
    corpus = copy.corpus
    lead = corpus.briefings[corpus.in_lists(corpus.lead)] if corpus.lead else None
    if lead is None or lead.is_listed:
        return
    why = "is withdrawn" if lead.is_withdrawn else "has expired"
    for checked in copy.items:
        if isinstance(checked.item, Page) and checked.item.lead:
            message = f"expected a briefing that lists show, but {lead.key} {why}"
            yield at(checked.document, ("lead",), message)
