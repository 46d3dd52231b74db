"""Rules about events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from unicodedata import normalize

from nutgraf.link.linked_event import EventReport, LinkedEvent
from nutgraf.model import EventStatus
from nutgraf.problems import Level
from nutgraf.quotations.words import forms_of
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at, written
from nutgraf.rules.rule import rule
from nutgraf.text import quoted
from nutgraf.times import day_of

LONG = 4
"""Words of so many letters say what a name is of."""


@rule(
    "event-overdue",
    Level.WARNING,
    finds="An event is still planned, though the newsroom has newer content than its day.",
    mend="Say in a newer briefing what became of it: `held`, `cancelled`, `postponed`, or its new date.",
    needs_all=True,
)
def overdue(copy: Copy) -> Iterator[Finding]:
    """Events as they stand now. One that was postponed has no day until it is given a new one.

    The newest content tells how far time has gone, not the clock: a site that nobody edits builds as it did.
    """
    for event in copy.corpus.events.values():
        day = _last_day(event)
        if day and day < copy.last_day and event.current.is_planned:
            latest = _latest_with_date(event)
            message = (
                f"expected to learn what became of the event of {day}, but it is still planned; "
                f"the newest content is of {copy.last_day}"
            )
            yield _at(latest, message, copy)


@rule(
    "event-held-early",
    Level.WARNING,
    finds="An event is `held`, or is not said to be planned, though its day is later than all content of the newsroom: "
    "readers would take it for past.",
    mend="Mend its `date`, or say `scheduled` until it has taken place.",
    needs_all=True,
)
def held_early(copy: Copy) -> Iterator[Finding]:
    """Events as they stand now; how far time has gone, the newest content tells."""
    for event in copy.corpus.events.values():
        now, when = event.current, event.current.when
        is_over = not now.is_planned and now.status is not EventStatus.CANCELLED
        if is_over and when and day_of(when) > copy.last_day:
            told = "has taken place" if now.status else "is said to be planned, or has taken place"
            message = (
                f"expected an event that {told}, but its day is {day_of(when)}, "
                f"and the newest content is of {copy.last_day}"
            )
            latest = next(each for each in reversed(event.history) if each.when)
            yield _at_field(latest, "date", message, copy)


@rule(
    "event-differs",
    Level.WARNING,
    finds="A briefing gives an event a name without a word of the one that it had: readers see the newest, with the "
    "history of both.",
    mend="Give one of them another `id`; or, if it is the same event, call it alike.",
)
def differing(copy: Copy) -> Iterator[Finding]:
    """Names of each event in briefings of one language, each beside the one before."""
    for event in copy.corpus.events.values():
        named: dict[str | None, EventReport] = {}
        for told in event.history:
            if told.name is None:
                continue
            language = copy.corpus.briefings[told.briefing].item.language
            before = named.get(language)
            if before and before.name and _words(before.name).isdisjoint(_words(told.name)):
                message = (
                    f"expected {quoted(before.name)}, as {before.briefing} calls the event "
                    f"{quoted(told.id)}, but got {quoted(told.name)}"
                )
                yield _at_field(told, "name", message, copy)
            named[language] = told


def _words(name: str) -> set[str]:
    """The words of a name; the short ones, such as articles, only where it has no others."""
    words = {*forms_of(normalize("NFC", name.casefold()))}
    return {each for each in words if len(each) >= LONG} or words


@rule(
    "translated-event-differs",
    Level.WARNING,
    finds="An event of a translation is not among those of its original, or has another date or status there: readers "
    "see what the original says.",
    mend="Give it the `id` that it has in the original, and say the same in both.",
)
def translated(copy: Copy) -> Iterator[Finding]:
    """Events of translations beside those of their originals, where these stand."""
    for each, original in copy.translations:
        stated = {event.id: event for event in original.events}
        for index, told in enumerate(copy.corpus.briefings[each.key].events):
            for field, expected, got in _contradictions(stated.get(told.id), told):
                message = f"expected {expected}, as {original.key} has it, but got {got}"
                yield at(each.document, ("events", index, field), message)


def _contradictions(
    stated: EventReport | None, told: EventReport
) -> Iterator[tuple[str, str, str]]:
    """Where what is told is not what was stated: the field, and in words what was expected and what was got."""
    if stated is None:
        yield "id", "the id of an event", f"`{told.id}`"
        return
    if told.when and told.when != stated.when:
        yield "date", written(stated.when) if stated.when else "no date", written(told.when)
    if told.status and told.status != stated.status:
        yield "status", f"the status {stated.status or 'none'}", told.status


def _last_day(event: LinkedEvent) -> date | None:
    when = event.current.ends or event.current.when
    return None if when is None or event.awaits_day else day_of(when)


def _latest_with_date(event: LinkedEvent) -> EventReport:
    """What was said last of its date."""
    return next(each for each in reversed(event.history) if each.ends or each.when)


def _at(said: EventReport, message: str, copy: Copy) -> Finding:
    return _at_field(said, "ends" if said.ends else "date", message, copy)


def _at_field(said: EventReport, field: str, message: str, copy: Copy) -> Finding:
    briefing = copy.corpus.briefings[said.briefing]
    index = [each.id for each in briefing.events].index(said.id)
    return at(copy.checked(briefing).document, ("events", index, field), message)
