"""Dates as writers type them, and one order over days and moments.

A day is a `date`, a moment a `datetime`. A moment without an offset is in the site's time zone; where the site has
none it stays without one: what is not known is not made up.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from nutgraf.text import quoted

DATE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:(?:[Tt]|[ \t]+)(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)"
    r"[ \t]*(?P<offset>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)
FIRST, LAST = date(1, 1, 3), date(9999, 12, 29)
"""Moments beyond these might not exist in another time zone."""
MONTHS = 12
NO_MONTH = "a year has 12 months"
NO_YEAR = "years begin with 0001"
OTHER_DAY = "Write the day that is meant."
"""What to do about a day that there is not."""
PARTIAL = re.compile(r"\d{4}(-\d{2})?", re.ASCII)


def parse_when(text: str) -> date:
    """A `date` or `datetime` from ISO 8601 as people write it (a blank for the `T`, seconds left out).

    Raises ValueError where `text` is no date, or no day of the calendar.
    """
    found = DATE.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    day = date.fromisoformat(found["day"])
    if found["clock"] is None:
        return day
    if not FIRST <= day <= LAST:
        raise ValueError(text)
    clock = found["clock"].replace(",", ".")
    hours = clock.partition(":")[0].zfill(2)
    moment = time.fromisoformat(f"{hours}:{clock.partition(':')[2]}")
    return datetime.combine(day, moment, _offset(found["offset"]))


def find_when(text: str) -> date | None:
    """What `parse_when` reads in `text`; None where that is no date."""
    try:
        return parse_when(text)
    except ValueError:
        return None


def why_no_day(text: str) -> str:
    """Why there is no such day, though it is written as one: `2026-02-30`. Empty for all else."""
    found = DATE.fullmatch(text.strip())
    if not found or find_when(found["day"]):
        return ""
    year, month, _ = map(int, found["day"].split("-"))
    if not year:
        return NO_YEAR
    if not 1 <= month <= MONTHS:
        return NO_MONTH
    return f"{month_name[month]} {year:04} has {monthrange(year, month)[1]} days"


def expected_day(text: str) -> tuple[str, str]:
    """What was expected where `text` is no date, and, where it looks like one, why it is none."""
    why = why_no_day(text)
    return ("a day that there is", why) if why else ("a date such as 2024-03-26", "")


def no_date(text: str) -> str:
    """The whole of that, as a message."""
    expected, why = expected_day(text)
    return f"expected {expected}, but got {quoted(text)}" + (f": {why}" if why else "")


def _offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text in "Zz":
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "").ljust(4, "0")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def localise(when: date, zone: tzinfo | None) -> date:
    """`when` in the site's time zone: a day stays a day, a moment without offset is taken to be in `zone`."""
    if not isinstance(when, datetime) or zone is None:
        return when
    return when.replace(tzinfo=zone) if when.tzinfo is None else when.astimezone(zone)


def day_of(when: date) -> date:
    """The calendar day of a day or moment, in whatever zone it is."""
    return when.date() if isinstance(when, datetime) else when


def end_of(when: date, zone: tzinfo | None) -> datetime:
    """When a day has ended, or a moment has come, in the site's time zone; in UTC."""
    if not isinstance(when, datetime):
        when = datetime.combine(min(when, LAST) + timedelta(days=1), time.min)
    return instant(localise(when, zone))


def is_over(when: date, now: datetime, zone: tzinfo | None) -> bool:
    """Whether a day has ended, or a moment has come, in the site's time zone."""
    return end_of(when, zone) <= instant(now)


def is_later(one: date, other: date) -> bool:
    """Whether a day or moment is after another: as moments if both are known in full, else by the calendar."""
    if isinstance(one, datetime) and isinstance(other, datetime) and one.tzinfo and other.tzinfo:
        return one > other
    return day_of(one) > day_of(other)


def comes(when: date, zone: tzinfo | None) -> datetime:
    """The moment from which a day or moment may be today somewhere: a day before it begins here."""
    moment = instant(localise(when, zone))
    return moment - timedelta(days=1) if day_of(moment) > FIRST else moment


def parse_moment(text: str) -> datetime:
    """A date and time with an offset, in UTC. Raises ValueError, which says what was expected."""
    when = find_when(text)
    if not isinstance(when, datetime) or when.tzinfo is None:
        raise ValueError(
            f"expected a moment such as 2024-03-26T14:30+00:00, but got {quoted(text)}"
        )
    return when.astimezone(UTC)


def instant(when: date, zone: tzinfo | None = None) -> datetime:
    """A moment in UTC to sort and compare by: a day counts from its start in `zone`; no zone counts as UTC."""
    if not isinstance(when, datetime):
        return _start_of(when, zone)
    moment = when if when.tzinfo else when.replace(tzinfo=zone or UTC)
    return moment.astimezone(UTC)


@lru_cache(maxsize=16384)  # thousands of statements and briefings are sorted by the same days
def _start_of(day: date, zone: tzinfo | None) -> datetime:
    zone = zone if FIRST <= day <= LAST else None
    return datetime.combine(day, time.min, zone or UTC).astimezone(UTC)
