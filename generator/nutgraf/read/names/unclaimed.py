"""Names that no item claims: capitalised words that stand together, less what only looks like a name.

Left out are titles and offices ("Prime Minister Jane Roe" is Jane Roe), days and months, and the first word of a
sentence unless it has its capital inside one, too. A surname counts for the one longer name that ends with it. What
tells a name is its capitals: in scripts that have none nothing is found, nor in headings where every word has one.
The word lists are English.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nutgraf.read.names.surroundings import is_title, starts_sentence
from nutgraf.read.names.words import (
    FIRST_WORDS,
    JOINED_BY_OF,
    NEVER_IN_NAMES,
    OFFICE_KINDS,
    PARTICLES,
)

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:['’&.\u2010\u2011-][^\W_]+)*")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_ABBREVIATED = re.compile(r"(?:[A-Z]|[A-Z][a-z]{1,3})\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LOWER_PART = re.compile(r"[\u2010\u2011-](?=[a-z]).*")
_OFFICE_OF = re.compile(r"(?P<office>\w+)\s+of\s+\Z")
_REACH = 60
_IN_ADDRESS = frozenset("/@#_")
_HEADING = 4
"""A line of at least so many long words, all capitalised, is a heading if it does not end as a sentence does."""
_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*\Z")
_SMALL = 3
_LONGEST = 6
"""Names of more words than this are none."""


class Unclaimed(NamedTuple):
    """A name that no item claims: its fullest form, how often it stands there, and where it first does."""

    name: str
    times: int
    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    is_last: bool
    """Whether no name goes on after it: it is a possessive, or the first half of a compound."""


def unclaimed(text: str, claimed: Iterable[Span]) -> list[Unclaimed]:
    """The names in `text` that stand outside the places `claimed`, the most frequent first."""
    words = [*_words(text)]
    taken = _Taken([*claimed, *_headings(text)])
    inside = {
        word.text
        for word in words
        if word.text[0].isupper() and not starts_sentence(text, word.start)
    }
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for run in _runs(text, words, taken):
        name = _trimmed(run, text, inside)
        if name and len(name) <= _LONGEST:
            span = (name[0].start, name[-1].end)
            places[" ".join(text[slice(*span)].split())].append(span)
    merged = _with_surnames(places)
    found = [Unclaimed(name, len(spans), *min(spans)) for name, spans in merged.items()]
    return sorted(found, key=lambda each: (-each.times, each.start))


class _Taken:
    """Places where no name is looked for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, reverse=True)

    def holds(self, word: _Word) -> bool:
        """Whether a word stands in one of them; words must be asked for in the order of the text."""
        while self._spans and self._spans[-1][1] <= word.start:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1][0] < word.end


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        if text[found.start() - 1 : found.start()] in _IN_ADDRESS and found.start():
            continue
        word = _LOWER_PART.sub("", _POSSESSIVE.sub("", found[0]))
        yield _Word(word, found.start(), found.start() + len(word), word != found[0])


def _headings(text: str) -> Iterator[Span]:
    """Lines in which every long word begins with a capital."""
    for line in re.finditer(r"[^\n]+", text):
        words = [word for word in _WORD.findall(line[0]) if len(word) > _SMALL]
        is_capital = not any(word[0].islower() for word in words)
        if is_capital and len(words) >= _HEADING and not _SENTENCE.search(line[0][-_SMALL:]):
            yield line.span()


def _runs(text: str, words: Sequence[_Word], taken: _Taken) -> Iterator[list[_Word]]:
    """Capitalised words that stand together, with the small words between them."""
    run: list[_Word] = []
    small: list[_Word] = []
    for word in words:
        last = small[-1] if small else run[-1] if run else None
        if last and not _goes_on(text, last, word):
            yield run
            run, small = [], []
        if taken.holds(word) or word.text in NEVER_IN_NAMES:
            yield run
            run, small = [], []
        elif word.text[0].isupper():
            run += [*small, word]
            small = []
        elif run and _joins(word.text, run[-1].text):
            small.append(word)
        else:
            yield run
            run, small = [], []
    yield run


def _goes_on(text: str, last: _Word, word: _Word) -> bool:
    """Whether nothing but white space (or the dot of an abbreviation) parts two words."""
    if last.is_last:
        return False
    dot = _ABBREVIATED.match(last.text) and text.startswith(".", last.end)
    return bool(_GAP.fullmatch(text, last.end + bool(dot), word.start))


def _joins(small: str, before: str) -> bool:
    return small in PARTICLES or (small == "of" and before in JOINED_BY_OF)


def _trimmed(run: list[_Word], text: str, inside: set[str]) -> list[_Word]:
    """The name in a run: what follows its last title, or what stands before an office at its end."""
    run = _without_last_office(run)
    titles = [place for place, word in enumerate(run) if is_title(word.text)]
    run = run[titles[-1] + 1 :] if titles else run
    if len(run) > 1 and _is_of_an_office(text, run[0].start):
        run = run[1:]
    while run and (run[0].text.islower() or _only_begins(run, text, inside)):
        run = run[1:]
    return run if sum(map(len, (word.text for word in run))) > 1 else []


def _without_last_office(run: list[_Word]) -> list[_Word]:
    while run and is_title(run[-1].text):
        run = run[:-1]
        while run and run[-1].text in OFFICE_KINDS:
            run = run[:-1]
    return run


def _is_of_an_office(text: str, place: int) -> bool:
    """Whether the word at a place belongs to an office before it: Secretary of State."""
    before = _OFFICE_OF.search(text, max(0, place - _REACH), place)
    return bool(before and is_title(before["office"]))


def _only_begins(run: list[_Word], text: str, inside: set[str]) -> bool:
    """Whether the first word has its capital only because a sentence begins with it."""
    first = run[0]
    if first.text in inside and first.text not in FIRST_WORDS:
        return False
    return starts_sentence(text, first.start) and (len(run) == 1 or first.text in FIRST_WORDS)


def _with_surnames(places: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """`places` with those of a surname under the one longer name that ends with it."""
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for name in places:
        if " " in name and not any(word.isupper() for word in name.split()):
            longer[name.rpartition(" ")[2]].append(name)
    merged: defaultdict[str, list[Span]] = defaultdict(list)
    for name, spans in places.items():
        full = longer.get(name, ())
        merged[full[0] if len(full) == 1 else name] += spans
    return merged
