"""Dates written out for people, in the page's language."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time

from nutgraf.languages import known_locale
from nutgraf.model.types import PartialDate
from nutgraf.views.types import When

DAY_FIRST = {"en": "en-GB"}
"""Languages in which the bare tag writes dates as only one country does."""


FIRST_OF_MONTH = {"fr": "1er"}
"""How a language writes the first day of a month where Unicode CLDR has the bare number."""


@lru_cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a language tag; English for one that it does not know."""
    return known_locale(DAY_FIRST.get(language, language)) or Locale("en", "GB")


def write_when(when: date | PartialDate, language: str) -> When:
    """A day, a moment, a month or a year as people write it: `26 March 2024`, `March 2024`."""
    zone, fold = str(getattr(when, "tzinfo", "")), getattr(when, "fold", 0)
    return _write(when, language, isinstance(when, datetime), zone, fold)


@lru_cache(maxsize=8192)
def _write(when: date | PartialDate, language: str, _moment: bool, _zone: str, _fold: int) -> When:
    """`write_when`, remembered: a date and its midnight are equal, and so are moments in two zones.

    So are, in one zone, the two moments of an hour that comes twice, as summer time ends.
    """
    locale = locale_of(language)
    if isinstance(when, PartialDate):
        if when.month is None:
            return When(str(when), str(when.year))
        return When(str(when), month_name(when.first_day, language))
    day = _day(when, locale)
    if not isinstance(when, datetime):
        return When(when.isoformat(), day)
    time = format_time(when, "short", tzinfo=when.tzinfo, locale=locale)
    text = locale.datetime_formats["medium"].format(time, day)
    return When(when.isoformat(timespec="minutes"), text, zone_name(when))


def _day(day: date, locale: Locale) -> str:
    """A day as its language writes it out: `26 March 2024`, `1er mars 2024`."""
    written: str = format_date(day, "long", locale)
    first = FIRST_OF_MONTH.get(locale.language) if day.day == 1 else None
    return f"{first} {written.removeprefix('1 ')}" if first else written


@lru_cache(maxsize=4096)  # lists ask for that of each of their entries
def month_name(day: date, language: str) -> str:
    """The month and year of a day: `March 2024`."""
    return str(format_skeleton("yMMMM", day, locale=locale_of(language)))


def zone_name(when: datetime) -> str | None:
    """The time zone of a moment as readers know it (`EDT`, `UTC+03:00`); None where it has none."""
    name = when.strftime("%Z")
    if not name:
        return None
    offset = when.strftime("%z")
    return name if name.isalpha() else f"UTC{offset[:3]}:{offset[3:5]}"


def territory_locale(language: str) -> str:
    """A language with a country, as OpenGraph wants it: `en_US`, where the tag names none the likeliest one."""
    locale = known_locale(language)
    if locale is None:
        return language.replace("-", "_")
    likely = get_global("likely_subtags")
    fullest = likely.get(str(locale)) or likely.get(locale.language, "")
    territory = locale.territory or fullest.rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else locale.language
