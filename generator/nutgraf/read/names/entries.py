"""What goes into the lexicon, and what comes out of it."""

from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """How much a form says by itself about whom it means."""

    NAME = "name"
    ALIAS = "alias"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one item's name, as the writer wrote it, in any script."""

    key: str
    form: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Hit:
    """A place, as offsets into the text, where a form stands as whole words; others may overlap."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A place that names one item, or that several items claim alike."""

    start: int
    end: int
    form: str
    entries: tuple[Entry, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the items that claim the place, sorted."""
        return tuple(sorted({entry.key for entry in self.entries}))

    @property
    def key(self) -> str | None:
        """The key of the item that is named, or None where several claim the place."""
        keys = self.keys
        return keys[0] if len(keys) == 1 else None
