"""A quotation, read as printed ones are.

An elision (`…`, `...`, `[…]`) stands for words left out; `[brackets]` hold what an editor put in, or put in the place
of a few words or letters (`[T]he`, `kill[ed]`). In scripts without spaces between words no brackets are part of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from nutgraf.quotations.words import UNKNOWN, Word, forms_of, words_of
from nutgraf.read.names.boundaries import UNSPACED, is_word

_DOTS = r"(?:[…⋯]|\.(?:\s?\.){2,})"
_MARK = re.compile(rf"(?P<elision>[\[(]\s*{_DOTS}\s*[\])]|{_DOTS})|\[(?P<inserted>[^\[\]]*)\]")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_APOSTROPHES = frozenset("'’")


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
    """The quotation `text`, in NFC."""
    plain, replaced, marks = _with_unknown_letters(unicodedata.normalize("NFC", text))
    stretches: list[Stretch | None] = []
    parts: list[Spoken | Inserted] = []
    start = 0
    for mark in [*marks, _Mark(len(plain), len(plain))]:
        parts += _spoken(plain, start, mark.start)
        start = mark.end
        if mark.inserted is None:
            stretches.append(_stretch(parts))
            parts = []
        else:
            forms = tuple(word.form for word in words_of(mark.inserted))
            parts.append(Inserted(forms, mark.start, mark.end))
    return Quoted(plain, replaced, tuple(filter(None, stretches)))


def runs_of(text: str) -> list[tuple[str, ...]]:
    """The words of the quotation `text`, which must be NFC, in runs between which an editor has marked something.

    A word of which a part was changed (`[T]he`, `call[ed]`) is in none. They are those that reading it gives.
    """
    if not ("[" in text or "…" in text or "⋯" in text or text.count(".") >= len("...")):
        whole = tuple(forms_of(text))
        return [whole] if whole else []
    plain, _, marks = _with_unknown_letters(text)
    starts, ends = [0, *(mark.end for mark in marks)], [*(mark.start for mark in marks), None]
    runs: list[tuple[str, ...]] = []
    for start, end in zip(starts, ends, strict=True):
        by_change = groupby(forms_of(plain[start:end]), key=lambda form: UNKNOWN in form)
        runs += (tuple(forms) for is_changed, forms in by_change if not is_changed)
    return runs


def _with_unknown_letters(text: str) -> tuple[str, tuple[str, ...], list[_Mark]]:
    """`text` with brackets that are part of a word as one unknown letter, those, and the other marks in it."""
    text = _BRACKETS.sub(_one_by_one, text)
    plain, last = "", 0
    replaced: list[str] = []
    marks: list[_Mark] = []
    for found in _MARK.finditer(text):
        plain += text[last : found.start()]
        last = found.end()
        inserted = found["inserted"]
        if inserted is not None and _is_in_word(found):
            plain += UNKNOWN
            replaced.append(inserted)
            continue
        marks.append(_Mark(len(plain), len(plain) + len(found[0]), inserted))
        plain += found[0]
    return plain + text[last:], tuple(replaced), marks


def _is_in_word(brackets: re.Match[str]) -> bool:
    return any(_joined(brackets)) and not any(map(str.isspace, brackets[0]))


def _one_by_one(brackets: re.Match[str]) -> str:
    """Several words in brackets, those that are part of a word by themselves: `call[ed him]` is `call[ed] [him]`."""
    inserted, words = brackets[1], brackets[1].split()
    first, last = _joined(brackets) if words[1:] else (False, False)
    head = words[:1] if first and not inserted[0].isspace() else []
    tail = words[-1:] if last and not inserted[-1].isspace() else []
    if not head and not tail:
        return brackets[0]
    rest = words[len(head) : len(words) - len(tail)]
    return " ".join(f"[{' '.join(each)}]" for each in (head, rest, tail) if each)


def _joined(brackets: re.Match[str]) -> tuple[bool, bool]:
    """Whether a word goes on from before brackets into them, and from them to what is after."""
    text, (start, end) = brackets.string, brackets.span()
    return _goes_on(text[max(0, start - 2) : start][::-1]), _goes_on(text[end : end + 2])


def _goes_on(near: str) -> bool:
    """Whether the two characters next to brackets go on with a word: a letter does, be it behind an apostrophe."""
    letter = near[1:] if near[:1] in _APOSTROPHES else near[:1]
    return is_word(letter) and not UNSPACED.match(letter)


def _spoken(text: str, start: int, end: int) -> Iterator[Spoken]:
    for index, word in enumerate(words_of(text[start:end])):
        yield Spoken(Word(word.form, word.start + start, word.end + start), opens=index == 0)


def _stretch(parts: list[Spoken | Inserted]) -> Stretch | None:
    """The stretch that `parts` make, without insertions at its ends: there they may stand for anything."""
    spoken = [(index, part) for index, part in enumerate(parts) if isinstance(part, Spoken)]
    if not spoken:
        return None
    (start, first), (last, _) = spoken[0], spoken[-1]
    return Stretch(first, tuple(parts[start + 1 : last + 1]))
