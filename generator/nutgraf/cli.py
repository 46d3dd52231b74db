"""The command `nutgraf`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import click

from nutgraf import __version__
from nutgraf.commands.manual import Manual
from nutgraf.commands.schema import schema_command
from nutgraf.mkdocs_adapter.check import NoNewsroomError, check
from nutgraf.problems import Level, Problem

ANNOTATION = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "notice"}


class Format(StrEnum):
    """How problems are told."""

    TEXT = "text"
    GITHUB = "github"


HELP = """A newsroom of briefings, actors and topics, made from Markdown and YAML.

The commands work in the folder of a newsroom, where its mkdocs.yml is. They read what is on this
machine and send nothing anywhere. `nutgraf COMMAND --help` tells more of each.

\b
The site itself is made by MkDocs:
  mkdocs serve           show it while you write, drafts included
  mkdocs build --strict  make it, if there is nothing to mend
"""


@click.group(cls=Manual, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nutgraf")
@click.pass_context
def main(context: click.Context) -> None:
    """Run the command that was named, in colours only where somebody sees them."""
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        context.color = False


@click.command("check")
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The newsroom's settings.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([each.value for each in Format]),
    default=Format.TEXT.value,
    show_default=True,
    help="text for people, github for annotations on the lines of a pull request.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
def check_command(config_file: Path, form: str, strict: bool) -> None:
    """Tell all that is wrong with the content, drafts included, without building the site.

    Exit code 0: nothing to mend. 1: there are errors (or, with --strict, warnings). 2: there is no newsroom here.
    """
    try:
        problems = check(config_file).problems
    except NoNewsroomError as error:
        raise click.UsageError(str(error)) from None
    for line in tell(problems, Format(form)):
        click.echo(line)
    click.echo(summary(problems), err=True)
    sys.exit(1 if fails(problems, strict=strict) else 0)


def tell(problems: Iterable[Problem], form: Format) -> Iterable[str]:
    """A line or more a problem, in the order given."""
    if form is Format.TEXT:
        return (f"{problem.level}: {problem}" for problem in problems)
    return map(annotation, problems)


def annotation(problem: Problem) -> str:
    """A problem as GitHub's workflow command, which marks the line in the pull request.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    place = problem.place
    field = f"{problem.field}: " if problem.field else ""
    hint = f"\n{problem.hint}" if problem.hint else ""
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    title = _property(problem.code)
    return f"::{ANNOTATION[problem.level]} {where},title={title}::{_data(field + problem.message + hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Iterable[Problem]) -> str:
    """How many problems of each level there are, as one line."""
    levels = [problem.level for problem in problems]
    counts = [
        f"{levels.count(level)} {level}{'' if levels.count(level) == 1 else 's'}"
        for level in Level
        if level in levels
    ]
    return ", ".join(counts) or "Nothing to mend."


def fails(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether the check fails."""
    stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in stopping for problem in problems)


main.mount("Check", check_command)
main.mount("Build", schema_command)
