"""An actor's statements by year, and what a reader can choose them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedStatement
from nutgraf.views.context import PageContext
from nutgraf.views.parts import quotation, topic_mark, year_mark
from nutgraf.views.speakers import speaker_anchor
from nutgraf.views.types import Choice, Group, Quotation


def by_year(
    statements: Iterable[LinkedStatement], page: PageContext
) -> tuple[Group[Quotation], ...]:
    """Statements, newest first as they come, by the year in which they were made or first reported."""
    return tuple(
        Group(mark.removeprefix("year-"), mark, tuple(quotation(each, page) for each in said))
        for mark, said in groupby(statements, key=lambda each: year_mark(each, page))
    )


def year_choices(statements: Iterable[LinkedStatement], page: PageContext) -> tuple[Choice, ...]:
    """The years of statements, newest first, each leading to its heading."""
    counted = Counter(year_mark(each, page) for each in statements)
    return tuple(
        Choice(mark, mark.removeprefix("year-"), number, f"#{mark}")
        for mark, number in counted.items()
    )


def topic_choices(
    statements: Iterable[LinkedStatement], page: PageContext, speaker: Key
) -> tuple[Choice, ...]:
    """The topics of statements, most first, each leading to where its page has those of this speaker."""
    counted = Counter(topic for each in statements for topic in each.topics)
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        Choice(
            topic_mark(topic),
            page.named(topic)[0],
            number,
            page.href(topic, speaker_anchor(speaker)),
        )
        for topic, number in ordered
    )
