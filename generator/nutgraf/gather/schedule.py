"""Dates to come beside the one that counts: other tools hold an item back by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date

from nutgraf.load.nodes import Entry, Mapping, Scalar
from nutgraf.model import Briefing, Item
from nutgraf.problems import Code, Problem
from nutgraf.settings import Settings
from nutgraf.times import find_when, instant
from nutgraf.validate import Checked
from nutgraf.validate.prepare import DATES

OTHERS = DATES - {"date"}


def unheeded(checked: Iterable[Checked[Item]], settings: Settings) -> list[Problem]:
    """A problem with each date to come by which other tools would hold back what nothing holds back here."""
    return [
        _problem(each, entry, when, settings)
        for each in checked
        if not each.item.draft and not each.item.embargo
        for entry, when in other_dates(each)
        if instant(when, settings.zone) > instant(settings.now)
    ]


def other_dates(checked: Checked[Item]) -> Iterator[tuple[Entry, date]]:
    """The dates of a briefing beside the one that counts, which are kept below `extra`."""
    extra = checked.document.fields.entries.get("extra")
    if not isinstance(checked.item, Briefing) or extra is None:
        return
    entries = extra.value.entries if isinstance(extra.value, Mapping) else {}
    for name in sorted(OTHERS & entries.keys()):
        value = entries[name].value
        when = find_when(value.text) if isinstance(value, Scalar) else None
        if when:
            yield entries[name], when


def _problem(checked: Checked[Item], entry: Entry, when: date, settings: Settings) -> Problem:
    moment = instant(when, settings.zone).astimezone(settings.zone or UTC)
    embargo = f"embargo: {moment.isoformat(timespec='minutes')}"
    message = f"expected a date that has come, but got {when.isoformat()}, and nothing holds the page back"
    hint = f"Write `{embargo}` if it is to appear then; else take `{entry.name}` away."
    return checked.document.problem_at(entry.mark, message, hint, code=Code.FIELD_NAME)
