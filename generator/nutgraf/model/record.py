"""What all records of the content format share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from nutgraf.model.types import Address, Flag, Moment


@dataclass(frozen=True, slots=True)
class Also:
    """Other names under which writers may type a field (`Annotated[Text, Also("headline")]`)."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", names)


class Record(BaseModel):
    """A mapping of the content format. Keys that no field describes are kept in `extra`."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,  # what was validated in an earlier run needs no validators
    )

    shorthand: ClassVar[str | None] = None
    """The field that a single value stands for where a mapping is expected (`media: photo.jpg` is its `src`)."""

    decisive: ClassVar[frozenset[str]] = frozenset()
    """Fields that are not left empty: they say whether it is published, and could be meant either way."""

    alternatives: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields of which one has to be there: those of each group."""

    @classmethod
    def field_for(cls, text: str) -> str | None:
        """The field that the single value `text` stands for, or None where a mapping is needed."""
        del text  # only some records look at it
        return cls.shorthand

    @classmethod
    def listed_fields(cls) -> list[str]:
        """The names of the fields, in the order in which people look for them: what all records have comes last."""
        shared = [name for name in Item.model_fields if name != "extra"]
        own = [name for name in cls.model_fields if name not in Item.model_fields]
        return [*own, *(name for name in shared if name in cls.model_fields), "extra"]

    extra: Annotated[dict[str, Any], Also("params")] = Field(
        default_factory=dict, description="Anything else, for templates."
    )


class Item(Record):
    """What every kind of item has."""

    headline_field: ClassVar[str] = "name"
    """The one field that an item cannot do without: its name or title."""

    decisive: ClassVar[frozenset[str]] = frozenset({"draft", "embargo"})

    draft: Flag = Field(default=False, description="Not ready: absent from the built site.")
    embargo: Moment | None = Field(
        default=None, description="Absent from the built site until this moment."
    )
    redirect_from: tuple[Address, ...] = Field(
        default=(), description="Addresses at which this was published before."
    )

    @property
    def heading(self) -> str:
        """The item's name or title."""
        return str(getattr(self, self.headline_field))

    def texts(self) -> dict[str, str]:
        """Its fields that are Markdown, in the order in which a page shows them: path of the field → text."""
        return {}
