"""What is wrong with a document's texts, said with the place in the file where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.problems import Code, Level, Place, Problem


class Reporter:
    """Gathers the problems of one document's texts; `field` tells which text is being read (() is the body)."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.field: Path = ()
        self.problems: list[Problem] = []

    def unknown(self, reference: str, kind: Kind | None, nearest: str | None, typed: str) -> None:
        """A reference to an item that there is not."""
        what = kind.one if kind else "an item"
        message = f"expected {what} of this newsroom, but got {reference!r}"
        hint = f"Did you mean `{nearest}`?" if nearest else "Write its id, name, alias or title."
        self._report(typed, message, hint, Code.UNKNOWN_REFERENCE, Level.ERROR)

    def ambiguous_reference(self, reference: str, keys: Iterable[Key], typed: str) -> None:
        """A reference that several items answer to."""
        candidates = " or ".join(f"`{key}`" for key in keys)
        message = f"expected one item, but {reference!r} may be several"
        self._report(typed, message, f"Write {candidates}.", Code.AMBIGUOUS_REFERENCE, Level.ERROR)

    def ambiguous_name(self, name: str, keys: Iterable[str]) -> None:
        """A name in prose that several items share: it is not linked."""
        keys = [*keys]
        message = f"expected a name of one item, but {name!r} is shared by {' and '.join(keys)}"
        hint = " or ".join(f"`[[{key}|{name}]]`" for key in keys)
        hint = f"It is not linked. Write {hint}."
        self._report(name, message, hint, Code.AMBIGUOUS_NAME, Level.WARNING)

    def unknown_speaker(self, name: str, nearest: str | None) -> None:
        """A quotation attributed to nobody who is an actor: it is shown, and stands on no actor's page."""
        message = f"expected an actor as speaker, but got {name!r}"
        hint = f"Did you mean `{nearest}`?" if nearest else "It is shown as text."
        self._report(name, message, hint, Code.UNKNOWN_SPEAKER, Level.NOTICE)

    def missing_file(self, address: str) -> None:
        """A link or picture whose file there is not."""
        message = f"expected a file of the content folder, but got {address!r}"
        hint = "Mend the path: it begins in the folder of this file."
        self._report(address, message, hint, Code.MISSING_FILE, Level.WARNING)

    def too_hard(self, found: str, offset: int) -> None:
        """A text of which no HTML can be made."""
        message = f"expected Markdown that can be read, but got {found}"
        hint = "Put what is no Markdown between lines of ```, or take it away."
        place = self._places("")[0] if self.field else self._document.body_place(offset)
        field = self._document.mark(self.field).field if self.field else ""
        self.problems.append(Problem(place, field, message, hint, Code.MARKDOWN))

    def _report(self, typed: str, message: str, hint: str, code: Code, level: Level) -> None:
        field = self._document.mark(self.field).field if self.field else ""
        for place in self._places(typed):
            self.problems.append(Problem(place, field, message, hint, code, level))

    def _places(self, typed: str) -> list[Place]:
        """Every place where `typed` stands in the text being read; the text's own place if it is not found."""
        if self.field:
            mark = self._document.mark(self.field)
            return [Place(self._document.path, mark.line, mark.column)]
        found = [match.start() for match in re.finditer(_pattern(typed), self._document.body)]
        return [self._document.body_place(offset) for offset in found or [0]]


def _pattern(typed: str) -> str:
    """What finds `typed` in Markdown: white space may differ, and a link or citation may go on."""
    opening = typed[:2] if typed.startswith("[") else ""
    words = r"\s+".join(re.escape(word) for word in typed[len(opening) :].split())
    if opening:
        return rf"{re.escape(opening)}\s*{words}(?=\s*[\]|,#])"
    return rf"(?<!\w){words}(?!\w)"
