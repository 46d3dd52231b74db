"""The rule about sources."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.gather.adopt import inline_sources
from nutgraf.model import Source
from nutgraf.model.source import InlineSource, SourceFields
from nutgraf.problems import Level
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.records import find
from nutgraf.rules.rule import rule
from nutgraf.text import quoted


@rule(
    "source-without-date",
    Level.NOTICE,
    finds="A source has no date at all.",
    mend="Add what is known: `published`, `updated`, or `retrieved`, the day on which you read it.",
)
def without_date(copy: Copy) -> Iterator[Finding]:
    """Sources with a file, and each that is written in place, where it is first."""
    for checked in copy.items:
        if isinstance(checked.item, Source) and not _is_dated(checked.item):
            yield at(checked.document, ("published",), _message(checked.item))
    told: set[str] = set()
    for briefing in (each for each in copy.briefings if any(inline_sources(each.item))):
        for path, source in find(briefing.item, InlineSource):
            if not _is_dated(source) and source.title not in told:
                told.add(source.title)
                yield at(briefing.document, (*path, "published"), _message(source))


def _is_dated(source: SourceFields) -> bool:
    return any((source.published, source.updated, source.retrieved))


def _message(source: SourceFields) -> str:
    return f"expected a date of the source {quoted(source.title)}, but got none"
