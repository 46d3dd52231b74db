"""Whether a name stands for itself, or its neighbours make it part of something longer.

A capitalised word right beside a name usually makes a longer one: London Marathon is not London,
Houston Police is not Houston, nor George Bush Airport a president; and Terry Saban, whom no form
knows, is not the Saban whom one does. It does not where the neighbour is

- part of a known name itself;
- a title: Coach Saban, Home Depot CEO Nardelli, White House National Security Adviser Sullivan;
- what sort of company it is: Apple Inc.;
- a day, a month, or a word that only begins sentences: told Biden Tuesday, in the U.S. He;
- in capitals like the name, as in headlines, or one acronym after another;
- before the name, and the first word of its sentence: When Biden spoke (unless the text has it as
  a name elsewhere: his wife, Terry, said; or it is North or the like: Northern Ireland);
- parted from the name by more than white space or a hyphen: Israel's, Gaza; an empty line.

What comes before counts for names of one word only: a longer one says enough. Names that a hyphen
joins are two where they describe something (the Israel-Gaza war), else one (Minneapolis-St. Paul);
who has a full name has a longer one then (Anna Moss-Reed).
A place that gives a body its name is not meant: University of Alabama, Gulf of Mexico.

A title goes with the name that follows: "Prime Minister Netanyahu" is Netanyahu, whoever else has
"Prime Minister" as an alias.

The word lists are English: in other languages more is left out, and nothing more is linked.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from nutgraf.read.names.entries import Hit
from nutgraf.read.names.words import (
    BODIES,
    COMPANY_FORMS,
    COMPASS,
    NEVER_IN_NAMES,
    OFFICE_KINDS,
    OFFICES,
    STYLES,
)

_GAP = r"(?:(?=\s)[^\S\n]*\n?[^\S\n]*|[-\u2010\u2011])"
_NEXT = re.compile(rf"(?P<gap>{_GAP})(?P<word>[^\W\d_][\w-]*)")
_BEFORE = re.compile(rf"(?<![\w'’.-])(?P<word>[^\W\d_](?:\.|[\w-]*\w)?)(?P<gap>{_GAP})\Z")
_DESCRIBING = re.compile(r"[\w\u2010\u2011-]*[^\S\n]+([^\W\d_])")
_SENTENCE_START = re.compile(
    r"(?:(?:\A|\n)[^\w\n]*|[.!?:…][\"'”’»)\]]*\s+[\"'“‘«(\[]*|(?<!\S)[\"'“‘«(\[]+)\Z"
)
_OFFICE = re.compile(
    rf"{_GAP}(?:(?:{'|'.join(OFFICE_KINDS)})\s+){{0,4}}(?:{'|'.join(OFFICES)})s?\b"
)
_BODY_OF = re.compile(rf"\b(?:{'|'.join(BODIES)})\s+of\s+(?:the\s+)?\Z")
_TITLES = OFFICES | STYLES
_REACH = 60  # how far to look back: longer than any word


class Surroundings:
    """The neighbours of the names of one text; the names in order, and none over another."""

    def __init__(self, text: str, names: Sequence[Hit]) -> None:
        self._text = text
        self._names = names
        self._inside_sentences: dict[str, bool] = {}

    def let_stand(self, name: Hit) -> bool:
        """Whether a name is one by itself."""
        text = self._text[name.start : name.end]
        return not (
            self._goes_on(name, text)
            or (" " not in text and self._began_before(name, text))
            or self._names_a_body(name)
        )

    def _goes_on(self, name: Hit, text: str) -> bool:
        """Whether the next word makes a longer name of this one, or a title of it."""
        after = _NEXT.match(self._text, name.end)
        if not after:
            return False
        if _ends_in_title(text):
            return _is_proper(after["word"]) or self._is_named(after.start("word"))
        return self._lengthens(after, name, text) and not (
            _OFFICE.match(self._text, name.end) or after["word"] in COMPANY_FORMS
        )

    def _began_before(self, name: Hit, text: str) -> bool:
        """Whether the word before belongs to the name: a given name, say, that no form knows."""
        before = _BEFORE.search(self._text, max(0, name.start - _REACH), name.start)
        if not before or not self._lengthens(before, name, text) or is_title(before["word"]):
            return False
        word, place = before["word"], before.start("word")
        return (
            word in COMPASS or not self._starts_sentence(place) or self._is_inside_sentences(word)
        )

    def _names_a_body(self, name: Hit) -> bool:
        """Whether a place is only what a body is called after."""
        before = self._text[max(0, name.start - _REACH) : name.start]
        return before.rstrip().endswith(("of", "of the")) and bool(_BODY_OF.search(before))

    def _lengthens(self, neighbour: re.Match[str], name: Hit, text: str) -> bool:
        """Whether a word beside a name looks like part of the same name."""
        word = neighbour["word"]
        return (
            _is_proper(word)
            and not (word.isupper() and text.isupper())
            and not self._is_named(neighbour.start("word"))
            and (neighbour["gap"].isspace() or " " in text or not self._describes(name))
        )

    def _is_named(self, place: int) -> bool:
        """Whether a place is part of a known name."""
        before = bisect_right(self._names, place, key=lambda name: name.start)
        return before > 0 and place < self._names[before - 1].end

    def _describes(self, name: Hit) -> bool:
        """Whether a small word follows a compound: the Israel-Gaza war, not Minneapolis-St. Paul."""
        noun = _DESCRIBING.match(self._text, name.end)
        return bool(noun and noun[1].islower())

    def _starts_sentence(self, place: int) -> bool:
        return bool(_SENTENCE_START.search(self._text, max(0, place - _REACH), place))

    def _is_inside_sentences(self, word: str) -> bool:
        """Whether a word has its capital inside a sentence too, as only names have."""
        if word not in self._inside_sentences:
            inside = re.search(rf"\b[^\W\d_A-Z]+,?\s{re.escape(word)}\b", self._text)
            self._inside_sentences[word] = bool(inside)
        return self._inside_sentences[word]


def _is_proper(word: str) -> bool:
    return word[0].isupper() and word not in NEVER_IN_NAMES


def is_title(word: str) -> bool:
    """Whether a word is a title: President, Presidents, president-elect."""
    title = word.partition("-")[0]
    title = title[:1].upper() + title[1:]
    return title in _TITLES or title.removesuffix("s") in _TITLES


@lru_cache(maxsize=4096)
def _ends_in_title(name: str) -> bool:
    """Whether the word that the rest of a name describes is a title: White House Press Secretary."""
    return is_title(re.split(r"\s+of\s", name)[0].split()[-1])
