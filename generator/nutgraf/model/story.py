"""A story: the briefings on one course of events."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nutgraf.model.record import Also, Item
from nutgraf.model.types import Reference, Text


class Story(Item):
    """A course of events, told over several briefings."""

    name: Annotated[Text, Also("title")] = Field(description="The story's name.")
    summary: Annotated[Text | None, Also("description")] = Field(
        default=None, description="The story in a sentence."
    )
    status: Text | None = Field(default=None, description="Where it stands, in a word or two.")
    topics: Annotated[tuple[Reference, ...], Also("tags", "categories", "category")] = Field(
        default=(), description="What it is about."
    )
