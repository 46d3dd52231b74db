"""Problems as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.problems import Problem


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, one a problem.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    place = problem.place
    field = f"{problem.field}: " if problem.field else ""
    hint = f"\n{problem.hint}" if problem.hint else ""
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    title = _property(problem.code)
    return f"::{problem.level} {where},title={title}::{_data(field + problem.message + hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
