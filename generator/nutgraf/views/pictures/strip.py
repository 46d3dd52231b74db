"""Briefings over time, as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from nutgraf.languages import direction_of
from nutgraf.times import day_of
from nutgraf.views.context import PageContext
from nutgraf.views.types import Bar, TimeStrip

WIDTH, HEIGHT = 320.0, 48.0
MOST_BARS = 60
FEWEST = 3
"""Of fewer briefings, or of those of one day, there is nothing to see."""
GAP = 0.2
"""Of the room of a bar, so much is left free."""

Step = Callable[[date], date]


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _year(day: date) -> date:
    return day.replace(month=1, day=1)


STEPS: tuple[tuple[str, Step, timedelta], ...] = (
    ("day", lambda day: day, timedelta(days=1)),
    ("week", _week, timedelta(days=7)),
    ("month", _month, timedelta(days=31)),
    ("year", _year, timedelta(days=366)),
)
"""By what bars may count: how a day is filed, and what leads from one bar surely into the next."""


def time_strip(published: Iterable[date], page: PageContext) -> TimeStrip | None:
    """The bars of briefings that were published on those days; None where they would show nothing."""
    days = sorted(day_of(each) for each in published)
    if len(days) < FEWEST or days[0] == days[-1]:
        return None
    name, counts = _counted(days)
    most = max(counts)
    room = WIDTH / len(counts)
    bars = tuple(
        _bar(
            index if direction_of(page.language) == "ltr" else len(counts) - 1 - index,
            count / most,
            room,
        )
        for index, count in enumerate(counts)
        if count
    )
    described = page.strings.text(f"pictures.by_{name}", most=page.count("briefings", most).text)
    return TimeStrip(WIDTH, HEIGHT, bars, page.day(days[0]), page.day(days[-1]), described)


def _counted(days: Sequence[date]) -> tuple[str, list[int]]:
    """By what the days are counted, so that there are not too many bars, and the number of each bar."""
    for name, file, _ in STEPS[:-1]:
        bars = _between(file(days[0]), file(days[-1]), name)
        if len(bars) <= MOST_BARS:
            break
    else:
        name, file, _ = STEPS[-1]
        bars = _between(file(days[0]), file(days[-1]), name)[-MOST_BARS:]
    found = Counter(map(file, days))
    return name, [found[bar] for bar in bars]


def _between(first: date, last: date, name: str) -> list[date]:
    """Every day, week, month or year from the first to the last, by the day that it begins with."""
    file, step = next((each[1], each[2]) for each in STEPS if each[0] == name)
    bars = [first]
    while bars[-1] < last and len(bars) <= (last - first).days:
        bars.append(file(bars[-1] + step))
    return bars


def _bar(place: int, share: float, room: float) -> Bar:
    height = round(max(2.0, share * HEIGHT), 1)
    x = round(place * room + room * GAP / 2, 1)
    return Bar(x, round(HEIGHT - height, 1), round(room * (1 - GAP), 1), height)
