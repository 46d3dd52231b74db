"""Every verbatim quotation of a newsroom, held against the text of its source.

The texts are read, compared and forgotten: nothing of them goes into the newsroom, its site or a cache. A report
shows no more of one than the passage that a drifting quotation is nearest to.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nutgraf.desk.drift import find_drift
from nutgraf.desk.source_text import SourceText
from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.load.decode import decode
from nutgraf.load.files import SourceFile
from nutgraf.problems import Code, Problem
from nutgraf.quotations.gathered import Quotation, quotations_of
from nutgraf.quotations.quoted import read_quotation
from nutgraf.read.body import Texts
from nutgraf.text import fold_words

SUFFIX = ".txt"
HINT = (
    "`[-…-]` stands in the source alone, `{+…+}` here alone. Write what the source has; mark what you leave out "
    "with `…`, what you put in with `[brackets]`."
)


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
        for quotation in quotations_of(checked, texts[checked.key], newsroom.targets):
            if quotation.verbatim:
                _compare(quotation, quotation.source_in(newsroom), library, comparison)
    return comparison


def _compare(
    quotation: Quotation, key: Key | None, library: _Library, comparison: Comparison
) -> None:
    if key is None:
        comparison.sourceless += 1
        return
    source = library.text_of(key)
    if source is None:
        comparison.unread[key] += 1
        return
    drift = _drift(quotation, key, source)
    if drift is None or (quotation.original and _holds(quotation.original, source)):
        comparison.agreeing += 1
        return
    comparison.drifting += 1
    comparison.problems.append(drift)


def _holds(words: str, source: SourceText) -> bool:
    """Whether words stand in a source: those of an original do, or those of which it is the original."""
    return source.missing(read_quotation(words)) is None


def _drift(quotation: Quotation, key: Key, source: SourceText) -> Problem | None:
    """The problem that some words are not in their source; None where they are."""
    quoted = read_quotation(quotation.words)
    missing = source.missing(quoted)
    if missing is None:
        return None
    elsewhere = source.ends_of(missing)
    if elsewhere:
        line = source.line(min(elsewhere) - 1)
        found = f"got some from line {line} of its text after others from further down"
        message = f"expected the words of `{key.id}` in their order, but {found}"
        return _problem(quotation, message, "Quote them one by one, or in the order of the source.")
    drift = find_drift(missing, quoted, source)
    if drift is None:
        message = f"expected the words of `{key.id}`, but its text has none like them"
        return _problem(quotation, message, "See that the right source is named.")
    message = (
        f"expected the words of `{key.id}`, line {drift.line} of its text, but got: {drift.diff}"
    )
    return _problem(quotation, message, HINT)


def _problem(quotation: Quotation, message: str, hint: str) -> Problem:
    spot = quotation.spot()
    return Problem(spot.place, spot.field, message, hint, Code.QUOTATION_DRIFT)


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
