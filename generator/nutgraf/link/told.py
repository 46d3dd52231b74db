"""What each briefing says for the site: of several versions one speaks, completed by their original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing, LinkedClaim, Versions
from nutgraf.link.linked_event import EventReport

NamedT = TypeVar("NamedT", LinkedClaim, EventReport)


def filed_like_originals(
    briefings: Mapping[Key, LinkedBriefing], versions: Mapping[Key, Versions]
) -> dict[Key, LinkedBriefing]:
    """The briefings, each translation that names no story, or no topic, with those of its original."""
    filed = dict(briefings)
    for key, found in versions.items():
        briefing, original = briefings[key], briefings[found.original]
        stories = briefing.stories or original.stories
        topics = briefing.topics or original.topics
        if (stories, topics) != (briefing.stories, briefing.topics):
            filed[key] = replace(briefing, stories=stories, topics=topics)
    return filed


def told_for_all(
    briefings: Mapping[Key, LinkedBriefing], versions: Mapping[Key, Versions]
) -> Iterator[LinkedBriefing]:
    """The briefings that say something of their own: of several versions the one that lists show.

    What that does not repeat of its original, the original tells: the statements where it has none, and claims and
    events by their ids. What it leaves unsaid of a claim or an event is as in the original.
    """
    for briefing in briefings.values():
        found = versions.get(briefing.key)
        if briefing.is_withdrawn:
            continue
        if found is None or found.listed == found.original == briefing.key:
            yield briefing
        elif found.listed == briefing.key:
            yield _completed(briefing, briefings[found.original])
        elif found.original == briefing.key:
            yield _without_repeated(briefing, briefings[found.listed])


def _completed(briefing: LinkedBriefing, original: LinkedBriefing) -> LinkedBriefing:
    """A translation, its claims and events with what only its original says of them."""
    claims = {each.id: each for each in original.claims}
    events = {each.id: each for each in original.events}
    return replace(
        briefing,
        claims=tuple(each.completed(claims.get(each.id, each)) for each in briefing.claims),
        events=tuple(each.completed(events.get(each.id, each)) for each in briefing.events),
    )


def _without_repeated(original: LinkedBriefing, listed: LinkedBriefing) -> LinkedBriefing:
    """An original with what the version that lists show does not repeat."""
    return replace(
        original,
        statements=() if listed.statements else original.statements,
        claims=_missing(original.claims, listed.claims),
        events=_missing(original.events, listed.events),
    )


def _missing(stated: Sequence[NamedT], told: Sequence[NamedT]) -> tuple[NamedT, ...]:
    """Those of the `stated` that are not `told`; none where one is told by an id of its own: it may be any of them."""
    ids = {each.id for each in told}
    is_sure = ids <= {each.id for each in stated}
    return tuple(each for each in stated if each.id not in ids) if is_sure else ()
