"""Findings in prose."""

from __future__ import annotations

from urllib.parse import quote as percent_encoded

from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.problems import Place
from nutgraf.rules.finding import Finding


def in_text(document: Document, path: Path, typed: str, message: str, hint: str = "") -> Finding:
    """A finding where `typed` stands in the text at `path` (a field is one place) or in the prose."""
    if path:
        mark = document.mark(path)
        return Finding(Place(document.path, mark.line, mark.column), mark.field, message, hint)
    found = (document.body.find(each) for each in (typed, percent_encoded(typed)))
    offset = next((each for each in found if each >= 0), 0)
    return Finding(document.body_place(offset), "", message, hint)
