"""`nutgraf import`: the posts of Hugo, Jekyll or Material's blog plugin, moved in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from nutgraf.importers import Generator, NoSiteError, Options, Report, look, run
from nutgraf.importers.destination import why_not_writable
from nutgraf.importers.summary import summary


@click.command("import")
@click.argument("generator", type=click.Choice([each.value for each in Generator]))
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("destination", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--site-url",
    help="Where the old site is. Links to its pages that are not imported then lead there; else only their text "
    "stays. Left out, the old site's own settings tell it.",
)
@click.option(
    "--authors",
    type=click.Choice(["names", "actors"]),
    default="names",
    show_default=True,
    help="names: posts name their authors. actors: each author whom a post names gets a file and a page.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Tell every place, not only how many there are."
)
def import_command(  # noqa: PLR0913, PLR0917  # click hands over each option by name
    generator: str,
    source: Path,
    destination: Path,
    site_url: str | None,
    authors: str,
    dry_run: bool,
    verbose: bool,
) -> None:
    """Move the posts of another generator into a content folder.

    SOURCE is the old site: the project of Hugo, Jekyll or MkDocs, or the folder of its content. It is only read.
    DESTINATION is the content folder of a newsroom. No file in it is ever written over: what is there already is
    told, and left.

    Exit code 0: all is imported. 1: something was left out, and the summary tells what and why, or nothing can be
    written to DESTINATION. 2: the command was not understood, or there is no such site.
    """
    _keep_apart(source, destination)
    refusal = why_not_writable(destination)
    if refusal:
        raise click.ClickException(refusal)
    options = Options(
        site_url=site_url.rstrip("/") if site_url else None,
        author_files=authors == "actors",
        is_trial=dry_run,
    )
    report = _import(Generator(generator), source, destination, options)
    for line in summary(report, destination.as_posix(), is_full=verbose):
        click.echo(line)
    sys.exit(0 if report.is_complete else 1)


def _import(generator: Generator, source: Path, destination: Path, options: Options) -> Report:
    try:
        survey = look(generator, source)
    except NoSiteError as error:
        raise click.UsageError(str(error)) from None
    return run(survey, destination, options)


def _keep_apart(source: Path, destination: Path) -> None:
    """Refuse folders of which one lies in the other: the old site is never written to."""
    old, new = source.resolve(), destination.resolve()
    if new.is_relative_to(old) or old.is_relative_to(new):
        message = f"expected two folders apart from each other, but got {source} and {destination}"
        raise click.UsageError(message)
