"""Where in a writer's file the texts of an item stand."""

from __future__ import annotations

from nutgraf.load.document import Document
from nutgraf.problems import Place
from nutgraf.read.places import text_path

BODY = "body"
"""The name of the text below the front matter."""


def field_place(document: Document, name: str) -> Place:
    """The place of the value of a field."""
    mark = document.mark(text_path(name))
    return Place(document.path, mark.line, mark.column)
