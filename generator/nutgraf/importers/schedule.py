"""Posts that the old site would not show yet: Hugo and Jekyll wait for a date that is still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePosixPath

from nutgraf.importers.fields import as_date
from nutgraf.importers.values import entry, is_empty
from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Scalar
from nutgraf.times import instant, parse_when
from nutgraf.validate.prepare import JEKYLL_NAME

SHOWN_FROM = ("publishDate", "publishdate", "pubdate", "date")
"""The fields that say from when on a post is shown; the first that is given counts."""


def dated_by_name(document: Document) -> Entry | None:
    """The date in the name of a file, as Jekyll has it."""
    found = JEKYLL_NAME.fullmatch(PurePosixPath(document.id).name)
    mark = replace(document.mark(), field="date, from the file's name")
    return entry("date", Scalar(found["date"], mark)) if found else None


def shown_from(document: Document) -> Entry | None:
    """What says from when on the old site shows a post; None where nothing does."""
    given = document.fields.entries
    names = (name for name in SHOWN_FROM if name in given and not is_empty(given[name].value))
    first = next(names, None)
    return _created(given[first]) if first else dated_by_name(document)


def _created(shown: Entry) -> Entry:
    """A date, of Material's map of dates that of the post's making."""
    dates = shown.value.entries if isinstance(shown.value, Mapping) else {}
    return dates.get("created", shown)


def still_to_come(shown: Entry, now: datetime) -> date | None:
    """The date or moment that a field tells, where it lies after `now`. Raises ValueError where it tells none."""
    value = as_date(shown.value)
    if not isinstance(value, Scalar):
        return None
    when = parse_when(value.text)
    return when if instant(when) > now else None
