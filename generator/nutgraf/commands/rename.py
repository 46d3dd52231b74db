"""`nutgraf rename`: another id for an item, everywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from nutgraf.commands.changes import make, show
from nutgraf.commands.items import only_item
from nutgraf.commands.newsroom import config_file, newsroom_at
from nutgraf.desk.renaming import CannotRenameError, Renaming, plan_renaming
from nutgraf.gather import Newsroom
from nutgraf.keys import Key
from nutgraf.pipeline import Outcome, run
from nutgraf.problems import errors
from nutgraf.progress import with_progress


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.option("-y", "--yes", is_flag=True, help="Make the changes without asking.")
@click.option("--dry-run", is_flag=True, help="Show the changes, and make none.")
@config_file
def rename_command(old: str, new: str, yes: bool, dry_run: bool, config_file: Path) -> None:
    """Give an item another id: in its file, in all that refers to it, and in nothing else.

    OLD is its id, or kind and id (actors/john-kirby), NEW the new id. The file gets the new name, or its entry in a
    file of many the new key. Front matter, links and citations that use the old id use the new one. The old address
    leads to the new one (redirect_from). The changes are shown first; then all of them are made, or none.

    Exit code 0: it is done. 1: it cannot be done, or was not wanted; nothing has changed. 2: the command was not
    understood, or there is no such item or no newsroom here.
    """
    content, settings, means = newsroom_at(config_file)
    outcome = run(content, settings, means, with_progress)
    key = _item(old, outcome.newsroom)
    renaming = _plan(outcome, content.folder, key, new)
    show(renaming.changes, renaming.moves)
    for note in _notes(config_file, content.folder, renaming):
        click.echo(note, err=True)
    if dry_run:
        return
    if not yes and not click.confirm("Make these changes?", err=True):
        click.echo("Nothing has changed.", err=True)
        sys.exit(1)
    make(renaming.changes, renaming.moves)
    click.echo(f"{key} is {renaming.key} now.", err=True)


def _item(reference: str, newsroom: Newsroom) -> Key:
    found = [key for key in newsroom.items if reference in (key.id, str(key))]
    return only_item(found, reference, "the id of an item", newsroom)


def _plan(outcome: Outcome, folder: Path, key: Key, new: str) -> Renaming:
    wrong = errors(outcome.problems)
    if wrong:
        message = (
            f"expected a newsroom without errors, but it has {len(wrong)}. See `nutgraf check`."
        )
        raise click.ClickException(message)
    try:
        return plan_renaming(outcome.newsroom, outcome.corpus, folder, key, new)
    except CannotRenameError as error:
        raise click.ClickException(str(error)) from None


def _notes(config_file: Path, folder: Path, renaming: Renaming) -> Iterator[str]:
    """Where the settings name a file that gets another name: they are no content, and left to their owner."""
    names = [move.old.relative_to(folder).as_posix() for move in renaming.moves]
    lines = config_file.read_text(encoding="utf-8", errors="replace").splitlines()
    for number, line in enumerate(lines, 1):
        yield from (
            f"{config_file}:{number}: still names {name}; change it by hand."
            for name in names
            if name in line
        )
