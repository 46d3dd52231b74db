"""What is wrong with the content, on the pages of a preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from linecache import checkcache, getline

from nutgraf.keys import Key
from nutgraf.problems import Problem
from nutgraf.text import slugify
from nutgraf.views.context import PageContext, Site
from nutgraf.views.pages import PlannedPage
from nutgraf.views.types import Group, Link, Page, ProblemLine, ProblemReport, ProblemsPage

ADDRESS = "problems/"
"""Where a preview shows all problems."""


def with_problems(
    planned: Iterable[PlannedPage],
    problems: Sequence[Problem],
    files: Mapping[Key, str],
    site: Site,
) -> Iterator[PlannedPage]:
    """The planned pages, each with the problems of its file, and a page of all; `files` has the file of each item."""
    if not problems:
        yield from planned
        return
    by_file = {
        path: [*found]
        for path, found in groupby(sorted(problems), key=lambda each: each.place.path)
    }
    for page in planned:
        own = by_file.get(files.get(page.key, ""), []) if page.key else []
        yield replace(page, make=partial(_marked, page.make, own, len(problems), site))
    yield PlannedPage(ADDRESS, None, partial(problems_page, by_file, site))


def _marked(make: Callable[[], Page], own: Sequence[Problem], total: int, site: Site) -> Page:
    page = make()
    context = site.on(page.url)
    link = Link(context.strings.count("problems", total), context.to(ADDRESS))
    return replace(page, problems=ProblemReport(tuple(map(problem_line, own)), link))


def problems_page(by_file: Mapping[str, Sequence[Problem]], site: Site) -> ProblemsPage:
    """The view of the page of all problems."""
    page: PageContext = site.on(ADDRESS)
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


def problem_line(problem: Problem) -> ProblemLine:
    """A problem with the line of the file on which it stands."""
    place = problem.place
    checkcache(place.path)
    return ProblemLine(
        level=problem.level.value,
        place=str(place),
        field=problem.field,
        message=problem.message,
        hint=problem.hint,
        source=getline(place.path, place.line).strip(),
    )
