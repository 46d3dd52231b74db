"""What the briefings say of each event → the event as it stands, with its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import tzinfo
from functools import reduce

from nutgraf.gather import Newsroom
from nutgraf.keys import Kind
from nutgraf.link.briefings import event_id
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.link.linked_event import EventReport, LinkedEvent
from nutgraf.model import Briefing, BriefingStatus, Item
from nutgraf.problems import Code, Problem
from nutgraf.text import quoted
from nutgraf.times import instant


def gather_events(
    briefings: Iterable[LinkedBriefing], newsroom: Newsroom, zone: tzinfo | None
) -> tuple[dict[str, LinkedEvent], list[Problem]]:
    """Every event by its id, and a problem with each that none of them names, unless one could not be read."""
    by_key = {briefing.key: briefing for briefing in briefings}
    history: dict[str, list[EventReport]] = {}
    for planned in _oldest_first(by_key.values(), zone):
        history.setdefault(planned.id, []).append(planned)
    events = {
        id: LinkedEvent(reduce(EventReport.updated, said), tuple(said))
        for id, said in history.items()
    }
    if newsroom.targets.lacks(Kind.BRIEFING):
        return events, []
    nameless = [each.history[0] for each in events.values() if each.current.name is None]
    return events, [_nameless(each, by_key[each.briefing], newsroom) for each in nameless]


def _oldest_first(
    briefings: Iterable[LinkedBriefing], zone: tzinfo | None
) -> Iterator[EventReport]:
    """What is said of events in the order of its publication; of one moment's briefings what names an event first."""
    said = [(briefing, planned) for briefing in briefings for planned in briefing.events]
    said.sort(key=lambda each: (instant(each[0].published, zone), not each[1].name, each[0].key))
    return (_with_topics(planned, briefing) for briefing, planned in said)


def _with_topics(planned: EventReport, briefing: LinkedBriefing) -> EventReport:
    """An event without topics is about its briefing's; an update without any changes none."""
    is_update = planned.name is None
    return planned if planned.topics or is_update else replace(planned, topics=briefing.topics)


def _nameless(event: EventReport, briefing: LinkedBriefing, newsroom: Newsroom) -> Problem:
    document = newsroom.items[briefing.key].document
    index = [each.id for each in briefing.events].index(event.id)
    why, hint = _why_nameless(event.id, newsroom)
    message = f"expected a name for the event {quoted(event.id)}, but {why}"
    return document.problem(("events", index), message, hint, code=Code.NAMELESS_EVENT)


def _why_nameless(id: str, newsroom: Newsroom) -> tuple[str, str]:
    """Why an event has no name, and what to do: the briefing that names it may be one of which readers see nothing."""
    hidden = next((each for each in newsroom.hidden if _names(each.item, id)), None)
    if hidden:
        why = f"{hidden.document.path}, which gives one, is a draft or under embargo"
        return why, "Add `name: …` here, too, or hold this back as long."
    gone = next((each for each in newsroom.items.values() if _names(each.item, id)), None)
    if gone:
        is_withdrawn = getattr(gone.item, "status", None) is BriefingStatus.WITHDRAWN
        what = "withdrawn" if is_withdrawn else "a translation"
        why = f"{gone.document.path}, which gives one, is {what}"
        return why, "Add `name: …` here, too."
    return (
        "no briefing gives one",
        "Add `name: …`, or mend the id if it is to update a known event.",
    )


def _names(item: Item, id: str) -> bool:
    """Whether an item is a briefing that names an event."""
    return isinstance(item, Briefing) and any(
        event.name and event_id(event) == id for event in item.events
    )
