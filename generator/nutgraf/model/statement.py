"""A statement: who said what, when and where, with its source."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from nutgraf.model.record import Also, Record
from nutgraf.model.source import SourceReference
from nutgraf.model.types import LanguageTag, Reference, Text, When, Words, refuse
from nutgraf.problems import Code


class Statement(Record):
    """Words said (`quote`, verbatim) or reported (`paraphrase`), with what is known of their saying."""

    alternatives: ClassVar[tuple[tuple[str, ...], ...]] = (("quote", "paraphrase"),)

    quote: Words | None = Field(default=None, description="The words, verbatim.")
    paraphrase: Text | None = Field(default=None, description="What was said, in other words.")
    speaker: Reference | None = Field(default=None, description="The actor who said it.")
    attribution: Text | None = Field(
        default=None, description="Who said it, where that is no actor."
    )
    said: Annotated[When | None, Also("date")] = Field(
        default=None, description="When it was said."
    )
    venue: Text | None = Field(
        default=None, description="The occasion, such as `White House briefing`."
    )
    medium: Text | None = Field(default=None, description="How it was said, such as `post on X`.")
    to: tuple[Text, ...] = Field(default=(), description="To whom: actors or text.")
    place: Annotated[Text | None, Also("location")] = Field(
        default=None, description="Where it was said."
    )
    source: SourceReference | None = Field(default=None, description="Where it is reported.")
    locator: Text | None = Field(
        default=None, description="The passage of the source, such as `paragraph 7`."
    )
    topics: tuple[Reference, ...] = Field(default=(), description="What it is about.")
    language: LanguageTag | None = Field(default=None, description="The language of `original`.")
    original: Words | None = Field(
        default=None, description="The words in the language in which they were said."
    )

    @model_validator(mode="after")
    def _one_text_of_at_most_one_speaker(self) -> Statement:
        if bool(self.quote) == bool(self.paraphrase):
            found = "both" if self.quote else "neither"
            hint = "`quote` is for the words themselves, `paraphrase` for a report of them."
            raise refuse(Code.STATEMENT, "either `quote` or `paraphrase`", found, hint)
        if self.speaker and self.attribution:
            hint = "`speaker` is for an actor, `attribution` for an office or somebody who is not named."
            raise refuse(Code.STATEMENT, "either `speaker` or `attribution`", "both", hint)
        return self

    @property
    def text(self) -> str:
        """The words, or the report of them."""
        return self.quote or self.paraphrase or ""
