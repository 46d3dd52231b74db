"""What the commands that work on a newsroom share: where it is, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nutgraf.garbage import uncollected

if TYPE_CHECKING:
    from nutgraf.pipeline import Content, Means
    from nutgraf.problems import Problem
    from nutgraf.settings import Settings

config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The newsroom's settings.",
)
"""The option that names a newsroom."""


def newsroom_at(path: Path) -> tuple[Content, Settings, Means]:
    """The content and the settings of the newsroom at `path`, drafts included, and by what it is read.

    Raises click's UsageError (exit code 2) where there is no newsroom.
    """
    content, settings, means, _ = newsroom_with_problems(path)
    return content, settings, means


def newsroom_with_problems(path: Path) -> tuple[Content, Settings, Means, list[Problem]]:
    """The same, and what is wrong with it beside its content.

    Nobody looks for garbage from here to the end of the command: what it makes stays until then.

    Raises click's UsageError (exit code 2) where there is no newsroom.
    """
    from nutgraf.mkdocs_adapter.newsroom import (  # noqa: PLC0415  # MkDocs takes a second, and is not always needed
        NoNewsroomError,
        open_newsroom,
    )

    click.get_current_context().with_resource(uncollected())
    try:
        return open_newsroom(path)
    except NoNewsroomError as error:
        raise click.UsageError(str(error)) from None


def hand_over(command: str, path: Path, *options: str) -> None:
    """Let MkDocs run a command over the newsroom at `path`.

    Raises click's UsageError (exit code 2) where there is no newsroom, its other exceptions (1) where MkDocs fails.
    """
    from nutgraf.mkdocs_adapter.host import run_mkdocs  # noqa: PLC0415  # as above
    from nutgraf.mkdocs_adapter.newsroom import NoNewsroomError  # noqa: PLC0415  # as above

    try:
        run_mkdocs(command, path, *options)
    except NoNewsroomError as error:
        raise click.UsageError(str(error)) from None
