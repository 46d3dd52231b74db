"""What one briefing reports of an event, and the event as all of them leave it. Resolved, as in the Corpus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from nutgraf.keys import Key
from nutgraf.model import EventStatus
from nutgraf.read.body import Citation
from nutgraf.times import day_of, instant

NoteReference: TypeAlias = tuple[Key, str]
"""A text that has been read: the item, and the field that holds it."""


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one briefing says of an event; None is what it leaves unsaid.

    Its name and its place may be the words of another: of the briefing that it was `named_by`, or `placed_by`.
    """

    id: str
    briefing: Key
    name: str | None
    named_by: Key | None
    when: date | None
    expected: bool | None
    ends: date | None
    status: EventStatus | None
    previous: date | None
    place: str | None
    placed_by: Key | None
    note: NoteReference | None
    actors: tuple[Key, ...]
    topics: tuple[Key, ...]
    source: Citation | None

    def updated(self, later: EventReport) -> EventReport:
        """The event as it stands after `later` was said of it.

        What is expected again is called off no more, nor has it been.
        """
        moved = later.when is not None and self.when is not None and _differ(later.when, self.when)
        is_told = later.status is not None or later.expected is not None
        return EventReport(
            id=self.id,
            briefing=later.briefing,
            name=later.name or self.name,
            named_by=later.named_by or self.named_by,
            when=later.when or self.when,
            expected=later.expected if is_told else self.expected,
            ends=later.ends or (None if moved else self.ends),
            status=later.status or (None if later.expected and self.is_settled else self.status),
            previous=later.previous or (self.when if moved else self.previous),
            place=later.place or self.place,
            placed_by=later.placed_by or self.placed_by,
            note=later.note or self.note,
            actors=tuple(dict.fromkeys([*self.actors, *later.actors])),
            topics=tuple(dict.fromkeys([*self.topics, *later.topics])),
            source=later.source or self.source,
        )

    def completed(self, original: EventReport) -> EventReport:
        """This report, of a translation, with what only the `original` says: nothing has changed between the two."""
        is_told = self.status is not None or self.expected is not None
        return replace(
            self,
            name=self.name or original.name,
            named_by=self.named_by or original.named_by,
            when=self.when or original.when,
            expected=self.expected if is_told else original.expected,
            ends=self.ends or original.ends,
            status=self.status if is_told else original.status,
            previous=self.previous or original.previous,
            place=self.place or original.place,
            placed_by=self.placed_by or original.placed_by,
            note=self.note or original.note,
            actors=self.actors or original.actors,
            topics=self.topics or original.topics,
            source=self.source or original.source,
        )

    @property
    def is_settled(self) -> bool:
        """Whether it has taken place, or will not."""
        return self.status in (EventStatus.HELD, EventStatus.CANCELLED)

    @property
    def is_planned(self) -> bool:
        """Whether it has yet to take place, as far as the briefings say."""
        if self.is_settled:
            return False
        is_open = self.status in (EventStatus.SCHEDULED, EventStatus.POSTPONED)
        return bool(self.expected) or is_open


def _differ(one: date, other: date) -> bool:
    """Whether two dates cannot be of one occasion: the hour of a day moves nothing."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return instant(one) != instant(other)
    return day_of(one) != day_of(other)


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """An event: as it stands, and each thing said of it, oldest first."""

    current: EventReport
    history: tuple[EventReport, ...]

    @property
    def awaits_day(self) -> bool:
        """Whether it is postponed, and has not been given a new day since: it may be postponed more than once."""
        awaits, planned, status, postponed = False, None, None, EventStatus.POSTPONED
        for told in self.history:
            before = planned or told.previous
            is_new = told.when and (_differ(told.when, before) if before else awaits)
            is_off = told.status is postponed and not (told.when and status is postponed)
            awaits = not is_new and (awaits or is_off)
            planned, status = told.when or before, told.status or status
        return awaits and self.current.status is postponed

    def in_words_of(self, told: EventReport) -> LinkedEvent:
        """The event as it stands, in the words that one briefing has for it: those of its language."""
        current = replace(
            self.current,
            name=told.name or self.current.name,
            named_by=told.named_by or self.current.named_by,
            place=told.place or self.current.place,
            placed_by=told.placed_by or self.current.placed_by,
            note=told.note,
            source=told.source or self.current.source,
        )
        return replace(self, current=current)
