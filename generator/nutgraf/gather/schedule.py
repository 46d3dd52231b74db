"""Dates to come beside the one that counts: other tools hold an item back by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date

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
        _problem(each, name, when, settings)
        for each in checked
        if isinstance(each.item, Briefing) and not each.item.draft and not each.item.embargo
        for name, when in other_dates(each.item)
        if instant(when, settings.zone) > instant(settings.now) and not _is_their_own(each, name)
    ]


def other_dates(briefing: Briefing) -> Iterator[tuple[str, date]]:
    """The dates of a briefing beside the one that counts, which are kept in `extra`, by their names."""
    for name in sorted(OTHERS & briefing.extra.keys()):
        value = briefing.extra[name]
        when = find_when(value) if isinstance(value, str) else None
        if when:
            yield name, when


def _is_their_own(checked: Checked[Item], name: str) -> bool:
    """Whether the writers put a date below `extra` themselves: there it says nothing."""
    return checked.document.mark(("extra", name)).field.startswith("extra.")


def _problem(checked: Checked[Item], name: str, when: date, settings: Settings) -> Problem:
    moment = instant(when, settings.zone).astimezone(settings.zone or UTC)
    embargo = f"embargo: {moment.isoformat(timespec='minutes')}"
    message = f"expected a date that has come, but got {when.isoformat()}, and nothing holds the page back"
    hint = f"Write `{embargo}` if it is to appear then; else take `{name}` away."
    return checked.document.problem(("extra", name), message, hint, code=Code.FIELD_NAME)
