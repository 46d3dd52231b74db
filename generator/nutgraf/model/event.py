"""An event: something that took place, or is to."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from nutgraf.model.record import Also, Record
from nutgraf.model.source import SourceReference
from nutgraf.model.types import Flag, MarkdownText, Reference, Text, When, refuse
from nutgraf.problems import Code


class EventStatus(StrEnum):
    """What became of an event."""

    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Event(Record):
    """What a briefing says of an event. The same `id` in a later briefing updates it."""

    shorthand: ClassVar[str | None] = "name"
    alternatives: ClassVar[tuple[tuple[str, ...], ...]] = (("name", "id"),)

    name: Text | None = Field(
        default=None, description="What takes place; may be left out in an update."
    )
    id: Text | None = Field(
        default=None, description="Its name in addresses, the same in each briefing."
    )
    date: When | None = Field(default=None, description="The day or the moment at which it begins.")
    expected: Flag = Field(default=False, description="It is planned and has not taken place.")
    ends: When | None = Field(default=None, description="When it ends.")
    status: EventStatus | None = Field(default=None, description="What became of it.")
    previous_date: When | None = Field(
        default=None, description="The date for which it was planned before."
    )
    place: Annotated[Text | None, Also("location")] = Field(
        default=None, description="Where it takes place."
    )
    actors: tuple[Reference, ...] = Field(default=(), description="Who takes part.")
    topics: tuple[Reference, ...] = Field(default=(), description="What it is about.")
    source: SourceReference | None = Field(default=None, description="Where it is reported.")
    locator: Text | None = Field(
        default=None, description="The passage of the source, such as `paragraph 7`."
    )
    note: MarkdownText | None = Field(default=None, description="What else to know.")

    @model_validator(mode="after")
    def _named(self) -> Event:
        if not self.name and not self.id:
            hint = "Add `name: …`; only an update, with the `id` of a known event, needs none."
            raise refuse(Code.MISSING, "a name", "none", hint)
        return self
