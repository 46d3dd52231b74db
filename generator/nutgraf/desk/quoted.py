"""A quotation, read as printed ones are.

An elision (`…`, `...`, `[…]`) stands for words left out; `[brackets]` hold what an editor put in, or put in the place
of a few words or letters (`[T]he`, `kill[ed]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nutgraf.desk.wording import UNKNOWN, Word, words_of

_DOTS = r"(?:[…⋯]|\.(?:\s?\.){2,})"
_MARK = re.compile(rf"(?P<elision>[\[(]\s*{_DOTS}\s*[\])]|{_DOTS})|\[(?P<inserted>[^\[\]]*)\]")
_WORD_BEFORE = re.compile(r"\w['’]?\Z")
_WORD_AFTER = re.compile(r"['’]?\w")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the quotation. `opens` says that its first letter may be in another case."""

    word: Word
    opens: bool


@dataclass(frozen=True, slots=True)
class Inserted:
    """What an editor put in: the forms of its words, and where it stands in the quotation."""

    forms: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two elisions: it begins and ends with a word that was spoken."""

    first: Spoken
    rest: tuple[Spoken | Inserted, ...]

    @property
    def parts(self) -> tuple[Spoken | Inserted, ...]:
        """All of it."""
        return (self.first, *self.rest)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, and the stretches between its elisions.

    In its `text` `[T]he` is one unknown letter and `he`; `replaced` holds what stood for those, in their order.
    """

    text: str
    replaced: tuple[str, ...]
    stretches: tuple[Stretch, ...]

    def shown(self, start: int, end: int) -> str:
        """What was typed from `start` to `end` of the text."""
        before, *rest = self.text[start:end].split(UNKNOWN)
        first = self.text.count(UNKNOWN, 0, start)
        typed = self.replaced[first : first + len(rest)]
        return before + "".join(f"[{each}]{after}" for each, after in zip(typed, rest, strict=True))


@dataclass(frozen=True, slots=True)
class _Mark:
    """An elision (`inserted` is None) or an insertion, and where it stands."""

    start: int
    end: int
    inserted: str | None = None


def read_quotation(text: str) -> Quoted:
    """The quotation `text`, which must be NFC."""
    plain, replaced, marks = _with_unknown_letters(text)
    elisions = [mark for mark in marks if mark.inserted is None]
    insertions = [mark for mark in marks if mark.inserted is not None]
    stretches: list[Stretch | None] = []
    start = 0
    for cut in [*elisions, _Mark(len(plain), len(plain))]:
        inside = [each for each in insertions if start <= each.start < cut.start]
        stretches.append(_stretch([*_parts(plain, start, cut.start, inside)]))
        start = cut.end
    return Quoted(plain, replaced, tuple(filter(None, stretches)))


def _with_unknown_letters(text: str) -> tuple[str, tuple[str, ...], list[_Mark]]:
    """`text` with brackets that are part of a word as one unknown letter, those, and the other marks in it."""
    plain, last = "", 0
    replaced: list[str] = []
    marks: list[_Mark] = []
    for found in _MARK.finditer(text):
        plain += text[last : found.start()]
        last = found.end()
        inserted = found["inserted"]
        if inserted is not None and " " not in inserted and _is_in_word(plain, text[last:]):
            plain += UNKNOWN
            replaced.append(inserted)
            continue
        marks.append(_Mark(len(plain), len(plain) + len(found[0]), inserted))
        plain += found[0]
    return plain + text[last:], tuple(replaced), marks


def _is_in_word(before: str, after: str) -> bool:
    return bool(_WORD_BEFORE.search(before) or _WORD_AFTER.match(after))


def _parts(
    text: str, start: int, end: int, insertions: Iterable[_Mark]
) -> Iterator[Spoken | Inserted]:
    for mark in [*insertions, _Mark(end, end)]:
        for index, word in enumerate(words_of(text[start : mark.start])):
            yield Spoken(Word(word.form, word.start + start, word.end + start), opens=index == 0)
        if mark.inserted is not None:
            forms = tuple(word.form for word in words_of(mark.inserted))
            yield Inserted(forms, mark.start, mark.end)
        start = mark.end


def _stretch(parts: list[Spoken | Inserted]) -> Stretch | None:
    """The stretch that `parts` make, without insertions at its ends: there they may stand for anything."""
    spoken = [(index, part) for index, part in enumerate(parts) if isinstance(part, Spoken)]
    if not spoken:
        return None
    (start, first), (last, _) = spoken[0], spoken[-1]
    return Stretch(first, tuple(parts[start + 1 : last + 1]))
