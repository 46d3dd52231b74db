"""Pictures drawn from what the corpus says. Lengths are in units of a box that is as wide as a small phone.

Each says in words what it shows: what the words do not say, the lists of the page do.
"""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.views.types.parts import Count, When


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TimeStrip:
    """How many briefings there were in each day, week, month or year between the first and the last one."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    first: When
    last: When
    description: str


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what was said one actor said: a bar of so many hundredths of the longest one."""

    name: str
    href: str
    count: Count
    length: float


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An actor in a network: its dot, and its name beside it, shortened to `label` where there is no room."""

    name: str
    label: str
    href: str | None
    x: float
    y: float
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two actors, the wider the more briefings they share. `path` is SVG path data."""

    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """Who appears with whom."""

    width: float
    height: float
    nodes: tuple[NetworkNode, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on a line: its day, and its name below that, shortened to `label` where there is no room."""

    name: str
    label: str
    when: When | None
    href: str
    status: str | None
    planned: bool
    y: float


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Events down a line at `x`, written beside it from `label_x` on; after `now` all is planned."""

    width: float
    height: float
    x: float
    label_x: float
    anchor: str
    now: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a page; what would show nothing is not there."""

    strip: TimeStrip | None = None
    shares: tuple[Share, ...] = ()
    network: Network | None = None
    timeline: TimeLine | None = None
