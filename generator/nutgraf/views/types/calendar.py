"""Calendars: what is planned, for those who keep it in theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One event. A `date` takes the whole day, a `datetime` without an offset is a time at the place itself.

    `ends` is when it is over, in the form of `begins` and later: of whole days, the day after. `status` is `CONFIRMED`,
    `TENTATIVE` or `CANCELLED`; `told` is when the newest word on it was published or changed, and `revision` counts
    what was said of it before. The languages of name (`language`), place and note are given where they are not the
    site's.
    """

    id: str
    name: str
    begins: date
    ends: date | None
    status: str
    told: datetime
    revision: int
    url: str
    place: str | None
    note: str
    categories: tuple[str, ...]
    language: str | None = None
    place_language: str | None = None
    note_language: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The planned events of the site or of a story: RFC 5545."""

    name: str
    entries: tuple[CalendarEntry, ...]
