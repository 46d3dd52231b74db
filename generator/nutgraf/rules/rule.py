"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from nutgraf.problems import SWITCHABLE, Code, Level, Problem, RuleCode
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding

Look: TypeAlias = Callable[[Copy], Iterator[Finding]]
"""The work of a rule: a pure function from all of the content to what is to be mended."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, the level that it has unless a site sets another (None: off), and what it is about.

    `finds` and `mend` are a sentence each, for the handbook; `mend` is the hint where a finding has none of its own.
    A rule that `needs_all` looks for what is nowhere in the newsroom: it waits until no file has an error. One that
    goes `by_file` finds in each what that says and what its references mean, whatever else there is.
    """

    code: RuleCode
    level: Level | None
    finds: str
    mend: str
    look: Look
    needs_all: bool = False
    by_file: bool = False

    def problems(self, copy: Copy, level: Level) -> Iterator[Problem]:
        """All that breaks the rule, as problems of that level."""
        if self.needs_all and copy.has_gaps:
            return
        for found in self.look(copy):
            hint = with_code(found.hint or self.mend, self.code)
            yield Problem(found.place, found.field, found.message, hint, self.code, level)


def with_code(hint: str, code: str) -> str:
    """A hint that tells, too, what the rule is called in the settings."""
    return f"{hint} (`{code}`)"


def rule(
    code: str,
    level: Level | None,
    *,
    finds: str,
    mend: str,
    needs_all: bool = False,
    by_file: bool = False,
) -> Callable[[Look], Rule]:
    """Declare the function below as the work of a rule; `registry.py` lists all."""

    def declare(look: Look) -> Rule:
        return Rule(RuleCode(code), level, finds, mend, look, needs_all, by_file)

    return declare


def read_already(code: Code, *, finds: str, mend: str) -> Rule:
    """Declare the rule for what reading has found: there is nothing left to look for, only a level to be set."""
    return Rule(RuleCode(code.value), SWITCHABLE[code], finds, mend, lambda _: iter(()))
