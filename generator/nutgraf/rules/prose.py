"""Findings in prose."""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encoded

from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.problems import Place
from nutgraf.rules.finding import Finding


def in_text(
    document: Document, path: Path, typed: str, message: str, hint: str = "", skip: int = 0
) -> Finding:
    """A finding where `typed` stands in the text at `path` (a field is one place) or in the prose.

    There it is the place behind so many others to `skip`, or the last that there is.
    """
    if path:
        mark = document.mark(path)
        return Finding(Place(document.path, mark.line, mark.column), mark.field, message, hint)
    spellings = "|".join(map(re.escape, (typed, percent_encoded(typed, safe="/#"))))
    whole = re.compile(rf"(?:{spellings})(?![\w-])")
    offsets = [found.start() for found in whole.finditer(document.body)] or [0]
    return Finding(document.body_place(offsets[min(skip, len(offsets) - 1)]), "", message, hint)
