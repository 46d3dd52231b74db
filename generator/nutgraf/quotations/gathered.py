"""All that an item says was said, whichever way it is written down, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from nutgraf.gather import Newsroom, Targets
from nutgraf.gather.adopt import identity
from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.model import Briefing, ClaimPosition, Item, Statement
from nutgraf.model.source import InlineSource, SourceReference
from nutgraf.problems import Place
from nutgraf.read.body import QuotedStatement, Texts
from nutgraf.read.places import BODY, quote_offsets, quote_typed, text_path
from nutgraf.validate import Checked


class Spot(NamedTuple):
    """Where something stands: the place in its file, and the field; empty in the prose below the fields."""

    place: Place
    field: str


class BlockQuotes:
    """The attributed block quotes of one text: that in the field at `path`, or the prose below the fields.

    Where they stand is looked for when it is first asked: little is told of most.
    """

    def __init__(
        self, document: Document, path: Path, text: str, quoted: Sequence[QuotedStatement]
    ) -> None:
        self.document = document
        self.path = path
        self.quoted = quoted
        self._text = text

    def spot(self, number: int) -> Spot:
        """Where one of them stands: where it begins in the prose, or its field."""
        if self.path:
            return _spot(self.document, self.path)
        return Spot(self.document.body_place(self._offsets[number]), "")

    def typed(self, number: int) -> str:
        """One of them as it is typed, with its attribution line."""
        return quote_typed(self._text, self._offsets[number])

    @cached_property
    def _offsets(self) -> list[int]:
        return [*quote_offsets(self._text, (each.words for each in self.quoted))]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words, or a report of them: a statement, a position's quote, or one of some block quotes, by its number.

    `path` leads to the record, or to the field in which a block quote stands; it is empty in the prose below them all.
    `speaker` is an actor's key or the text that stands for one; empty where none is given. `source` is as it is written
    there; of a block quote it is the key.
    """

    document: Document
    path: Path
    words: str
    verbatim: bool
    speaker: str
    said: date | None
    source: SourceReference | Key | None
    original: str | None = None
    block_quotes: BlockQuotes | None = None
    number: int = 0

    @property
    def as_said(self) -> str:
        """The words in the language in which they were said."""
        return self.original or self.words

    @property
    def is_position(self) -> bool:
        """Whether it is what somebody holds on a claim: that may be a document, which speaks on no day."""
        return self.path[:1] == ("claims",)

    @property
    def typed(self) -> str:
        """A block quote as it is typed, with its attribution line; nothing of what is no block quote."""
        return self.block_quotes.typed(self.number) if self.block_quotes else ""

    def spot(self, field: str = "") -> Spot:
        """Where one of its fields stands, or its words; a block quote is all one."""
        if self.block_quotes:
            return self.block_quotes.spot(self.number)
        field = field or ("quote" if self.verbatim else "paraphrase")
        return _spot(self.document, (*self.path, field))

    def source_in(self, newsroom: Newsroom) -> Key | None:
        """The source that it names; None where it names none, or none that may be seen."""
        if self.source is None or isinstance(self.source, Key):
            return self.source
        if isinstance(self.source, InlineSource):
            return newsroom.inline_sources[identity(self.source)]
        return _only(newsroom.targets.find(self.source, [Kind.SOURCE]))


def quotations_of(checked: Checked[Item], texts: Texts, targets: Targets) -> Iterator[Quotation]:
    """The quotations of one item: of its fields, then of its texts."""
    document = checked.document
    if isinstance(checked.item, Briefing):
        for index, statement in enumerate(checked.item.statements):
            speaker = statement.speaker or statement.attribution
            yield _stated(statement, ("statements", index), document, _who(speaker, targets))
        for index, claim in enumerate(checked.item.claims):
            for number, held in enumerate(claim.positions):
                if held.quote:
                    path = ("claims", index, "positions", number)
                    yield _held(held, held.quote, path, document, _who(held.holder, targets))
    for quotes in block_quotes(checked, texts):
        for number, each in enumerate(quotes.quoted):
            yield _quoted(each, quotes, number)


def block_quotes(checked: Checked[Item], texts: Texts) -> Iterator[BlockQuotes]:
    """The attributed block quotes of one item by text: of its prose, and of fields that are Markdown."""
    document = checked.document
    for name, body in texts.bodies.items():
        if body.statements:
            text = document.body if name == BODY else checked.item.texts()[name]
            yield BlockQuotes(document, text_path(name), text, body.statements)


def _who(reference: str | None, targets: Targets) -> str:
    found = _only(targets.find(reference, [Kind.ACTOR])) if reference else None
    return _named(found) if found else reference or ""


@lru_cache(maxsize=8192)  # who has spoken, speaks again
def _named(actor: Key) -> str:
    return str(actor)


def _only(found: Sequence[Key]) -> Key | None:
    return found[0] if len(found) == 1 else None


def _stated(statement: Statement, path: Path, document: Document, speaker: str) -> Quotation:
    return Quotation(
        document,
        path,
        statement.text,
        statement.quote is not None,
        speaker,
        statement.said,
        statement.source,
        statement.original,
    )


def _held(
    position: ClaimPosition, words: str, path: Path, document: Document, speaker: str
) -> Quotation:
    return Quotation(document, path, words, True, speaker, position.date, position.source)


def _quoted(quoted: QuotedStatement, quotes: BlockQuotes, number: int) -> Quotation:
    return Quotation(
        quotes.document,
        quotes.path,
        quoted.words,
        True,
        _named(quoted.speaker) if quoted.speaker else quoted.attribution,
        quoted.said,
        quoted.citation.source if quoted.citation else None,
        None,
        quotes,
        number,
    )


def _spot(document: Document, path: Path) -> Spot:
    mark = document.mark(path)
    return Spot(Place(document.path, mark.line, mark.column), mark.field)
