"""What an import did and left undone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from nutgraf.keys import Kind
from nutgraf.problems import Place, Problem, on_one_line


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something to know about a place in a file of the old site."""

    place: Place
    message: str
    hint: str = ""

    @classmethod
    def of(cls, problem: Problem) -> Remark:
        """What a stage found wrong, as a remark."""
        field = f"{problem.field}: " if problem.field else ""
        return cls(problem.place, field + problem.message, problem.hint)

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return on_one_line(f"{self.place}: {self.message}") + hint


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something in the prose: where it stands, and what it is called."""

    place: Place
    name: str


@dataclass(slots=True)
class Report:
    """All of it.

    `read` and `written` count items by kind. Shortcodes are counted by name: `converted` into Markdown, `unwrapped`
    where only what they enclose stays, and `removed`. `unlinked` are links to pages that are not imported,
    `missing` the pictures whose file is not there, `remote` those on other servers.
    """

    read: Counter[Kind] = field(default_factory=Counter)
    written: Counter[Kind] = field(default_factory=Counter)
    authors: int = 0
    named_authors: int = 0
    left_out: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    converted: Counter[str] = field(default_factory=Counter)
    unwrapped: list[Found] = field(default_factory=list)
    removed: list[Found] = field(default_factory=list)
    unlinked: list[Found] = field(default_factory=list)
    missing: list[Found] = field(default_factory=list)
    remote: list[Found] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)

    def sort(self) -> None:
        """Put all that has a place into the order of the files."""
        for places in (self.left_out, self.notices):
            places.sort()
        for found in (self.unwrapped, self.removed, self.unlinked, self.missing, self.remote):
            found.sort()

    @property
    def is_complete(self) -> bool:
        """Whether nothing was left out."""
        return not self.left_out
