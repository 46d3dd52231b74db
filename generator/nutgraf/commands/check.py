"""`nutgraf check`: all that is wrong with the content."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

import nutgraf_theme
from nutgraf.commands.fix import mend
from nutgraf.commands.newsroom import config_file, newsroom_with_problems
from nutgraf.commands.quotations import coloured, compare_with, sources_option, told
from nutgraf.commands.selection import Selection
from nutgraf.desk.published import NothingPublishedError, gone
from nutgraf.pipeline import Content, Means, proofread, run
from nutgraf.problems import Level, Problem, in_order
from nutgraf.progress import with_progress
from nutgraf.reports import REPORTS, summary
from nutgraf.settings import Settings


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice([*REPORTS]),
    default="text",
    show_default=True,
    help="text for people, github for annotations on the lines of a pull request, json and sarif for programs.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@sources_option
@click.option(
    "--against",
    type=click.Path(exists=True, path_type=Path),
    metavar="SITE_OR_SITEMAP",
    help="Name every page of a built site, or of its sitemap.xml, that would be gone without a redirect.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend. The changes are shown first.")
@click.option("-y", "--yes", is_flag=True, help="With --fix: write the changes without asking.")
def check_command(  # noqa: PLR0913  # a parameter for each option
    *,
    paths: tuple[Path, ...],
    config_file: Path,
    form: str,
    strict: bool,
    sources: Path | None,
    against: Path | None,
    fix: bool,
    yes: bool,
) -> None:
    """Tell all that is wrong with the content, drafts included, without building the site.

    Where PATHS are given, files or folders of the content, only their problems are told; everything is read all
    the same, as they refer to each other.

    Exit code 0: nothing to mend. 1: there are errors (or, with --strict, warnings), or changes that --fix showed
    were not written. 2: there is no newsroom here, or no such path in its content.
    """
    if yes and not fix:
        raise click.UsageError("expected --fix with --yes, but it is not there")
    content, settings, means, beside = newsroom_with_problems(config_file)
    selection = Selection(paths, content)
    if fix and not mend(content, selection, yes=yes, apart=form != "text"):
        sys.exit(1)
    comparison = None
    found: Iterable[Problem] = proofread(content, settings, means, with_progress)
    if sources:
        comparison = compare_with(sources, run(content, settings, means))
        found = [*found, *comparison.problems]
    found = in_order([*found, *beside])
    problems = [each for each in found if selection.holds(each.place.path)]
    if against:
        problems += _gone(against, content, replace(settings, preview=False), means)
    report = REPORTS[form](problems)
    if report:
        click.echo(coloured(report) if form == "text" else report)
    for line in told(comparison) if comparison else ():
        click.echo(line, err=True)
    click.echo(summary(problems), err=True)
    sys.exit(1 if fails(problems, strict=strict) else 0)


def _gone(against: Path, content: Content, settings: Settings, means: Means) -> list[Problem]:
    """The pages of `against` that the site to be published next would not have: drafts do not count."""
    from nutgraf.edition import make_edition  # noqa: PLC0415  # all that pages are made with is seldom needed here

    edition = make_edition(run(content, settings, means), [nutgraf_theme.DIRECTORY])
    try:
        return gone(against, edition.addresses(), settings)
    except NothingPublishedError as error:
        raise click.UsageError(str(error)) from None


def fails(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether the check fails."""
    stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in stopping for problem in problems)
