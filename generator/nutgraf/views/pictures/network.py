"""Who appears with whom: round one actor, or in a story.

Both are drawn for a small phone first: names stand in columns, at the size of small print, and never over each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.views.context import PageContext
from nutgraf.views.pictures.names import fitted
from nutgraf.views.types import Edge, Network, NetworkNode

WIDTH = 320.0
ROW = 26.0
"""The height of a name: a target for a thumb."""

MOST = 12
MOST_ARCS = 20
"""More arcs than these nobody can follow: the strongest of each actor, and then of all."""
FEWEST = 3
COLUMN = 18
"""How many letters of a name have room beside the middle; in an arc diagram there is room for more."""
WIDE_COLUMN = 30
LEFT, MIDDLE, RIGHT = 128.0, 160.0, 192.0
BESIDE = 8.0
ARC_X = 104.0
STEEP = 92.0
"""How far the longest arc goes out."""


def actor_network(
    own: Key, together: Sequence[tuple[Key, int]], page: PageContext
) -> Network | None:
    """One actor in the middle, those that it appears with on both sides; None where they are too few."""
    shown = together[:MOST]
    if len(shown) < FEWEST:
        return None
    rows = (len(shown) + 1) // 2
    height = rows * ROW
    nodes = [NetworkNode(page.named(own)[0], "", None, MIDDLE, height / 2, MIDDLE, "middle")]
    edges = []
    for index, (key, number) in enumerate(shown):
        is_left = index % 2 == 0
        x, y = (LEFT if is_left else RIGHT), (index // 2 + 0.5) * ROW
        nodes.append(_node(key, x, y, COLUMN, page))
        edges.append(Edge(f"M{MIDDLE:g} {height / 2:g}L{x:g} {y:g}", _width(number, shown[0][1])))
    return Network(WIDTH, height, tuple(nodes), tuple(edges))


def story_network(briefings: Iterable[LinkedBriefing], page: PageContext) -> Network | None:
    """The actors of most briefings, one below the other, and an arc between those that appear together."""
    told = [*briefings]
    seen = Counter(key for each in told for key in each.actors)
    shown = sorted(seen, key=lambda key: (-seen[key], key))[:MOST]
    pairs = Counter(
        pair
        for each in told
        for pair in combinations([key for key in shown if key in each.actors], 2)
    )
    if len(shown) < FEWEST or not pairs:
        return None
    arcs = _arcs(pairs)
    linked = [key for key in shown if any(key in pair for pair in arcs)]
    places = {key: (index + 0.5) * ROW for index, key in enumerate(linked)}
    most = max(pairs.values())
    nodes = tuple(_node(key, ARC_X, places[key], WIDE_COLUMN, page) for key in linked)
    edges = tuple(
        Edge(_arc(places[one], places[other], len(linked)), _width(pairs[one, other], most))
        for one, other in sorted(arcs)
    )
    return Network(WIDTH, len(linked) * ROW, nodes, edges)


def _arcs(pairs: Counter[tuple[Key, Key]]) -> list[tuple[Key, Key]]:
    """Which pairs are shown: for each actor the one that it is seen with most, then the others that are seen most."""
    strongest = [pair for pair, _ in pairs.most_common()]
    first: dict[Key, tuple[Key, Key]] = {}
    for pair in strongest:
        for key in pair:
            first.setdefault(key, pair)
    return [*dict.fromkeys([*first.values(), *strongest])][:MOST_ARCS]


def _arc(one: float, other: float, rows: int) -> str:
    out = round(STEEP * abs(other - one) / (rows * ROW), 1)
    return f"M{ARC_X:g} {one:g}C{ARC_X - out * 1.3:g} {one:g} {ARC_X - out * 1.3:g} {other:g} {ARC_X:g} {other:g}"


def _width(number: int, most: int) -> float:
    return round(0.5 + 2 * number / most, 1)


def _node(key: Key, x: float, y: float, room: int, page: PageContext) -> NetworkNode:
    """The dot of an actor; its name stands on the far side of the middle."""
    name, is_left = page.named(key)[0], x == LEFT
    label_x, anchor = (x - BESIDE, "end") if is_left else (x + BESIDE, "start")
    return NetworkNode(name, fitted(name, room), page.href(key), x, y, label_x, anchor)
