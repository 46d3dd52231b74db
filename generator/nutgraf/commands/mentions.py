"""`nutgraf mentions`: where items are mentioned, which names are shared, and which nobody claims."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

from nutgraf.commands.answers import as_json, tell, told_as
from nutgraf.commands.items import only_item
from nutgraf.commands.mention_reports import (
    Told,
    tell_mentions,
    tell_shared,
    tell_tallies,
    tell_unclaimed,
)
from nutgraf.commands.newsroom import config_file
from nutgraf.desk.mentions import find_mentions, tally_mentions
from nutgraf.desk.shared_names import find_shared_names
from nutgraf.desk.unclaimed import find_unclaimed_names
from nutgraf.gather import Newsroom
from nutgraf.keys import SECTIONS, Key
from nutgraf.pipeline import Outcome, Question

OFTEN = 2
"""How often a name stands in prose of which nobody says how often it must."""


@click.command("mentions")
@click.argument("item", required=False)
@click.option(
    "--ambiguous", is_flag=True, help="Names that several items share, and where they stand."
)
@click.option(
    "--unclaimed",
    is_flag=True,
    help="Frequent names that no item claims: whom to write about next.",
)
@click.option(
    "--at-least",
    type=click.IntRange(min=1),
    show_default=str(OFTEN),
    help="With --unclaimed: how often a name must stand in prose.",
)
@told_as
@config_file
def mentions_command(
    item: str | None,
    ambiguous: bool,
    unclaimed: bool,
    at_least: int | None,
    form: str,
    config_file: Path,
) -> None:
    """Tell where items are mentioned, and how each mention was recognised.

    Without ITEM, a table of all items by the number of their mentions. With ITEM, an id, a kind and id
    (actors/john-kirby) or a name, each place that names, links or cites it.

    Exit code 0: it is told. 2: the command was not understood, or there is no such item or no newsroom here.
    """
    if sum((item is not None, ambiguous, unclaimed)) > 1:
        raise click.UsageError("expected one of ITEM, --ambiguous and --unclaimed, but got more")
    if at_least and not unclaimed:
        raise click.UsageError("expected --unclaimed with --at-least, but it is not there")
    at_least = at_least or OFTEN
    ask = partial(_told, item, form, ambiguous=ambiguous, unclaimed=unclaimed, at_least=at_least)
    name = json.dumps(["mentions", item, form, ambiguous, unclaimed, at_least])
    tell(Question(name, ask), config_file)


def _told(  # what the command line asks for
    item: str | None,
    form: str,
    outcome: Outcome,
    *,
    ambiguous: bool,
    unclaimed: bool,
    at_least: int,
) -> str:
    if ambiguous:
        told = tell_shared(find_shared_names(outcome.newsroom, outcome.reader, outcome.problems))
    elif unclaimed:
        texts, lexicon = outcome.corpus.texts, outcome.reader.lexicon
        names = find_unclaimed_names(outcome.newsroom, texts, lexicon, at_least)
        told = tell_unclaimed(names, outcome.newsroom)
    elif item is not None:
        told = _mentions(_item(item, outcome.newsroom), outcome)
    else:
        told = tell_tallies(tally_mentions(outcome.newsroom, outcome.corpus.texts))
    return "\n".join(told.lines) if form == "text" else as_json(told.data)


def _mentions(key: Key, outcome: Outcome) -> Told:
    mentions = find_mentions(key, outcome.newsroom, outcome.corpus.texts, outcome.reader)
    return tell_mentions(key, outcome.newsroom.targets.heading(key), mentions)


def _item(reference: str, newsroom: Newsroom) -> Key:
    found = newsroom.targets.find(reference, SECTIONS)
    return only_item(found, reference, "an item of this newsroom", newsroom)
