"""`nutgraf check`: all that is wrong with the content."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from nutgraf.commands.newsroom import config_file, newsroom_at
from nutgraf.commands.selection import Selection
from nutgraf.pipeline import run
from nutgraf.problems import Level, Problem
from nutgraf.reports import REPORTS, summary


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
def check_command(paths: tuple[Path, ...], config_file: Path, form: str, strict: bool) -> None:
    """Tell all that is wrong with the content, drafts included, without building the site.

    Where PATHS are given, files or folders of the content, only their problems are told; everything is read all
    the same, as they refer to each other.

    Exit code 0: nothing to mend. 1: there are errors (or, with --strict, warnings). 2: there is no newsroom here,
    or no such path in its content.
    """
    content, settings = newsroom_at(config_file)
    selection = Selection(paths, content)
    outcome = run(content, settings)
    problems = [each for each in outcome.problems if selection.holds(each.place.path)]
    report = REPORTS[form](problems)
    if report:
        click.echo(report)
    click.echo(summary(problems), err=True)
    sys.exit(1 if fails(problems, strict=strict) else 0)


def fails(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether the check fails."""
    stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in stopping for problem in problems)
