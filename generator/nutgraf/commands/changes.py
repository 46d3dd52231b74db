"""What the commands that change files share: how changes are shown, and made."""

from __future__ import annotations

from collections.abc import Iterable

import click

from nutgraf.desk.changes import Change, ChangedMeanwhileError, Move, apply, diff

COLOURS = {"+": "green", "-": "red", "@": "cyan", "r": "yellow"}
"""The colours of a diff's lines by their first letter."""


def show(changes: Iterable[Change], moves: Iterable[Move] = (), *, apart: bool = False) -> None:
    """Show changes as a diff; `apart` says that the standard output is for another report."""
    for line in diff(changes, moves):
        colour = COLOURS.get(line[:1])
        click.echo(click.style(line, fg=colour) if colour else line, err=apart)


def make(changes: Iterable[Change], moves: Iterable[Move] = ()) -> None:
    """Make all changes. Raises click's ClickException (exit code 1), which says why, where none could be made."""
    try:
        apply(changes, moves)
    except ChangedMeanwhileError as error:
        message = f"expected {error} as it was read, but it has changed. Nothing was written."
        raise click.ClickException(message) from None
    except OSError as error:
        message = f"expected to write {error.filename}, but the system says: {error.strerror}. Nothing was written."
        raise click.ClickException(message) from None
