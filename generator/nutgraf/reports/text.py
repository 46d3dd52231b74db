"""Problems for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import click

from nutgraf.problems import Level, Problem

COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTICE: "cyan"}


def as_text(problems: Sequence[Problem]) -> str:
    """A line a problem, and one of what to do. Its level has a colour, which click takes out where nobody sees it."""
    return "\n".join(f"{_level(problem.level)}: {problem}" for problem in problems)


@cache
def _level(level: Level) -> str:
    return click.style(level.value, fg=COLOURS[level], bold=level is Level.ERROR)


def summary(problems: Sequence[Problem]) -> str:
    """How many problems of each level there are, as one line."""
    levels = [problem.level for problem in problems]
    counts = [
        f"{levels.count(level)} {level}{'' if levels.count(level) == 1 else 's'}"
        for level in Level
        if level in levels
    ]
    return ", ".join(counts) or "Nothing to mend."
