"""The rule about times that no zone belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nutgraf.problems import Level
from nutgraf.read.places import quote_place
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at, written
from nutgraf.rules.records import find
from nutgraf.rules.rule import rule


@rule(
    "time-without-offset",
    Level.WARNING,
    finds="A time has no offset, and the site no `timezone`: readers elsewhere cannot tell when it is.",
    mend="Add the offset, as in `14:30+02:00`, or set the site's `timezone`.",
    by_file=True,
)
def without_offset(copy: Copy) -> Iterator[Finding]:
    """Every date with a time: in the fields of all items, and in attribution lines."""
    if copy.corpus.settings.zone:
        return
    for checked in copy.items:
        for path, when in find(checked.item, datetime):
            if when.tzinfo is None:
                yield at(checked.document, path, _message(when))
        for quoted in copy.corpus.texts[checked.key].body.statements:
            if isinstance(quoted.said, datetime) and quoted.said.tzinfo is None:
                place = quote_place(checked.document, quoted.words)
                yield Finding(place, "", _message(quoted.said))


def _message(when: datetime) -> str:
    return f"expected an offset or a time zone for {written(when)}, but got none"
