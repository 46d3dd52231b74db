"""`nutgraf check --fix`: what can be mended is shown, and written if that is wanted."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from nutgraf.commands.changes import make, show
from nutgraf.commands.selection import Selection
from nutgraf.desk.changes import Change
from nutgraf.desk.fixes import fix_files
from nutgraf.load.files import ITEM_FILES, find_files
from nutgraf.pipeline import Content


def mend(content: Content, selection: Selection, *, yes: bool, apart: bool) -> bool:
    """Mend the files of a selection, once the changes are agreed to: whether nothing is left undone.

    With `yes` they are. `apart` says that the standard output is for another report than the diff.
    """
    files = find_files(content.folder, content.label, content.excluded)
    fixes = fix_files(
        file for file in files if file.suffix in ITEM_FILES and selection.holds(file.label)
    )
    if not fixes:
        click.echo("Nothing can be mended by itself.", err=True)
        return True
    show(fixes, apart=apart)
    if not yes and not _agreed(fixes):
        click.echo("Nothing was written.", err=True)
        return False
    make(fixes)
    click.echo(f"Mended {_number(fixes)}.", err=True)
    return True


def _agreed(fixes: Sequence[Change]) -> bool:
    """Ask; where nobody can answer, nobody has agreed."""
    if not sys.stdin.isatty():
        click.echo("Nobody to ask: `--yes` writes these changes.", err=True)
        return False
    return click.confirm(f"Write these changes into {_number(fixes)}?", err=True)


def _number(fixes: Sequence[Change]) -> str:
    return "1 file" if len(fixes) == 1 else f"{len(fixes)} files"
