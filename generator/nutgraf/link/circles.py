"""Topics that stand above themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nutgraf.gather import Newsroom
from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedTopic
from nutgraf.problems import Code, Problem


def break_circles(
    topics: Mapping[Key, LinkedTopic], newsroom: Newsroom
) -> tuple[dict[Key, LinkedTopic], list[Problem]]:
    """`topics` without the parents that go in circles, and a problem with each circle, at its first topic."""
    circles = {
        key: way for key in topics if topics[(way := _way_up(key, topics))[-1]].parent == key
    }
    broken = {key: replace(topics[key], parent=None) for key in circles}
    return {**topics, **broken}, [
        _problem(way, newsroom) for key, way in circles.items() if key == min(way)
    ]


def _problem(way: list[Key], newsroom: Newsroom) -> Problem:
    names = " → ".join(key.id for key in (*way, way[0]))
    message = f"expected a topic that stands above this one, but got a circle: {names}"
    hint = "Take one `parent` away."
    document = newsroom.items[way[0]].document
    return document.problem(("parent",), message, hint, code=Code.PARENT_CIRCLE)


def _way_up(start: Key, topics: Mapping[Key, LinkedTopic]) -> list[Key]:
    """A topic and those above it, each once."""
    way = [start]
    while (parent := topics[way[-1]].parent) and parent not in way:
        way.append(parent)
    return way
