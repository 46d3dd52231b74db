"""Problems as pages show them, each with the line of the file on which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from linecache import checkcache, getline

from nutgraf.problems import Problem
from nutgraf.text import slugify
from nutgraf.views.context import Site
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


def problem_report(own: Iterable[Problem], total: int, url: str, site: Site) -> ProblemReport:
    """What the page at `url` shows: its own problems, and how many there are in all."""
    page = site.on(url)
    link = Link(page.strings.count("problems", total), page.to(ADDRESS))
    return ProblemReport(tuple(map(problem_line, own)), link)


def problems_page(by_file: Mapping[str, Sequence[Problem]], site: Site) -> ProblemsPage:
    """The view of the page of all problems."""
    page = site.on(ADDRESS)
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
            Group(path, f"file-{slugify(path)}", tuple(map(problem_line, found)))
            for path, found in by_file.items()
        ),
    )


def unreadable_page(heading: str, url: str, site: Site) -> UnreadablePage:
    """The view of the page that stands for an item of which too little could be read."""
    page = site.on(url)
    return UnreadablePage(
        url=page.url,
        root=page.root,
        title=heading,
        description="",
        language=page.language,
        breadcrumbs=page.breadcrumbs(),
        heading=heading,
    )


def problem_line(problem: Problem) -> ProblemLine:
    """A problem with the line of the file on which it stands."""
    place = problem.place
    checkcache(place.path)
    return ProblemLine(
        level=problem.level.value,
        place=str(place),
        line=place.line,
        field=problem.field,
        message=problem.message,
        hint=problem.hint,
        source=getline(place.path, place.line).strip(),
    )
