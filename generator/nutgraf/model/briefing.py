"""A briefing on a news story."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, Tag, model_validator

from nutgraf.model.claim import Claim
from nutgraf.model.event import Event
from nutgraf.model.record import Also, Item, Record
from nutgraf.model.source import SourceReference
from nutgraf.model.statement import Statement
from nutgraf.model.types import (
    File,
    LanguageTag,
    MarkdownText,
    Reference,
    Slug,
    Text,
    Url,
    When,
    refuse,
)
from nutgraf.problems import Code


class BriefingKind(StrEnum):
    """What sort of text a briefing is: schema.org's subtypes of NewsArticle."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    BACKGROUND = "background"
    LIVE = "live"


class BriefingStatus(StrEnum):
    """Whether a briefing stands. A withdrawn one keeps its address and says so."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class TranslationMethod(StrEnum):
    """How a text was translated."""

    MACHINE = "machine"
    HUMAN = "human"
    MACHINE_REVIEWED = "machine-reviewed"


class MediaKind(StrEnum):
    """What is to be seen or heard."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


class Media(Record):
    """A picture, film or sound; all may be known of it but the file."""

    shorthand: ClassVar[str | None] = "src"

    src: Annotated[File | None, Also("url", "path")] = Field(
        default=None, description="A file below `content/`, or a URL."
    )
    kind: MediaKind | None = Field(
        default=None,
        description="What is to be seen or heard: `image` if nothing is said of a file.",
    )
    caption: Text | None = Field(default=None, description="What stands beneath it.")
    credit: Text | None = Field(default=None, description="Whose it is.")
    alt: Text | None = Field(
        default=None, description="What is to be seen, for those who do not see it."
    )


class Correction(Record):
    """What was wrong and has been put right."""

    shorthand: ClassVar[str | None] = "text"

    text: MarkdownText = Field(description="What was wrong, and what is right.")
    date: When | None = Field(default=None, description="When it was corrected.")


class Translation(Record):
    """Of which briefing this is a translation, and how it was made."""

    of: Reference | None = Field(default=None, description="The briefing that was translated.")
    method: TranslationMethod = Field(description="How it was made.")
    by: Text | None = Field(default=None, description="Who translated or reviewed it.")
    date: When | None = Field(default=None, description="When it was translated.")


LIKE_A_URL = re.compile(r"\S+://|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?$")
"""Addresses of the web as people write them: `https://example.org/live`, `example.org/live`."""


class Pointer(Record):
    """Somewhere else to read: a title, an address, or both. Without an address it is shown as text."""

    alternatives: ClassVar[tuple[tuple[str, ...], ...]] = (("title", "url"),)

    title: Text | None = Field(default=None, description="What to call it.")
    url: Url | None = Field(default=None, description="Where it leads.")

    @classmethod
    def field_for(cls, text: str) -> str | None:
        """A single value is an address where it looks like one, be it without `https://`, else a title."""
        return "url" if LIKE_A_URL.match(text) else "title"

    @model_validator(mode="after")
    def _something(self) -> Pointer:
        if not self.title and not self.url:
            raise refuse(
                Code.MISSING, "a title or an address", "none", "Add `title: …` or `url: …`."
            )
        return self


class RelatedPointer(Pointer):
    """A pointer in a list of ids."""

    @classmethod
    def field_for(cls, text: str) -> str | None:
        """A single value is an address where it looks like one, else an id."""
        return "url" if "://" in text else None


def _reference_or_pointer(value: Any) -> str:
    return "map" if isinstance(value, dict | Record) else "id"


RelatedReference = Annotated[
    Annotated[Reference, Tag("id")] | Annotated[RelatedPointer, Tag("map")],
    Discriminator(_reference_or_pointer),
]
"""Another briefing by its id or title, a URL, or a title with an address."""


class Briefing(Item):
    """A briefing: the text, and what it says in a form that other pages can use."""

    headline_field: ClassVar[str] = "title"
    decisive: ClassVar[frozenset[str]] = Item.decisive | {"expires", "status"}

    title: Annotated[Text, Also("headline")] = Field(description="The headline.")
    date: Annotated[When, Also("published", "publishDate", "publishdate", "pubdate")] = Field(
        description="When it was published."
    )
    updated: Annotated[When | None, Also("lastmod", "modified")] = Field(
        default=None, description="When it was last changed."
    )
    summary: Annotated[Text | None, Also("description", "standfirst", "subtitle", "excerpt")] = (
        Field(default=None, description="The standfirst.")
    )
    slug: Slug | None = Field(default=None, description="The last part of its address.")
    kind: BriefingKind = Field(default=BriefingKind.REPORT, description="What sort of text it is.")
    story: Annotated[tuple[Reference, ...], Also("series")] = Field(
        default=(), description="Its story or stories."
    )
    topics: Annotated[tuple[Text, ...], Also("tags", "categories", "category")] = Field(
        default=(),
        description="Topics by id, name or alias; an unknown one becomes a topic of its own.",
    )
    actors: tuple[Reference, ...] = Field(
        default=(), description="Actors to list even if the prose does not name them."
    )
    authors: Annotated[tuple[Text, ...], Also("author")] = Field(
        default=(), description="Names, or ids of actors."
    )
    place: Annotated[Text | None, Also("location")] = Field(
        default=None, description="The dateline."
    )
    why_it_matters: MarkdownText | None = Field(default=None, description="The nut graf.")
    key_points: tuple[MarkdownText, ...] = Field(
        default=(), description="What to know, point by point."
    )
    sources: tuple[SourceReference, ...] = Field(
        default=(), description="What it rests on: ids of sources, or sources written in place."
    )
    statements: tuple[Statement, ...] = Field(
        default=(), description="Who said what, where the prose does not quote it."
    )
    claims: tuple[Claim, ...] = Field(
        default=(), description="What is disputed, and who takes which position."
    )
    events: tuple[Event, ...] = Field(default=(), description="What took place, or is to.")
    media: Annotated[tuple[Media, ...], Also("image")] = Field(
        default=(), description="Pictures, films, sound."
    )
    related: tuple[RelatedReference, ...] = Field(
        default=(), description="Briefings by id or title, or links."
    )
    live: Pointer | None = Field(default=None, description="A page with live updates.")
    language: Annotated[LanguageTag | None, Also("lang")] = Field(
        default=None, description="Its language, where that is not the site's."
    )
    translation: Translation | None = Field(
        default=None, description="Of what it is a translation, and how it was made."
    )
    corrections: tuple[Correction, ...] = Field(
        default=(), description="What was wrong and has been put right."
    )
    status: BriefingStatus = Field(
        default=BriefingStatus.PUBLISHED, description="Whether it stands."
    )
    expires: Annotated[When | None, Also("expirydate", "expiryDate", "unpublishdate")] = Field(
        default=None, description="Not listed once this day is over, or this moment has come."
    )

    def texts(self) -> dict[str, str]:
        """Its fields that are Markdown, in the order in which a page shows them: path of the field → text."""
        fields = {"why_it_matters": self.why_it_matters} if self.why_it_matters else {}
        fields |= {f"key_points.{index}": point for index, point in enumerate(self.key_points)}
        for index, event in enumerate(self.events):
            fields |= {f"events.{index}.note": event.note} if event.note else {}
        for index, correction in enumerate(self.corrections):
            fields[f"corrections.{index}.text"] = correction.text
        return fields
