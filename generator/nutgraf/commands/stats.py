"""`nutgraf stats`: a newsroom in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from nutgraf.commands.answers import as_json, tell, told_as
from nutgraf.commands.newsroom import config_file
from nutgraf.desk.stats import Busy, Dated, Stats, stats_of
from nutgraf.keys import Key, Kind
from nutgraf.pipeline import Outcome, Question
from nutgraf.times import day_of


@click.command("stats")
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How many of the busiest actors and topics are told.",
)
@told_as
@config_file
def stats_command(top: int, form: str, config_file: Path) -> None:
    """Tell the newsroom in figures: items, statements, words, mentions, the busiest actors and topics.

    Drafts are counted as well. Errors in the content do not stop it: what could not be read is left out.

    Exit code 0: it is told. 2: the command was not understood, or there is no newsroom here.
    """
    tell(Question(f"stats {top} {form}", partial(_told, top, form)), config_file)


def _told(top: int, form: str, outcome: Outcome) -> str:
    stats = stats_of(outcome.newsroom, outcome.corpus, top)
    return "\n".join(_lines(stats)) if form == "text" else as_json(_plain(asdict(stats)))


def _plain(value: Any) -> Any:
    """`value` with dates, and keys of items, as the text that they are written as."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Key):
        return str(value)
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _lines(stats: Stats) -> Iterator[str]:
    yield from _figures(stats)
    for heading, busiest in (("Actors", stats.actors), ("Topics", stats.topics)):
        yield from _table(heading, busiest)
    yield from _dates(stats.newest, stats.oldest)


def _figures(stats: Stats) -> Iterator[str]:
    rows = {str(kind): number for kind, number in stats.items.items() if kind is not Kind.PAGE}
    rows |= {"plain pages": stats.items[Kind.PAGE], "drafts": stats.drafts}
    rows |= {"statements": stats.statements, "claims": stats.claims}
    rows |= {"words": stats.words, "mentions": stats.mentions}
    yield from (f"{name:<12}{number:>9,}" for name, number in rows.items())


def _table(heading: str, busiest: Sequence[Busy]) -> Iterator[str]:
    if not busiest:
        return
    width = max(len(each.name) for each in busiest)
    yield ""
    head = f"{heading:<{width}}  briefings  mentions  statements"
    yield click.style(head, bold=True)
    for each in busiest:
        yield f"{each.name:<{width}}  {each.briefings:>9,}  {each.mentions:>8,}  {each.statements:>10,}"


def _dates(newest: Dated | None, oldest: Dated | None) -> Iterator[str]:
    if newest and oldest:
        yield ""
        yield f"newest  {day_of(newest.published)}  {newest.title}"
        yield f"oldest  {day_of(oldest.published)}  {oldest.title}"
