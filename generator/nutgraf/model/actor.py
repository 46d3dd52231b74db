"""An actor: a person, government, body or group that acts in the news."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from nutgraf.model.record import Also, Item, Record
from nutgraf.model.types import File, LanguageTag, Partial, Text, Url


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    COUNTRY = "country"
    GROUP = "group"


class Position(Record):
    """An office that a person held or holds."""

    shorthand: ClassVar[str | None] = "title"

    title: Text = Field(description="The office.")
    organization: Text | None = Field(default=None, description="An actor, or text.")
    start: Partial | None = Field(default=None, description="From when.")
    end: Partial | None = Field(default=None, description="Until when.")


class Portrait(Record):
    """The picture of an actor. It stands beside the name, so that it needs no text in its place."""

    shorthand: ClassVar[str | None] = "src"

    src: Annotated[File, Also("url", "path")] = Field(
        description="A file below `content/`, or a URL."
    )
    credit: Text | None = Field(default=None, description="Whose it is.")


class Actor(Item):
    """A person, government, body or group. Its page gathers by itself what it said and where it is mentioned."""

    name: Annotated[Text, Also("title")] = Field(description="The name, as in prose.")
    type: ActorType | None = Field(default=None, description="What it is.")
    names: dict[LanguageTag, Text] = Field(
        default_factory=dict, description="Names in other languages: language → name."
    )
    aliases: tuple[Text, ...] = Field(
        default=(), description="Other names that always mean this actor."
    )
    short_names: tuple[Text, ...] = Field(
        default=(), description="Names that mean this actor where a page has named or listed it."
    )
    role: Text | None = Field(default=None, description="Who it is, in one line.")
    positions: tuple[Position, ...] = Field(
        default=(), description="Offices held, with their dates."
    )
    member_of: tuple[Text, ...] = Field(
        default=(), description="Actors (or text) of which it is a part."
    )
    country: Text | None = Field(default=None, description="An actor, or text.")
    summary: Annotated[Text | None, Also("description")] = Field(
        default=None, description="Who it is, in a sentence."
    )
    image: Portrait | None = Field(default=None, description="A picture of it.")
    same_as: tuple[Url, ...] = Field(default=(), description="The same actor elsewhere.")
