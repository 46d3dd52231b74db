"""Dates that are written otherwise, and leave no doubt about the day."""

from __future__ import annotations

import re

from nutgraf.times import find_when

MONTHS = (
    "january february march april may june july august september october november december".split()
)
SHORTEST_MONTH = 3
"""Letters that tell a month from all others: `Mar`, `Sept`."""

_DAY = r"(?P<day>\d{1,2})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]+)\.?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = r"(?P<clock>(?:[Tt]|[ \t]+)\d{1,2}:.*)?"
FORMS = [
    re.compile(form + _CLOCK)
    for form in (
        _YEAR + r"(?P<separator>[-/.])(?P<month>\d{1,2})(?P=separator)" + _DAY,
        rf"{_DAY}{_ORDINAL}[ \t]+{_MONTH},?[ \t]+{_YEAR}",
        rf"{_MONTH}[ \t]+{_DAY}{_ORDINAL},?[ \t]+{_YEAR}",
    )
]
"""2024/3/26, 26 March 2024, March 26, 2024: never days and months in figures without the year before them."""


def iso_date(text: str) -> str | None:
    """`text` in ISO 8601, if it is a date in another form that can be read in one way only; the time stays as it is."""
    if find_when(text):
        return None
    for form in FORMS:
        found = form.fullmatch(text.strip())
        if found and (month := _month(found["month"])):
            iso = f"{found['year']}-{month:02}-{int(found['day']):02}{found['clock'] or ''}"
            return iso if find_when(iso) else None
    return None


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    named = [
        number
        for number, name in enumerate(MONTHS, 1)
        if len(text) >= SHORTEST_MONTH and name.startswith(text.lower())
    ]
    return named[0] if len(named) == 1 else None
