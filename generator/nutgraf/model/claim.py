"""A claim: what is held to be so, and who takes which position on it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from nutgraf.model.record import Also, Record
from nutgraf.model.source import SourceReference
from nutgraf.model.types import Reference, Text, When, Words


class Stance(StrEnum):
    """How a holder stands to a claim."""

    ASSERTS = "asserts"
    SUPPORTS = "supports"
    DISPUTES = "disputes"
    CONTEXT = "context"


class ClaimStatus(StrEnum):
    """What the newsroom says of a claim; it need not say anything."""

    DISPUTED = "disputed"
    SUPPORTED = "supported"
    REFUTED = "refuted"
    UNRESOLVED = "unresolved"


class ClaimPosition(Record):
    """One position on a claim. `holder` is an actor, or text for a document such as a charter."""

    stance: Stance = Field(description="How the holder stands to the claim.")
    holder: Text = Field(description="An actor, or text for a document such as a charter.")
    text: Text | None = Field(default=None, description="The position, in our words.")
    quote: Words | None = Field(default=None, description="The position, verbatim.")
    source: SourceReference | None = Field(default=None, description="Where it is reported.")
    locator: Text | None = Field(
        default=None, description="The passage of the source, such as `paragraph 7`."
    )
    date: When | None = Field(default=None, description="When the position was taken.")


class Claim(Record):
    """What is claimed, and the positions on it; no verdict is forced."""

    shorthand: ClassVar[str | None] = "claim"

    claim: Annotated[Text, Also("text")] = Field(description="What is claimed, as one sentence.")
    id: Text | None = Field(
        default=None, description="Its name in addresses, the same in each briefing."
    )
    status: ClaimStatus | None = Field(
        default=None, description="What the newsroom says of it; it need not say anything."
    )
    positions: tuple[ClaimPosition, ...] = Field(default=(), description="The positions on it.")
    topics: tuple[Reference, ...] = Field(default=(), description="What it is about.")
