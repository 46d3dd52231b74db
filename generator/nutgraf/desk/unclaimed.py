"""Capitalised names in prose that no item claims: whom to write about next.

A name here is one or more words that begin with a capital letter, with particles between them (`Ursula von der
Leyen`, `Ministry of Defence`). A title before a name is left out. What begins a sentence may have its capital from
that: a word that is written small elsewhere is left out there, and a name counts only if it stands inside a sentence,
too. Scripts without capitals (Arabic, Hebrew, Chinese) show no names in this way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from nutgraf.gather import Newsroom
from nutgraf.keys import Key
from nutgraf.read.body import Texts
from nutgraf.read.names import Lexicon
from nutgraf.read.names.words import (
    FIRST_WORDS,
    NEVER_IN_NAMES,
    OFFICE_KINDS,
    OFFICES,
    STYLES,
)

_ARTICLES = "al el an ar as at ad ash az"
_PARTICLES = """
    af av bin bint ben ibn abu da das de del della den der des di do dos du el al la las le los of ten ter van vom von
    y zu zum zur
"""
LONGEST_ABBREVIATION = 3
"""Titles up to this length (Mr, Dr, Gen) begin no name of anything else, as General Motors does."""

_SENTENCE_START = re.compile(r"(?:\A|[.!?…:][\"'”’»)\]]*\s+|[\"“„«])[\"'“„‘«(\[¿¡—–-]*\s*\Z")
_REACH = 24
"""How far to look back for the end of a sentence, or for an office."""
MEMORY = 65536
"""So many runs of words are remembered: the same few stand in thousands of texts."""

_BEFORE_NAMES = OFFICES | STYLES
_TITLES = _BEFORE_NAMES | OFFICE_KINDS

_LETTERS = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’][sS]\Z")


@dataclass(frozen=True, slots=True)
class UnclaimedName:
    """A name that no item claims: how often it stands in prose, on how many pages, and the first of these."""

    name: str
    count: int
    pages: int
    first: Key


def find_unclaimed_names(
    newsroom: Newsroom,
    texts: Mapping[Key, Texts],
    lexicon: Lexicon,
    at_least: int = 2,
    *,
    beginnings: bool = False,
) -> list[UnclaimedName]:
    """The names that stand in prose `at_least` so often and that no item claims, the most frequent first.

    With `beginnings` a name of several words counts even if it does nothing but begin sentences.
    """
    lines = {page: [*_lines(each)] for page, each in texts.items()}
    finder = _Finder(newsroom, lexicon, map("\n".join, lines.values()))
    counts: Counter[str] = Counter()
    pages: dict[str, dict[Key, None]] = {}
    inside: set[str] = set()
    for page, each in lines.items():
        for name, is_inside in (found for line in each for found in finder.names(line)):
            counts[name] += 1
            pages.setdefault(name, {})[page] = None
            if is_inside or (beginnings and " " in name):
                inside.add(name)
    return [
        UnclaimedName(name, count, len(pages[name]), next(iter(pages[name])))
        for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if count >= at_least and name in inside and not newsroom.targets.find(name)
    ]


def _lines(texts: Texts) -> Iterator[str]:
    """The blocks of prose of an item: no headings, where every word may have a capital."""
    for body in texts.bodies.values():
        headings = {_folded(heading.text) for heading in body.headings}
        yield from (line for line in body.text.splitlines() if line not in headings)


def _folded(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a run of capitalised ones; `ends` says that no name goes on after it."""

    text: str
    start: int
    ends: bool


class _Finder:
    """Finds capitalised names, in the letters that the texts of a newsroom have."""

    def __init__(self, newsroom: Newsroom, lexicon: Lexicon, texts: Iterable[str]) -> None:
        letters: set[str] = set()
        words: set[str] = set()
        for text in texts:
            letters.update(text)
            words.update(_LETTERS.findall(text))
        self._small = {*filter(str.islower, words)}
        capitals = "".join(sorted(letter for letter in letters if letter.isupper()))
        self._run = _run_pattern(capitals) if capitals else None
        self._lexicon = lexicon
        self._known = frozenset(map(str, newsroom.items))

    def names(self, line: str) -> Iterator[tuple[str, bool]]:
        """The names in a line that no item claims, each with whether it stands inside a sentence."""
        if self._run is None:
            return
        matches = self._lexicon.resolve(line, self._lexicon.scan(line), self._known)
        claimed = [(match.start, match.end) for match in matches]
        for run in self._run.finditer(line):
            start, end = run.span()
            taken = [(a - start, b - start) for a, b in claimed if a < end and start < b]
            for place, words in _parts(run[0], *taken):
                yield from self._name(words, line, start + place)

    def _name(self, words: tuple[str, ...], line: str, start: int) -> Iterator[tuple[str, bool]]:
        before = line[max(0, start - _REACH) : start]
        at_start = _ends_sentence(before)
        first = words[0]
        if at_start and (first.lower() in self._small or first in FIRST_WORDS):
            words, at_start = words[1:], False
        if len(words) > 1 and words[0] in OFFICE_KINDS and _is_of_an_office(before):
            words = words[1:]
        name = _named(words)
        if name:
            yield name, not at_start


def _ends_sentence(before: str) -> bool:
    """Whether a sentence begins after a text: not, most often, after a word and a blank."""
    goes_on = before[-1:] == " " and before[-2:-1].isalnum()
    return not goes_on and bool(_SENTENCE_START.search(before))


def _is_of_an_office(before: str) -> bool:
    """Whether what stands before a word is an office `of` it: Secretary of State."""
    *_, office, of = ["", "", *before.split()]
    return of == "of" and office in OFFICES


def _run_pattern(capitals: str) -> re.Pattern[str]:
    """Words that begin with one of `capitals`, each a blank from the next, with particles between them."""
    capital = f"[{re.escape(capitals)}]"
    articles, particles = "|".join(_ARTICLES.split()), "|".join(_PARTICLES.split())
    abbreviations = "|".join(sorted(style for style in STYLES if _is_short(style)))
    word = (
        rf"(?:(?:{capital}\.)+(?!\w)|(?:{abbreviations})\."
        rf"|(?:(?:{articles})-)?{capital}(?:[\w&]|['’‐‑-](?=\w))*)"
    )
    between = rf"(?: of(?: the)?| (?:{particles})(?: (?:{particles}))?)?"
    return re.compile(rf"(?<!\w){word}(?:{between} {word})*")


@lru_cache(maxsize=MEMORY)
def _parts(run: str, *taken: tuple[int, int]) -> list[tuple[int, tuple[str, ...]]]:
    """The names that a run of words holds, each with its place there. What is `taken` an item claims."""
    parted = _parted(_words(run, taken))
    return [(words[0].start, tuple(word.text for word in words)) for words in parted]


def _words(run: str, taken: Iterable[tuple[int, int]]) -> Iterator[_Word | None]:
    """The words of a run; None where an item claims one."""
    for found in re.finditer(r"\S+", run):
        start, end = found.span()
        if any(start < last and first < end for first, last in taken):
            yield None
        else:
            text = _POSSESSIVE.sub("", found[0])
            yield _Word(text, start, ends=text != found[0])


def _parted(words: Iterable[_Word | None]) -> Iterator[list[_Word]]:
    """The names that a run holds: none goes on over a claimed word, a possessive, or a day of the week."""
    name: list[_Word] = []
    for word in words:
        if word is None and name and _is_title(name[-1].text):
            name = []  # the title of whom an item claims
        elif word is None or _is_outside(word, name):
            yield from _tidied(name)
            name = []
        else:
            name.append(word)
            if word.ends:
                yield from _tidied(name)
                name = []
    yield from _tidied(name)


def _is_outside(word: _Word, name: list[_Word]) -> bool:
    """Whether a word stands in no name, or not in this one: what is `of` something has one word, people have more."""
    base = re.split("['’]", word.text)[0]
    return base in NEVER_IN_NAMES or (word.text == "of" and len(name) > 1)


def _tidied(name: list[_Word]) -> Iterator[list[_Word]]:
    """A name without the particles at its ends, if anything is left of it."""
    places = [index for index, word in enumerate(name) if not _is_particle(word.text)]
    if places:
        yield name[places[0] : places[-1] + 1]


def _is_particle(word: str) -> bool:
    return word.islower() and "-" not in word


@lru_cache(maxsize=MEMORY)
def _named(words: tuple[str, ...]) -> str:
    """The name that words are; empty where they are nothing but titles."""
    name = _without_title(words)
    return "" if all(_is_title(word) or word == "of" for word in name) else " ".join(name)


def _without_title(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the titles before it, and what stands before those: US Vice President Kamala Harris."""
    for index in range(len(name) - 2, -1, -1):
        title = name[index].rstrip(".")
        if title in OFFICES and _begins_with_office(name[index + 1 : index + 4]):
            return name[index + 3 :]
        if title not in _BEFORE_NAMES or _is_particle(name[index + 1]):
            continue
        if index or title in OFFICES or _is_short(title) or index + 1 < len(name) - 1:
            return name[index + 1 :]
    return name


def _begins_with_office(words: tuple[str, ...]) -> bool:
    """Whether what follows a title is first what the office is of: Secretary `of State` Jane Roe."""
    return bool(words[2:]) and words[0] == "of" and words[1] in OFFICE_KINDS


def _is_title(word: str) -> bool:
    """Whether a word says what somebody is; so does an initial by itself."""
    return word.rstrip(".") in _TITLES or len(word.rstrip(".")) == 1


def _is_short(title: str) -> bool:
    return len(title) <= LONGEST_ABBREVIATION
