"""How items are named inside Nutgraf: a kind and an id, `actors/john-kirby`."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of items. The value is the folder under `content/` and the first part of the address."""

    BRIEFING = "briefings"
    ACTOR = "actors"
    TOPIC = "topics"
    STORY = "stories"
    SOURCE = "sources"
    EVENT = "events"
    PAGE = "pages"

    @property
    def singular(self) -> str:
        """The word for one of them, as messages use it."""
        return {"stories": "story"}.get(self.value, self.value.removesuffix("s"))

    @property
    def one(self) -> str:
        """That word with its article."""
        return f"{'an' if self.singular[0] in 'aeiou' else 'a'} {self.singular}"


SECTIONS = (Kind.BRIEFING, Kind.ACTOR, Kind.TOPIC, Kind.STORY, Kind.SOURCE)
"""The kinds that have a folder of their own under `content/`."""

INDEXES = (*(kind.value for kind in SECTIONS), "events", "statements", "claims", "corrections")
"""What index pages may list; each lies in a folder of that name."""


class Key(NamedTuple):
    """The name of one item; unique in a newsroom."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """The key that `str(key)` wrote."""
        kind, _, identifier = text.partition("/")
        return cls(Kind(kind), identifier)
