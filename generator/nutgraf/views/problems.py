"""Problems as pages show them, each with the line of the file on which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup, escape

from nutgraf.load.decode import peek
from nutgraf.problems import Place, Problem
from nutgraf.text import slugify
from nutgraf.views.context import page_at
from nutgraf.views.site import Site
from nutgraf.views.types import (
    Group,
    Link,
    ProblemLine,
    ProblemReport,
    ProblemsPage,
    UnreadablePage,
)

ADDRESS = "problems/"
"""Where a preview shows all problems."""

CODE = re.compile("`([^`]+)`")
"""What is to be typed, in messages."""


class SourceLines:
    """The lines of files as they are now, each file read once."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def at(self, place: Place) -> str:
        """The text of the line; empty where there is none to be had."""
        if place.path not in self._files:
            # where nothing can be read, that is the problem which is told
            self._files[place.path] = peek(Path(place.path)).split("\n")
        lines = self._files[place.path]
        return lines[place.line - 1].strip() if place.line <= len(lines) else ""


def problem_report(
    own: Iterable[Problem], total: int, url: str, lines: SourceLines, site: Site
) -> ProblemReport:
    """What the page at `url` shows: its own problems, and how many there are in all."""
    page = page_at(url, site)
    link = Link(page.strings.count("problems", total), page.to(ADDRESS))
    return ProblemReport(tuple(problem_line(each, lines) for each in own), link)


def problems_page(
    by_file: Mapping[str, Sequence[Problem]], lines: SourceLines, site: Site
) -> ProblemsPage:
    """The view of the page of all problems."""
    page = page_at(ADDRESS, site)
    heading = page.strings.text("problems")
    return ProblemsPage(
        url=page.url,
        root=page.root,
        title=heading,
        description=heading,
        language=page.language,
        breadcrumbs=page.breadcrumbs(),
        heading=heading,
        files=tuple(
            Group(path, f"file-{slugify(path)}", tuple(problem_line(each, lines) for each in found))
            for path, found in by_file.items()
        ),
    )


def unreadable_page(heading: str, url: str, site: Site) -> UnreadablePage:
    """The view of the page that stands for an item of which too little could be read."""
    page = page_at(url, site)
    return UnreadablePage(
        url=page.url,
        root=page.root,
        title=heading,
        description="",
        language=page.language,
        breadcrumbs=page.breadcrumbs(),
        heading=heading,
    )


def problem_line(problem: Problem, lines: SourceLines) -> ProblemLine:
    """A problem with the line of the file on which it stands."""
    place = problem.place
    return ProblemLine(
        level=problem.level.value,
        place=str(place),
        line=place.line,
        field=problem.field,
        message=_marked_up(problem.message),
        hint=_marked_up(problem.hint),
        source=lines.at(place),
    )


def _marked_up(text: str) -> Markup:
    """A message as HTML."""
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704  # it is escaped
