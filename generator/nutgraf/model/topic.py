"""A topic: what briefings are about."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nutgraf.model.record import Also, Item
from nutgraf.model.types import MarkdownText, Reference, Text, Url


class Topic(Item):
    """A subject with its background, where it stands and where it is going."""

    name: Annotated[Text, Also("title")] = Field(description="The topic's name, as in prose.")
    aliases: tuple[Text, ...] = Field(
        default=(), description="Other names that always mean this topic."
    )
    parent: Reference | None = Field(default=None, description="The topic of which this is a part.")
    summary: Annotated[Text | None, Also("description")] = Field(
        default=None, description="To catch up in a minute."
    )
    status: Text | None = Field(default=None, description="Where it stands, in a word or two.")
    trend: Text | None = Field(default=None, description="Where it is going, in a word or two.")
    rationale: MarkdownText | None = Field(
        default=None, description="Why `status` and `trend` say so."
    )
    same_as: tuple[Url, ...] = Field(default=(), description="The same topic elsewhere.")

    def texts(self) -> dict[str, str]:
        """Its fields that are Markdown: path of the field → text."""
        return {"rationale": self.rationale} if self.rationale else {}
