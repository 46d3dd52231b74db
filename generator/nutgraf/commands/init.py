"""`nutgraf init`: a newsroom to begin with."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from nutgraf.scaffold import Made, make_newsroom


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="", help="The name of the site. Left out, that of the folder.")
def init_command(folder: Path, name: str) -> None:
    """Make a newsroom in DIR, with an example of everything, that builds as it is.

    It comes with settings, workflows for GitHub, a Makefile and what editors need. A file that is
    there already is left as it is, and listed; the exit code is then 1, else 0.
    """
    try:
        made = make_newsroom(folder, name)
    except OSError as error:
        message = f"Expected to write into {folder}, but the system says: {error.strerror}."
        raise click.ClickException(message) from None
    for path in made.left:
        click.echo(f"{click.style('left as it is', fg='yellow')}: {folder / path}", err=True)
    top = _repository_above(folder)
    if top:
        click.echo(
            f"{click.style('note', fg='yellow')}: GitHub looks for .github/ at the top of a repository only, in {top}."
            " Make the newsroom a repository of its own (`git init`), or move that folder there.",
            err=True,
        )
    click.echo(_summary(made, folder))
    sys.exit(1 if made.left else 0)


def _repository_above(folder: Path) -> Path | None:
    """The top of the repository in which a folder lies; None where there is none, or where it is the top itself."""
    here = folder.resolve()
    found = next((each for each in (here, *here.parents) if (each / ".git").exists()), None)
    return None if found == here else found


def _summary(made: Made, folder: Path) -> str:
    is_here = folder.resolve() == Path.cwd()
    where = "this folder" if is_here else str(folder)
    if not made.written:
        return f"Nothing was written: {where} has all the files of a newsroom."
    return (
        f"Wrote {len(made.written)} files into {where}.\n\n"
        + ("" if is_here else f"  cd {shlex.quote(str(folder))}\n")
        + "  make serve                                   show it at http://127.0.0.1:8000\n"
        '  .venv/bin/nutgraf new briefing "A headline"  write the first briefing\n\n'
        "README.md tells the rest."
    )
