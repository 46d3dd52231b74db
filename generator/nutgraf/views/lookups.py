"""What of the Corpus belongs to an actor, a topic, a story, a source: each list made once for all pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from nutgraf.keys import Key
from nutgraf.link.corpus import Corpus, LinkedBriefing, LinkedClaim, LinkedStatement
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.times import instant


@dataclass(frozen=True, slots=True)
class Gathered:
    """What belongs to one item; briefings and statements newest first, events in the order of their dates."""

    briefings: list[LinkedBriefing] = field(default_factory=list)
    statements: list[LinkedStatement] = field(default_factory=list)
    claims: list[LinkedClaim] = field(default_factory=list)
    events: list[LinkedEvent] = field(default_factory=list)


Lookups = Mapping[Key, Gathered]

NOTHING = Gathered()

EventOrder: TypeAlias = tuple[float, int, int, str]

BEFORE, DATED, AFTER = range(3)
"""Where events stand that are sorted by the same date: those without one come before or after the dated ones."""


def make_lookups(corpus: Corpus) -> Lookups:
    """For each actor, topic, story and source what belongs to it."""
    found: dict[Key, Gathered] = defaultdict(Gathered)
    statements = sorted(corpus.statements.values(), key=lambda each: statement_order(each, corpus))
    for briefing in corpus.listed:
        for key in _concerned_by_briefing(briefing):
            found[key].briefings.append(briefing)
    for statement in statements:
        for key in _concerned_by_statement(statement):
            found[key].statements.append(statement)
    _add_claims_and_events(found, corpus)
    return dict(found)


def _add_claims_and_events(found: Mapping[Key, Gathered], corpus: Corpus) -> None:
    for claim in corpus.claims.values():
        for key in _concerned_by_claim(claim, corpus):
            found[key].claims.append(claim)
    for event in sorted(corpus.events.values(), key=lambda each: event_order(each, corpus)):
        for key in _concerned_by_event(event, corpus):
            found[key].events.append(event)


def _concerned_by_briefing(briefing: LinkedBriefing) -> Iterable[Key]:
    cited = (each.source for each in briefing.sources)
    return dict.fromkeys([*briefing.topics, *briefing.actors, *briefing.stories, *cited])


def _concerned_by_statement(statement: LinkedStatement) -> Iterable[Key]:
    speaker = [statement.speaker] if isinstance(statement.speaker, Key) else []
    source = [statement.source.source] if statement.source else []
    return dict.fromkeys([*speaker, *statement.topics, *source])


def _concerned_by_claim(claim: LinkedClaim, corpus: Corpus) -> Iterable[Key]:
    holders = [each.holder for each in claim.positions if isinstance(each.holder, Key)]
    return dict.fromkeys([*holders, *claim.topics, *_stories(claim.briefings, corpus)])


def _concerned_by_event(event: LinkedEvent, corpus: Corpus) -> Iterable[Key]:
    told = [each.briefing for each in event.history]
    now = event.current
    return dict.fromkeys([*now.actors, *now.topics, *_stories(told, corpus)])


def _stories(briefings: Iterable[Key], corpus: Corpus) -> list[Key]:
    return [story for key in briefings for story in corpus.briefings[key].stories]


def statement_order(statement: LinkedStatement, corpus: Corpus) -> tuple[float, str]:
    """Newest first by the day of saying; what has no day counts as said when it was published."""
    published = (corpus.briefings[key].published for key in statement.briefings)
    at = partial(instant, zone=corpus.settings.zone)
    when = at(statement.said) if statement.said else min(map(at, published))
    return -when.timestamp(), statement.anchor


def event_order(event: LinkedEvent, corpus: Corpus) -> EventOrder:
    """The place of an event in a timeline: by its date.

    One without a date stands where the fullest list of a briefing has it: before the next dated event there, else
    after the last dated one, else at the briefing's own date.
    """
    if event.current.when:
        return (
            instant(event.current.when, corpus.settings.zone).timestamp(),
            DATED,
            0,
            event.current.id,
        )
    fullest = max(event.history, key=lambda each: len(corpus.briefings[each.briefing].events))
    return _listed_order(event.current.id, fullest.briefing, corpus)


def _listed_order(event: str, briefing: Key, corpus: Corpus) -> EventOrder:
    told = corpus.briefings[briefing]
    listed = [corpus.events[each.id].current for each in told.events]
    place = [each.id for each in listed].index(event)
    after = next((each.when for each in listed[place:] if each.when), None)
    before = next((each.when for each in listed[place::-1] if each.when), None)
    when = after or before or told.published
    moment = instant(when, corpus.settings.zone)
    return moment.timestamp(), BEFORE if after else AFTER, place, event


def companions(own: Key, briefings: list[LinkedBriefing]) -> list[tuple[Key, int]]:
    """The actors that appear in the same briefings as `own`, with how many; most first."""
    together = Counter(key for each in briefings for key in each.actors if key != own)
    return sorted(together.items(), key=lambda each: (-each[1], each[0]))


def neighbouring_topics(own: Key, briefings: list[LinkedBriefing]) -> list[tuple[Key, int]]:
    """The topics of the same briefings, with how many; most first."""
    together = Counter(key for each in briefings for key in each.topics if key != own)
    return sorted(together.items(), key=lambda each: (-each[1], each[0]))
