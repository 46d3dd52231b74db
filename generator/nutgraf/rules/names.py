"""The rule about two items whose names are nearly the same.

Names are held against each other without looking at pairs: two that differ in one letter become the same when each
lets go of the right one (deletion neighbourhoods: Mor and Fraenkel 1982).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Path
from nutgraf.model import Actor, Topic
from nutgraf.problems import Level
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.rule import rule
from nutgraf.text import fold, quoted

LONG = 8
"""Names of fewer letters may well differ in one: Iran and Iraq."""

ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
"""Marks that a typist may leave out: of Latin, Greek and Cyrillic, of Hebrew and of Arabic. In other scripts they
are vowels."""

NUMBER = re.compile(r"\d|^[ivxlcdm]+$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that always means one item: where it stands, and its words without case, accents and punctuation."""

    key: Key
    text: str
    document: Document
    path: Path
    words: tuple[str, ...]

    @property
    def letters(self) -> str:
        """Its letters and digits alone."""
        return "".join(self.words)


@rule(
    "near-duplicate-names",
    Level.WARNING,
    finds="Two actors or topics have names that are the same but for case, accents, punctuation or one letter.",
    mend="If they are one, keep one file with both as `aliases`; if not, tell them apart in their names.",
)
def near_duplicates(copy: Copy) -> Iterator[Finding]:
    """Names and aliases; short names are meant to be shared."""
    by_letters: dict[str, list[Name]] = defaultdict(list)
    for name in _names(copy):
        by_letters[name.letters].append(name)
    for one, other in [*_same(by_letters.values()), *_near(by_letters)]:
        how = "is also a name of" if fold(one.text) == fold(other.text) else "is nearly a name of"
        place = at(other.document, other.path, "").place
        what = f"{other.key}, {quoted(other.text)} in {place}"
        message = f"expected a name of one item, but {quoted(one.text)} {how} {what}"
        yield at(one.document, one.path, message)


def _names(copy: Copy) -> Iterator[Name]:
    """The names of all actors and topics."""
    for checked in copy.items:
        item = checked.item
        if isinstance(item, Actor | Topic):
            for path, text in _given(item):
                yield Name(checked.key, text, checked.document, path, _words(text))
    yield from _without_file(copy)


def _given(item: Actor | Topic) -> Iterator[tuple[Path, str]]:
    yield ("name",), item.name
    yield from ((("aliases", index), alias) for index, alias in enumerate(item.aliases))
    if isinstance(item, Actor):
        yield from ((("names", language), name) for language, name in item.names.items())


def _without_file(copy: Copy) -> Iterator[Name]:
    """The names of topics that have no file, where a briefing uses them."""
    adopted = {
        checked.item.heading: key
        for key, checked in copy.newsroom.items.items()
        if key.kind is Kind.TOPIC and not checked.document.source
    }
    for briefing in copy.briefings if adopted else ():
        for index, text in enumerate(briefing.item.topics):
            key = adopted.pop(text, None)
            if key:
                yield Name(key, text, briefing.document, ("topics", index), _words(text))


def _words(text: str) -> tuple[str, ...]:
    plain = ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    letters = (each if unicodedata.category(each)[0] in "LMN" else " " for each in plain)
    return tuple("".join(letters).split())


def _same(groups: Iterable[list[Name]]) -> Iterator[tuple[Name, Name]]:
    """Names of the same letters: each with the first one, where that is another item's."""
    for first, *others in groups:
        told = {first.key}
        for other in others:
            if other.key not in told and first.letters:
                told.add(other.key)
                yield other, first


def _near(by_letters: Mapping[str, list[Name]]) -> Iterator[tuple[Name, Name]]:
    """Names that differ in one letter."""
    known: dict[str, list[Name]] = defaultdict(list)
    for letters, (name, *_) in by_letters.items():
        if len(letters) < LONG:
            continue
        near: dict[str, Name] = {}
        for shorter in {letters, *_without_a_letter(letters)}:
            near |= {each.letters: each for each in known[shorter]}
            known[shorter].append(name)
        for other in near.values():
            if other.key != name.key and _is_slip(name, other):
                yield name, other


def _without_a_letter(letters: str) -> Iterator[str]:
    return (letters[:place] + letters[place + 1 :] for place in range(len(letters)))


def _is_slip(one: Name, other: Name) -> bool:
    """Whether the difference is like one of typing: not of numbers or initials, nor of first letters."""
    own = [word for word in one.words if word not in other.words] or [one.letters]
    others = [word for word in other.words if word not in one.words] or [other.letters]
    if any(len(word) == 1 for word in (*own, *others)):
        return False
    is_number = NUMBER.search(own[0]) and NUMBER.search(others[0])
    same_start = own[0][0] == others[0][0]
    return same_start and not is_number and is_one_edit(one.letters, other.letters)


def is_one_edit(one: str, other: str) -> bool:
    """Whether in one of two names a letter is changed or left out, or two neighbours are exchanged (Damerau 1964)."""
    short, long = sorted((one, other), key=len)
    start = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    rest, others = short[start:], long[start:]
    return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
