"""All that a briefing says was said, whichever way it is written down, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nutgraf.gather import Targets
from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.model import Briefing, ClaimPosition, Statement
from nutgraf.problems import Place
from nutgraf.read.body import QuotedStatement, Texts
from nutgraf.read.places import quote_place
from nutgraf.rules.finding import Finding, at
from nutgraf.times import find_when
from nutgraf.validate import Checked


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words, or a report of them: a statement, an attributed block quote (`path` is empty), or a position's quote.

    `speaker` is an actor's key or the text that stands for one; empty where none is given.
    """

    document: Document
    path: Path
    words: str
    verbatim: bool
    speaker: str
    said: date | None
    has_source: bool
    original: str | None = None

    @property
    def as_said(self) -> str:
        """The words in the language in which they were said."""
        return self.original or self.words

    @property
    def is_position(self) -> bool:
        """Whether it is what somebody holds on a claim: that may be a document, which speaks on no day."""
        return self.path[:1] == ("claims",)

    @property
    def noun(self) -> str:
        """What to call it."""
        return "quotation" if self.verbatim else "paraphrase"

    @property
    def place(self) -> Place:
        """Where its words stand, as they were said."""
        return self.finding("", "original" if self.original else "").place

    def finding(self, message: str, field: str = "") -> Finding:
        """A finding on one of its fields, or on its words."""
        if self.path:
            own = "quote" if self.verbatim else "paraphrase"
            return at(self.document, (*self.path, field or own), message)
        return Finding(quote_place(self.document, self.words), "", message)


def quotations_of(
    checked: Checked[Briefing], texts: Texts, targets: Targets
) -> Iterator[Quotation]:
    """The quotations of one briefing: of its fields, then of its prose."""
    document = checked.document
    for index, statement in enumerate(checked.item.statements):
        speaker = statement.speaker or statement.attribution
        yield _stated(statement, ("statements", index), document, _who(speaker, targets))
    for first, claim in enumerate(checked.item.claims):
        for second, position in enumerate(claim.positions):
            if position.quote:
                path = ("claims", first, "positions", second)
                yield _held(
                    position, position.quote, path, document, _who(position.holder, targets)
                )
    yield from prose_quotations(document, texts)


def prose_quotations(document: Document, texts: Texts) -> Iterator[Quotation]:
    """The attributed block quotes in the body of any item."""
    return (_quoted(each, document) for each in texts.body.statements)


def _who(reference: str | None, targets: Targets) -> str:
    found = targets.find(reference, [Kind.ACTOR]) if reference else ()
    return str(found[0]) if len(found) == 1 else reference or ""


def _stated(statement: Statement, path: Path, document: Document, speaker: str) -> Quotation:
    return Quotation(
        document,
        path,
        statement.text,
        statement.quote is not None,
        speaker,
        statement.said,
        statement.source is not None,
        statement.original,
    )


def _held(
    position: ClaimPosition, words: str, path: Path, document: Document, speaker: str
) -> Quotation:
    return Quotation(
        document, path, words, True, speaker, position.date, position.source is not None
    )


def _quoted(quoted: QuotedStatement, document: Document) -> Quotation:
    """An attribution line that begins with a date names nobody."""
    speaker = str(quoted.speaker or ("" if find_when(quoted.attribution) else quoted.attribution))
    has_source = quoted.citation is not None
    return Quotation(document, (), quoted.words, True, speaker, quoted.said, has_source)
