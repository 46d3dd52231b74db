"""What the commands that tell of a newsroom share: how they ask, and the forms in which they tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from nutgraf.commands.newsroom import newsroom_at
from nutgraf.pipeline import Question, answer
from nutgraf.problems import errors
from nutgraf.progress import with_progress

told_as = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
"""The option that names the form."""


def as_json(data: Any) -> str:
    """`data` as JSON (RFC 8259), in every script."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def tell(question: Question[str], config_file: Path) -> None:
    """Tell the answer to a question about the newsroom with these settings, and that errors leave something out of it.

    Raises click's UsageError (exit code 2) where there is no newsroom.
    """
    told = answer(question, *newsroom_at(config_file), with_progress)
    click.echo(told.value)
    wrong = errors(told.problems)
    if wrong:
        message = f"Told in spite of errors in the content: {len(wrong)}. See `nutgraf check`."
        click.echo(message, err=True)
