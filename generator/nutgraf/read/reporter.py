"""What is wrong with a document's texts, said with the place in the file where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.problems import Code, Level, Place, Problem
from nutgraf.text import LEADING, quoted
from nutgraf.times import OTHER_DAY, find_when, no_date, why_no_day


class Reporter:
    """Gathers the problems of one document's texts; `field` tells which text is being read (() is the body)."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.field: Path = ()
        self.problems: list[Problem] = []

    @property
    def key(self) -> Key:
        """The item whose document it is."""
        return self._document.key

    def unknown(self, reference: str, kind: Kind | None, nearest: str | None, typed: str) -> None:
        """A reference to an item that there is not."""
        what = kind.one if kind else "an item"
        message = f"expected {what} of this newsroom, but got {quoted(reference)}"
        hint = f"Did you mean `{nearest}`?" if nearest else "Write its id, name, alias or title."
        code = Code.BROKEN_CITATION if typed.startswith("[@") else Code.BROKEN_REFERENCE
        self._report(_reference(typed), message, hint, code, Level.ERROR)

    def hidden_source(self, reference: str) -> None:
        """A citation of a source that readers do not see."""
        message, hint = hidden_source(reference)
        self._report(_reference(f"[@{reference}"), message, hint, Code.HIDDEN_SOURCE, Level.WARNING)

    def ambiguous_reference(self, reference: str, keys: Iterable[Key], typed: str) -> None:
        """A reference that several items answer to."""
        candidates = " or ".join(f"`{key}`" for key in keys)
        message = f"expected one item, but {quoted(reference)} may be several"
        self._report(
            _reference(typed),
            message,
            f"Write {candidates}.",
            Code.AMBIGUOUS_REFERENCE,
            Level.ERROR,
        )

    def ambiguous_name(self, name: str, keys: Iterable[str], offset: int) -> None:
        """A name in prose that several items share: it is not linked."""
        keys = [*keys]
        message = (
            f"expected a name of one item, but {quoted(name)} is shared by {' and '.join(keys)}"
        )
        hint = " or ".join(f"`[[{key}|{name}]]`" for key in keys)
        hint = f"It is not linked. Write {hint}."
        self._report_at(offset, message, hint, Code.AMBIGUOUS_NAME, Level.WARNING)

    def unknown_speaker(self, name: str, nearest: str | None, offset: int) -> None:
        """A quotation attributed to nobody who is an actor: it is shown, and stands on no actor's page."""
        message = f"expected an actor as speaker, but got {quoted(name)}"
        hint = f"Did you mean `{nearest}`?" if nearest else "It is shown as text."
        self._report_at(offset, message, hint, Code.UNKNOWN_SPEAKER, Level.NOTICE)

    def hidden_speaker(self, name: str, offset: int, *, is_id: bool) -> None:
        """A quotation attributed to an actor whom readers do not see: they see what is typed, be it an id."""
        message, hint = hidden_actor(name)
        if is_id:
            self._report_at(offset, message, hint, Code.UNKNOWN_ACTOR, Level.WARNING)
        else:
            hint = "It is shown as text."
            self._report_at(offset, message, hint, Code.UNKNOWN_SPEAKER, Level.NOTICE)

    def no_speaker(self, offset: int) -> None:
        """An attribution line that begins with no name."""
        message = "expected the name of the speaker first, but got none"
        hint = "Write `— Name, date [@source]`."
        self._report_at(offset, message, hint, Code.UNKNOWN_SPEAKER, Level.NOTICE)

    def no_date(self, text: str, offset: int, level: Level) -> None:
        """A date in an attribution line that cannot be read: it would stand there as the venue."""
        if find_when(text.removesuffix(".")):
            message = f"expected one date in the line, but got another: {quoted(text)}"
            hint = "Take one of them away: a quotation was said on one day."
        else:
            message = no_date(text)
            hint = OTHER_DAY if why_no_day(text) else "Write year-month-day."
        self._report_at(offset, message, hint, Code.DATE, level)

    def missing_file(self, address: str) -> None:
        """A link or picture whose file there is not."""
        message = f"expected a file of the content folder, but got {quoted(address, limit=None)}"
        hint = "Mend the path: it begins in the folder of this file."
        self._report(_address(address), message, hint, Code.MISSING_FILE, Level.WARNING)

    def too_hard(self, found: str, offset: int) -> None:
        """A text of which no HTML can be made."""
        message = f"expected Markdown that can be read, but got {found}"
        hint = "Mend it, take it away, or put what is no Markdown between lines of ```."
        self._report_at(offset, message, hint, Code.MARKDOWN, Level.ERROR)

    def _report_at(self, offset: int, message: str, hint: str, code: Code, level: Level) -> None:
        """What is wrong at one place of the body; that of a field is its own."""
        place = self._places("(?P<at>)")[0] if self.field else self._document.body_place(offset)
        field = self._document.mark(self.field).field if self.field else ""
        self.problems.append(Problem(place, field, message, hint, code, level))

    def _report(self, pattern: str, message: str, hint: str, code: Code, level: Level) -> None:
        field = self._document.mark(self.field).field if self.field else ""
        for place in self._places(pattern):
            self.problems.append(Problem(place, field, message, hint, code, level))

    def _places(self, pattern: str) -> list[Place]:
        """Every place of the text being read that `pattern` finds; the text's own place if it finds none."""
        if self.field:
            mark = self._document.mark(self.field)
            return [Place(self._document.path, mark.line, mark.column)]
        found = [
            match.end() - len(match["at"]) for match in re.finditer(pattern, self._document.body)
        ]
        return [self._document.body_place(offset) for offset in found or [0]]


def hidden_source(reference: str) -> tuple[str, str]:
    """What is wrong with naming a source that readers may not see, and what to do about it."""
    message = (
        f"expected a source that readers see, but {quoted(reference)} is a draft or under embargo"
    )
    return message, "Publish the source, too, or hold this back as long."


def hidden_actor(reference: str) -> tuple[str, str]:
    """What is wrong with naming an actor whom readers may not see by id, and what to do about it."""
    message = (
        f"expected an actor whom readers see, but {quoted(reference)} is a draft or under embargo"
    )
    return message, "Publish the actor, too, or write the name as readers are to see it."


def _reference(typed: str) -> str:
    """What finds a link `[[…` or citation `[@…`, however it goes on."""
    return rf"(?P<at>{re.escape(typed[:2])}\s*{_words(typed[2:])})(?=\s*[\]|,#])"


def _address(address: str) -> str:
    """What finds the address of a link or picture, in Markdown or HTML."""
    spellings = "|".join(re.escape(each) for each in (address, unquote(address)))
    before = rf"(?:\]\(\s*<?|\]:\s*<?|(?:{LEADING})\s*=\s*[\"']?)"
    return rf"{before}(?P<at>{spellings})(?=[\s)>\"']|$)"


def _words(text: str) -> str:
    """What finds a text in Markdown, where lines may break between its words."""
    return r"\s+".join(re.escape(word) for word in text.split())
