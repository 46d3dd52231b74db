"""Every verbatim quotation of a newsroom, held against the text of its source.

The texts are read, compared and forgotten: nothing of them goes into the newsroom, its site or a cache. A report
shows no more of one than the passage that a drifting quotation is nearest to.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

from nutgraf.desk.drift import find_drift
from nutgraf.desk.quoted import read_quotation
from nutgraf.desk.source_text import SourceText
from nutgraf.gather import Newsroom
from nutgraf.gather.adopt import identity
from nutgraf.keys import Key, Kind
from nutgraf.load.decode import decode
from nutgraf.load.document import Document
from nutgraf.load.files import SourceFile
from nutgraf.load.nodes import Path as FieldPath
from nutgraf.model import Briefing, Item, Statement
from nutgraf.model.source import InlineSource
from nutgraf.problems import Code, Place, Problem
from nutgraf.read.body import Texts
from nutgraf.read.places import BODY, field_place, quote_places, text_path
from nutgraf.text import fold_words
from nutgraf.validate import Checked

SUFFIX = ".txt"
HINT = (
    "`[-…-]` stands in the source alone, `{+…+}` here alone. Write what the source has; mark what you leave out "
    "with `…`, what you put in with `[brackets]`."
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that are said to be verbatim, and where they stand: place and field."""

    words: str
    place: Place
    field: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: its words, and those of its original where it is a translation, and its source if it names one."""

    wordings: tuple[Wording, ...]
    source: Key | None


@dataclass(slots=True)
class Comparison:
    """What came of holding all quotations against their sources: how many agree, and what is wrong with others.

    `unread` counts the quotations of each source that has no text, `sourceless` those that name no source; `unknown`
    are the texts of no source.
    """

    agreeing: int = 0
    drifting: int = 0
    unread: Counter[Key] = field(default_factory=Counter)
    sourceless: int = 0
    unknown: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def compare_quotations(newsroom: Newsroom, texts: Mapping[Key, Texts], folder: Path) -> Comparison:
    """Hold every quotation against the text of its source in `folder`. Raises OSError if that cannot be listed.

    It is called `<source id>.txt`, or begins with the title of the source, and is in UTF-8.
    """
    comparison = Comparison()
    library = _Library(folder, newsroom, comparison.problems)
    comparison.unknown = library.unknown()
    for checked in [*newsroom.items.values(), *newsroom.introductions.values()]:
        for quotation in _quotations(checked, texts[checked.key], newsroom):
            _compare(quotation, library, comparison)
    return comparison


def _compare(quotation: Quotation, library: _Library, comparison: Comparison) -> None:
    if quotation.source is None:
        comparison.sourceless += 1
        return
    source = library.text_of(quotation.source)
    if source is None:
        comparison.unread[quotation.source] += 1
        return
    drifts = [_drift(each, quotation.source, source) for each in quotation.wordings]
    if None in drifts:
        comparison.agreeing += 1
        return
    comparison.drifting += 1
    comparison.problems += [drift for drift in drifts if drift][:1]


def _drift(wording: Wording, key: Key, source: SourceText) -> Problem | None:
    """The problem that some words are not in their source; None where they are."""
    quoted = read_quotation(unicodedata.normalize("NFC", wording.words))
    missing = source.missing(quoted)
    if missing is None:
        return None
    elsewhere = source.ends_of(missing)
    if elsewhere:
        line = source.line(min(elsewhere) - 1)
        found = f"got some from line {line} of its text after others from further down"
        message = f"expected the words of `{key.id}` in their order, but {found}"
        return _problem(wording, message, "Quote them one by one, or in the order of the source.")
    drift = find_drift(missing, quoted, source)
    if drift is None:
        message = f"expected the words of `{key.id}`, but its text has none like them"
        return _problem(wording, message, "See that the right source is named.")
    message = (
        f"expected the words of `{key.id}`, line {drift.line} of its text, but got: {drift.diff}"
    )
    return _problem(wording, message, HINT)


def _problem(wording: Wording, message: str, hint: str) -> Problem:
    return Problem(wording.place, wording.field, message, hint, Code.QUOTATION_DRIFT)


class _Library:
    """The texts of sources in a folder, each read when it is first asked for."""

    def __init__(self, folder: Path, newsroom: Newsroom, problems: list[Problem]) -> None:
        files = [each for each in sorted(folder.iterdir()) if _is_text(each)]
        sources = {
            key.id: fold_words(each.item.heading)
            for key, each in newsroom.items.items()
            if key.kind is Kind.SOURCE
        }
        named = {unicodedata.normalize("NFC", path.stem): path for path in files}
        titled = {_title(path): path for stem, path in named.items() if stem not in sources}
        self._files = {
            id: path
            for id, title in sources.items()
            if (path := named.get(id) or titled.get(title)) is not None
        }
        self._others = {*files} - {*self._files.values()}
        self._texts: dict[str, SourceText | None] = {}
        self._problems = problems

    def unknown(self) -> tuple[str, ...]:
        """The names of texts that are of no source."""
        return tuple(sorted(path.name for path in self._others))

    def text_of(self, key: Key) -> SourceText | None:
        """The text of a source; None where the folder has none that can be read."""
        if key.id not in self._texts:
            path = self._files.get(key.id)
            self._texts[key.id] = self._read(path) if path else None
        return self._texts[key.id]

    def _read(self, path: Path) -> SourceText | None:
        text, problems = decode(SourceFile(path, path.name, path.as_posix()))
        self._problems += problems
        return None if text is None else SourceText(text)


def _is_text(path: Path) -> bool:
    return path.suffix == SUFFIX and path.is_file()


def _title(path: Path) -> str:
    """The first line of a text that is not empty, as titles are compared."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return fold_words(next(filter(str.strip, file), ""))
    except OSError:
        return ""


def _quotations(checked: Checked[Item], texts: Texts, newsroom: Newsroom) -> Iterator[Quotation]:
    if isinstance(checked.item, Briefing):
        yield from _in_fields(checked.item, checked.document, newsroom)
    yield from _in_prose(checked.document, texts)


def _in_fields(item: Briefing, document: Document, newsroom: Newsroom) -> Iterator[Quotation]:
    for index, statement in enumerate(item.statements):
        if statement.quote:
            wordings = tuple(_wordings(statement, ("statements", index), document))
            yield Quotation(wordings, _source(statement.source, newsroom))
    for index, claim in enumerate(item.claims):
        for number, position in enumerate(claim.positions):
            if position.quote:
                path: FieldPath = ("claims", index, "positions", number, "quote")
                wording = _wording(position.quote, path, document)
                yield Quotation((wording,), _source(position.source, newsroom))


def _wordings(statement: Statement, path: FieldPath, document: Document) -> Iterator[Wording]:
    """The words of a statement; either they or the original of which they are a translation stand in the source."""
    if statement.quote:
        yield _wording(statement.quote, (*path, "quote"), document)
    if statement.original:
        yield _wording(statement.original, (*path, "original"), document)


def _wording(words: str, path: FieldPath, document: Document) -> Wording:
    mark = document.mark(path)
    return Wording(words, Place(document.path, mark.line, mark.column), mark.field)


def _source(reference: str | InlineSource | None, newsroom: Newsroom) -> Key | None:
    if isinstance(reference, InlineSource):
        return newsroom.inline_sources[identity(reference)]
    found = newsroom.targets.find(reference, [Kind.SOURCE]) if reference else ()
    return found[0] if len(found) == 1 else None


def _in_prose(document: Document, texts: Texts) -> Iterator[Quotation]:
    """The block quotes with an attribution line, in the body and in fields that are Markdown."""
    for name, body in texts.bodies.items():
        places, field = (
            (quote_places(document, (each.words for each in body.statements)), "")
            if name == BODY
            else (repeat(field_place(document, name)), document.mark(text_path(name)).field)
        )
        for statement, place in zip(body.statements, places, strict=False):  # or one for all
            citation = statement.citation
            wording = Wording(statement.words, place, field)
            yield Quotation((wording,), citation.source if citation else None)
