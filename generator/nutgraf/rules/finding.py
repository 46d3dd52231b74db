"""What a rule finds, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.problems import Place
from nutgraf.quotations.gathered import Quotation


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend. How much it matters is for the settings to say; without a hint, the rule's own counts."""

    place: Place
    field: str
    message: str
    hint: str = ""


def written(when: date) -> str:
    """A day or moment as writers type it."""
    if isinstance(when, datetime):
        return when.isoformat(sep=" ", timespec="minutes")
    return when.isoformat()


def at(document: Document, path: Path, message: str, hint: str = "") -> Finding:
    """A finding on the value at `path` of a document's fields, or on the record that lacks it."""
    mark = document.mark(path)
    return Finding(Place(document.path, mark.line, mark.column), mark.field, message, hint)


def about(quotation: Quotation, message: str, field: str = "") -> Finding:
    """A finding on one of the fields of a quotation, or on its words."""
    return Finding(*quotation.spot(field), message)
