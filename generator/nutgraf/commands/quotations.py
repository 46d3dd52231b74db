"""`nutgraf check --sources`: every quotation against the text of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from nutgraf.desk.comparison import Comparison, compare_quotations
from nutgraf.pipeline import Outcome

CHANGE = re.compile(r"\[-.*?-\]|\{\+.*?\+\}", re.DOTALL)

sources_option = click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Hold every quotation against the text of its source in DIR, word by word: <source id>.txt, or a text "
    "that begins with the title of the source.",
)
"""The option that names the folder of the texts."""


def compare_with(sources: Path, outcome: Outcome) -> Comparison:
    """The comparison with the texts in `sources`."""
    return compare_quotations(outcome.newsroom, outcome.corpus.texts, sources)


def told(comparison: Comparison) -> Iterator[str]:
    """What came of it: a line on the quotations that were compared, and one each on those that could not be."""
    agreeing, drifting = comparison.agreeing, comparison.drifting
    number = "1 quotation" if agreeing + drifting == 1 else f"{agreeing + drifting} quotations"
    drifts = f"{drifting} differ" if drifting else "none differs"
    yield f"Held {number} against the text of the source: {agreeing} agree, {drifts}."
    if comparison.unread:
        names = ", ".join(sorted(key.id for key in comparison.unread))
        yield f"Not compared: {comparison.unread.total()} from sources without a text ({names})."
    if comparison.sourceless:
        yield f"Not compared: {comparison.sourceless} that name no source."
    if comparison.unknown:
        names = ", ".join(comparison.unknown)
        yield f"Of no source, by its id or by its title as the first line: {names}."


def coloured(line: str) -> str:
    """A report with the words that differ in the colours of a diff."""
    return CHANGE.sub(
        lambda found: click.style(found[0], fg="red" if found[0][0] == "[" else "green"), line
    )
