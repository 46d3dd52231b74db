"""Who said a quotation, where the sentence around it says so plainly: `“…,” X said`, `said X: “…”`.

The verbs are English: in other languages no speaker is found. A pronoun is nobody's name; who belongs to somebody (Mr
Roe's office, a friend of Mr Roe) is not that one, and of several who said something none is named. Where there is any
doubt there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nutgraf.read.names.surroundings import is_title
from nutgraf.read.names.words import OFFICE_KINDS

VERBS = """
    added admitted announced answered argued asked called claimed declared demanded denied explained insisted noted
    posted promised recalled replied reported said says stated stressed suggested tells testified told tweeted urged
    warned writes wrote
"""
DENIED = "denied"
"""The verb of which the subject did not say what is quoted."""
_VERB = re.compile(rf"\b(?:{'|'.join(VERBS.split())})\b")
_VERB_FIRST = re.compile(rf"\s*,?\s*(?:(?:{'|'.join(VERBS.split())})|[Aa]ccording to)\b\s*")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?:the\s+)?\Z")
_SENTENCE_END = re.compile(r"[.!?…;][\"”’»)\]]*(?=\s|\Z)")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof|Rev|[A-Z])\.\Z")
_APART = re.compile(r"[,.;:“”\"«»()]")
_ADVERB = r"later|also|earlier|then|has|had|however|again|once|repeatedly|publicly|on \w+day|on \w+|in a \w+"
_BETWEEN = re.compile(rf"(?:,[^,.;“”\"«»]{{1,80}},)?(?:\s+(?:{_ADVERB}))*\s+")
"""What may stand between a name and its verb: `, the minister,` or `on Monday`."""
NAMES_BETWEEN = 3
_NEXT_CLAUSE = re.compile(r"[,;]\s*\w")
_CLAUSE = re.compile(r"[,;:“”\"«»()]")
_REACH = 80
_RELATIONS = frozenset("& about against and at behind by for from nor of or to under with".split())
"""What makes a name behind it one of several, or another's."""
_BEFORE_TITLES = frozenset(
    "a acting an ex former his her its new our outgoing the their then".split()
)
_JOINED = re.compile(r",?\s+(?:and|or|&)\s+(?:an?\s|other|the\s|[^\W\d_a-z])")
_SAME = re.compile(rf"\s*,?\s*(?:and|but|then)?(?:\s+(?:{_ADVERB}))*\s*")
"""What stands between words and a verb where the speaker is who it was before: no subject, not even a pronoun."""
_SAYS_MORE = re.compile(r"(?<=,.)\s+\w|(?<=[?!…].)\s+[^\W\d_A-Z]")
"""A sentence that goes on after what was quoted, as where `read a sign` is behind it."""
_OF_A_WORK = re.compile(
    r"\s+(?:at|by|during|for|from|in|of|on|to|with)\s+(?:(?:an?|his|her|its|the|their)\s+)?"
)
"""What stands between a verb and the title of something: said in “The Big Book”."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, from `start` to `end`: the key of its item, or None where no item claims it."""

    start: int
    end: int
    name: str
    key: str | None = None

    def moved(self, by: int) -> Named:
        """The same name as seen from elsewhere."""
        return replace(self, start=self.start + by, end=self.end + by)


def speaker_after(text: str, start: int, end: int, names: Sequence[Named]) -> Named | None:
    """Who is named as the speaker between `start`, where a quotation ends, and `end` or the end of the sentence."""
    end = _sentence_end(text, start, end)
    first = _VERB_FIRST.match(text, start, end)
    if first:
        return None if DENIED in first[0] else _first_name(text, first.end(), end, names)
    verb = _verb_after(text, start, end)
    return _subject(text, start, verb, names) if verb else None


def is_by_another(text: str, start: int, end: int) -> bool:
    """Whether the sentence that goes on at `start`, where a quotation ends, has a subject of its own for it."""
    end = _sentence_end(text, start, end)
    if _VERB_FIRST.match(text, start, end):
        return True
    verb = _verb_after(text, start, end)
    if verb:
        return not _SAME.fullmatch(text, start, verb.start())
    return bool(_SAYS_MORE.match(text, start, end))


def _verb_after(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of saying in a sentence that goes on after a quotation; None where it ends with that."""
    ends_there = text[start - 2 : start - 1] in {".", "。"}
    return None if ends_there else _VERB.search(text, start, end)


def speaker_before(text: str, start: int, end: int, names: Sequence[Named]) -> Named | None:
    """Who is named as the speaker in the sentence that leads up to a quotation at `end`; it begins after `start`."""
    start = _sentence_start(text, start, end)
    verbs = [*_VERB.finditer(text, start, end)]
    if verbs:
        is_told = not (
            _NEXT_CLAUSE.search(text, verbs[-1].end(), end) or _is_of_a_work(text, verbs[-1], end)
        )
        return _subject(text, start, verbs[-1], names) if is_told else None
    before = [each for each in names if start <= each.start and each.end <= end]
    if not before:
        return None
    name = before[-1]
    gap = text[name.end : end].strip()
    is_told = gap == ":" and not _is_anothers(text, name)
    is_told = is_told or (gap == "," and bool(_ACCORDING.search(text, start, name.start)))
    return name if is_told else None


def _is_of_a_work(text: str, verb: re.Match[str], end: int) -> bool:
    """Whether what is quoted right behind a verb is where something was said, or to whom, not what."""
    is_heard = verb[0] == "told" and text[verb.end() : end].isspace()
    return is_heard or bool(_OF_A_WORK.fullmatch(text, verb.end(), end))


def _first_name(text: str, start: int, end: int, names: Sequence[Named]) -> Named | None:
    """The name after `said`: the first, or the one behind it where that is its office (the Fire Service chief X)."""
    inside = [each for each in names if start <= each.start and each.end <= end]
    found: Named | None = None
    place = start
    for each in inside:
        words = text[place : each.start].split()
        if _APART.search(text[place : each.start]) or (found and not _is_office(words)):
            break
        if not _RELATIONS.isdisjoint(words):
            return None
        if found is None and any(
            word[0].isupper() and not is_title(word.strip(".")) for word in words
        ):
            break
        found, place = each, each.end
    if found is None or _is_possessive(text, found) or _JOINED.match(text, found.end, end):
        return None
    return None if _is_office(text[found.end : end].split()[:1]) else found


def _is_office(words: Sequence[str]) -> bool:
    """Whether words between two names make the first a part of the second's office: spokesman, prime minister."""
    return bool(words) and is_title(words[-1].capitalize())


def _subject(text: str, start: int, verb: re.Match[str], names: Sequence[Named]) -> Named | None:
    """The name right before a verb, or before what a name has between commas: Jane Roe, the mayor of Leeds, said."""
    if verb[0] == DENIED:
        return None
    before = [each for each in names if start <= each.start and each.end <= verb.start()]
    for each in reversed(before[-NAMES_BETWEEN:]):
        if _is_possessive(text, each):
            return None
        if _BETWEEN.fullmatch(text, each.end, verb.start()):
            return None if _is_anothers(text, each) else each
    return None


def _is_anothers(text: str, name: Named) -> bool:
    """Whether what stands before a name makes it one of several, or another's: the aide of Prime Minister X."""
    words = _CLAUSE.split(text[max(0, name.start - _REACH) : name.start])[-1].split()
    has_title = bool(words) and _is_part_of_title(words[-1])
    while words and (_is_part_of_title(words[-1]) or (has_title and words[-1][0].isupper())):
        words.pop()
    return bool(words) and words[-1] in _RELATIONS


def _is_part_of_title(word: str) -> bool:
    word = word.strip(".")
    return is_title(word) or word in _BEFORE_TITLES or word.capitalize() in OFFICE_KINDS


def _is_possessive(text: str, name: Named) -> bool:
    return text[name.end : name.end + 2] in {"'s", "’s"} or text[name.end : name.end + 1] in {
        "'",
        "’",
    }


def _sentence_end(text: str, start: int, end: int) -> int:
    for found in _SENTENCE_END.finditer(text, start, end):
        if not _ABBREVIATED.search(text, start, found.start() + 1):
            return found.start()
    return end


def _sentence_start(text: str, start: int, end: int) -> int:
    for found in _SENTENCE_END.finditer(text, start, end):
        if not _ABBREVIATED.search(text, start, found.start() + 1):
            start = found.end()
    return start
