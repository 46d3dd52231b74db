"""What stands in the introduction of a section, and was meant for an item."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.problems import Code, Level, Problem

OF_BRIEFINGS = ("date", "topics", "statements", "claims", "events", "sources", "key_points")
"""Fields that a briefing has, and no words about all of them."""


def introduction_problems(document: Document) -> Iterator[Problem]:
    """A warning where a whole briefing was saved as `briefings/index.md`; Hugo's `_index.md` may have a date."""
    is_named = PurePosixPath(document.source).stem == "index"
    if not document.is_index or document.kind is not Kind.BRIEFING or not is_named:
        return
    entries = document.fields.entries
    found = next((entries[name] for name in OF_BRIEFINGS if name in entries), None)
    if found:
        message = f"expected words about all briefings, but got the field `{found.name}` of one"
        hint = "Rename the file, such as to `the-vote.md`, if it is a briefing; else take the field away."
        yield document.problem_at(
            found.mark, message, hint, code=Code.INTRODUCTION, level=Level.WARNING
        )
