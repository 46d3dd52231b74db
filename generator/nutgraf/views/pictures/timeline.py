"""What happened in a story, and what is planned: marks down a line, the further apart the more days lie between.

Drawn for a small phone first: each mark has its day and its name beside it, at the size of small print.
"""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.languages import direction_of
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.times import day_of
from nutgraf.views.context import PageContext
from nutgraf.views.pictures.names import fitted
from nutgraf.views.types import Mark, TimeLine

WIDTH = 320.0
LINE, LABEL = 8.0, 24.0
"""How far the line and what is written beside it stand from where reading begins."""
ROW = 40.0
"""The height of a day with a name below it: a target for a thumb."""
FREE = 16.0
"""So much more for each but one is shared out by the days that lie between."""
ROOM = 40
"""How many letters of a name have room."""
MOST, FEWEST = 12, 3
"""More events than these, the newest, nobody takes in at a glance; fewer have no shape."""


def story_timeline(events: Iterable[LinkedEvent], page: PageContext) -> TimeLine | None:
    """The events that have a day, on a line; None where they would show nothing."""
    dated = sorted(
        ((day_of(when), each) for each in events if (when := each.current.when)),
        key=lambda pair: pair[0],
    )[-MOST:]
    if len(dated) < FEWEST or dated[0][0] == dated[-1][0]:
        return None
    first, last = dated[0][0], dated[-1][0]
    free = FREE * (len(dated) - 1)
    marks = tuple(
        _mark(each, ROW * (index + 0.5) + free * (day - first) / (last - first), page)
        for index, (day, each) in enumerate(dated)
    )
    is_ltr = direction_of(page.language) == "ltr"
    return TimeLine(
        width=WIDTH,
        height=ROW * len(marks) + free,
        x=LINE if is_ltr else WIDTH - LINE,
        label_x=LABEL if is_ltr else WIDTH - LABEL,
        anchor="start" if is_ltr else "end",
        now=next((each.y for each in reversed(marks) if not each.planned), marks[0].y),
        marks=marks,
    )


def _mark(event: LinkedEvent, y: float, page: PageContext) -> Mark:
    current = event.current
    name = current.name or current.id
    return Mark(
        name=name,
        label=fitted(name, ROOM),
        when=page.when(current.when),
        href=page.to(f"events/{current.id}/"),
        status=current.status.value if current.status else None,
        planned=current.is_planned,
        y=round(y, 1),
    )
