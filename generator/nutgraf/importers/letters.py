"""Names of fields in other letters: Hugo ignores their case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nutgraf.importers import people, posts, terms
from nutgraf.importers.fields import EXTRA
from nutgraf.importers.originals import Generator
from nutgraf.importers.withholding import BUILD
from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping
from nutgraf.model import Item

HUGO = (*posts.TAKEN, *terms.TAKEN, *people.TAKEN, *EXTRA, *BUILD, "headless")
"""The names that an import of Hugo knows, in the letters in which it takes them."""


def in_known_letters(document: Document, generator: Generator) -> Document:
    """`document` with the names of its fields in the letters that we know, where the old site ignores their case.

    What holds an item back does so in whatever letters, everywhere.
    """
    known = HUGO if generator is Generator.HUGO else sorted(Item.decisive)
    fields = Mapping(_renamed(document.fields.entries.values(), known), document.fields.mark)
    return replace(document, fields=fields)


def _renamed(entries: Iterable[Entry], known: Iterable[str]) -> dict[str, Entry]:
    given = {each.name: each for each in entries}
    letters = {name.casefold(): name for name in reversed([*known])}
    renamed: dict[str, Entry] = {}
    for name, each in given.items():
        ours = name if name in known else letters.get(name.strip().casefold(), name)
        ours = name if ours in given or ours in renamed else ours
        renamed[ours] = Entry(ours, each.mark, each.value)
    return renamed
