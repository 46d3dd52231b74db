"""Rules about dates and times: those that no zone belongs to, and those that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from nutgraf.load.nodes import Path
from nutgraf.model import Actor, Briefing, Item, Record
from nutgraf.model.types import PartialDate, first_day, last_day
from nutgraf.problems import Level
from nutgraf.quotations.gathered import block_quotes
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at, written
from nutgraf.rules.records import find
from nutgraf.rules.rule import rule
from nutgraf.times import comes, instant, is_later, localise


@rule(
    "time-without-offset",
    Level.WARNING,
    finds="A time has no offset, and the site no `timezone`: readers elsewhere cannot tell when it is.",
    mend="Add the offset, as in `14:30+02:00`, or set the site's `timezone`.",
    by_file=True,
)
def without_offset(copy: Copy) -> Iterator[Finding]:
    """Every date with a time: in the fields of all items, and in attribution lines."""
    if copy.corpus.settings.zone:
        return
    for checked in copy.items:
        for path, when in find(checked.item, datetime):
            if when.tzinfo is None:
                yield at(checked.document, path, _message(when))
        for quotes in block_quotes(checked, copy.corpus.texts[checked.key]):
            for number, quoted in enumerate(quotes.quoted):
                if isinstance(quoted.said, datetime) and quoted.said.tzinfo is None:
                    yield Finding(*quotes.spot(number), _message(quoted.said))


@rule(
    "dates-out-of-order",
    Level.WARNING,
    finds="A day is before the one that it follows: `updated` before `date`, `ends` before it, `end` before `start`, a "
    "correction before what it corrects.",
    mend="Mend one of the two.",
    by_file=True,
)
def out_of_order(copy: Copy) -> Iterator[Finding]:
    """Pairs of dates of one record: of briefings, of events, of positions that actors hold."""
    zone = copy.corpus.settings.zone
    for checked in copy.items:
        for record, path, (first, second) in _records(checked.item):
            one, other = getattr(record, first), getattr(record, second)
            if one and other and _is_out_of_order(one, other, zone):
                message = f"expected a day from `{first}` on, {_told(one)}, but got {_told(other)}"
                yield at(checked.document, (*path, second), message)
    for briefing in copy.briefings:
        for path, corrected in _corrected(briefing.item):
            if _is_out_of_order(briefing.item.date, corrected, zone):
                published = written(briefing.item.date)
                message = (
                    f"expected a day from `date` on, {published}, but got {written(corrected)}"
                )
                yield at(briefing.document, path, message)


def _corrected(briefing: Briefing) -> Iterator[tuple[Path, date]]:
    """The days of its corrections, where they are told, and where they stand."""
    for index, correction in enumerate(briefing.corrections):
        if correction.date:
            yield ("corrections", index, "date"), correction.date


def _records(item: Item) -> Iterator[tuple[Record, Path, tuple[str, str]]]:
    """Records that have two dates, where they are in an item, and the names of these dates in their order."""
    if isinstance(item, Briefing):
        yield item, (), ("date", "updated")
        yield item, (), ("date", "expires")
        for index, event in enumerate(item.events):
            yield event, ("events", index), ("date", "ends")
    if isinstance(item, Actor):
        for index, position in enumerate(item.positions):
            yield position, ("positions", index), ("start", "end")


def _is_out_of_order(
    one: date | PartialDate, other: date | PartialDate, zone: tzinfo | None
) -> bool:
    """Whether `other` must be before `one`: moments to the minute, days where the newsroom is, months as a whole."""
    begin = localise(one, zone) if isinstance(one, date) else first_day(one)
    end = localise(other, zone) if isinstance(other, date) else last_day(other)
    return is_later(begin, end)


def _told(when: date | PartialDate) -> str:
    return str(when) if isinstance(when, PartialDate) else written(when)


@rule(
    "briefing-in-future",
    Level.WARNING,
    finds="A briefing, or a correction, is dated more than a day ahead, and nothing holds it back: it is out at once, "
    "before all others.",
    mend="Mend the `date`, or hold the briefing back until then with `embargo`.",
)
def in_future(copy: Copy) -> Iterator[Finding]:
    """Briefings and corrections, by the clock: a day ahead may be today in another time zone."""
    settings = copy.corpus.settings
    for checked in copy.briefings:
        item = checked.item
        if item.draft or (item.embargo and instant(item.embargo) > settings.now):
            continue
        told: list[tuple[Path, date]] = [(("date",), item.date), *_corrected(item)]
        for path, day in told:
            if comes(day, settings.zone) > settings.now:
                message = f"expected a day that has come, but got {written(day)}"
                yield at(checked.document, path, message)


def _message(when: datetime) -> str:
    return f"expected an offset or a time zone for {written(when)}, but got none"
