"""Which words are one statement: those of the same speaker, of the same day, in however many places they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import reduce

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedStatement
from nutgraf.read.quotes import said_on
from nutgraf.times import day_of


def merge_statements(statements: Iterable[LinkedStatement]) -> tuple[LinkedStatement, ...]:
    """The statements of all briefings, each once: the same words of the same speaker, with all that is known of them.

    They come newest first. Where they were said on several days they are as many statements, and one more where a day
    is not known. Where no actor is known to have said them, those of no day are as many as their sources.
    """
    alike: dict[str, list[LinkedStatement]] = {}
    for statement in statements:
        alike.setdefault(statement.words, []).append(statement)
    return tuple(each for group in alike.values() for each in _told_apart(group))


def _told_apart(alike: list[LinkedStatement]) -> Iterable[LinkedStatement]:
    """The statements among those of the same words."""
    if len(alike) == 1:
        return alike
    return _by_day(alike) if isinstance(alike[0].speaker, Key) else _by_day_and_source(alike)


def _by_day(alike: list[LinkedStatement]) -> list[LinkedStatement]:
    days = _days(alike)
    if len(days.keys() - {None}) <= 1:
        return [_as_one(alike, alike[0].words)]
    return [
        _as_one(group, said_on(group[0].anchor, day) if day else group[0].words)
        for day, group in days.items()
    ]


def _by_day_and_source(alike: list[LinkedStatement]) -> list[LinkedStatement]:
    """Two spokesmen may say the same: what has no day may be that of the one day that is known, if the source is one.

    The oldest of those that stay without a day has the anchor that it would have alone: newer ones do not move it.
    """
    is_one_day = len(_days(alike).keys() - {None}) == 1
    shared = {each.apart for each in alike if is_one_day and each.said and each.source}
    dated = [each for each in alike if each.said or each.apart in shared]
    undated = [each for each in alike if not each.said and each.apart not in shared]
    if not undated:
        return _by_day(dated)
    sources: dict[str, list[LinkedStatement]] = {}
    for each in undated:
        sources.setdefault(each.apart, []).append(each)
    others = {apart: _as_one(group, apart) for apart, group in sources.items()}
    words, oldest = alike[0].words, undated[-1].apart
    if not all(each.said for each in dated):
        return [_as_one(dated, words), *others.values()]
    others[oldest] = replace(others[oldest], anchor=words)
    days = _days(dated).items()
    return [*(_as_one(group, said_on(words, day)) for day, group in days if day), *others.values()]


def _days(alike: Iterable[LinkedStatement]) -> dict[date | None, list[LinkedStatement]]:
    days: dict[date | None, list[LinkedStatement]] = {}
    for each in alike:
        days.setdefault(day_of(each.said) if each.said else None, []).append(each)
    return days


def _as_one(alike: list[LinkedStatement], anchor: str) -> LinkedStatement:
    """What is one statement, newest first. One of no day shows when it was first reported: by this source."""
    one = joined(alike)
    first = next((each.source for each in reversed(alike) if each.source), None)
    return replace(one, anchor=anchor, source=one.source if one.said else first)


def joined(alike: Iterable[LinkedStatement]) -> LinkedStatement:
    """One statement with all that is known of it; what tells of it first counts most."""
    return reduce(LinkedStatement.with_what_is_known, alike)


def apart(
    own: Iterable[LinkedStatement], prose: Iterable[LinkedStatement]
) -> Iterator[LinkedStatement]:
    """Statements of fields; one whose words were said on another day before has an anchor of its own.

    Those of the `prose` have their anchors already.
    """
    days = {each.anchor: each.said for each in prose if each.said}
    for each in own:
        if each.said and not each.is_of(days.setdefault(each.anchor, each.said)):
            yield replace(each, anchor=said_on(each.anchor, each.said))
        else:
            yield each
