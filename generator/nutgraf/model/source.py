"""A source: where something was reported. What is unknown is left out."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, Tag

from nutgraf.model.record import Also, Item, Record
from nutgraf.model.types import LanguageTag, Partial, Reference, Text, Url


class SourceFields(Record):
    """What can be known of a source."""

    title: Annotated[Text, Also("name", "headline")] = Field(description="The title of the source.")
    publisher: Text | None = Field(default=None, description="Who published it.")
    url: Url | None = Field(default=None, description="Where it can be read.")
    author: Text | None = Field(default=None, description="Who wrote it.")
    published: Annotated[Partial | None, Also("date")] = Field(
        default=None, description="When it was published."
    )
    updated: Partial | None = Field(default=None, description="When it was last changed.")
    retrieved: Partial | None = Field(
        default=None, description="When it was read for this newsroom."
    )
    archived: Url | None = Field(default=None, description="The address of an archived copy.")
    language: Annotated[LanguageTag | None, Also("lang")] = Field(
        default=None, description="Its language."
    )
    kind: Text | None = Field(
        default=None, description="What it is, such as `article` or `transcript`."
    )


class InlineSource(SourceFields):
    """A source written in place, with the passage meant."""

    locator: Text | None = Field(
        default=None, description="The passage meant, such as `paragraph 7`."
    )


class Source(SourceFields, Item):
    """A source with a page of its own."""

    headline_field: ClassVar[str] = "title"


def _reference_or_map(value: Any) -> str:
    return "map" if isinstance(value, dict | Record) else "id"


SourceReference = Annotated[
    Annotated[Reference, Tag("id")] | Annotated[InlineSource, Tag("map")],
    Discriminator(_reference_or_map),
]
"""A source by its id, or written in place."""
