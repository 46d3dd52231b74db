"""Who said a quotation, where the sentence around it says so plainly: `“…,” X said`, `said X: “…”`.

The verbs are English: in other languages no speaker is found. A pronoun is nobody's name, and a possessive (Mr Roe's
office said) no speaker. Where there is any doubt there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nutgraf.read.names.surroundings import is_title

VERBS = """
    added admitted announced answered argued asked called claimed declared demanded denied explained insisted noted
    posted promised recalled replied reported said says stated stressed suggested tells testified told tweeted urged
    warned writes wrote
"""
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
        return _first_name(text, first.end(), end, names)
    if text[start - 2 : start - 1] in {".", "。"}:
        return None  # the sentence ends with the quotation
    verb = _VERB.search(text, start, end)
    return _subject(text, start, verb.start(), names) if verb else None


def speaker_before(text: str, start: int, end: int, names: Sequence[Named]) -> Named | None:
    """Who is named as the speaker in the sentence that leads up to a quotation at `end`; it begins after `start`."""
    start = _sentence_start(text, start, end)
    verbs = [*_VERB.finditer(text, start, end)]
    if verbs:
        is_one_clause = not _NEXT_CLAUSE.search(text, verbs[-1].end(), end)
        return _subject(text, start, verbs[-1].start(), names) if is_one_clause else None
    before = [each for each in names if start <= each.start and each.end <= end]
    if not before:
        return None
    gap = text[before[-1].end : end].strip()
    is_told = gap == ":" or (gap == "," and _ACCORDING.search(text, start, before[-1].start))
    return before[-1] if is_told else None


def _first_name(text: str, start: int, end: int, names: Sequence[Named]) -> Named | None:
    """The name after `said`: the first, or the one behind it where that is its office (the Fire Service chief X)."""
    inside = [each for each in names if start <= each.start and each.end <= end]
    found: Named | None = None
    place = start
    for each in inside:
        words = text[place : each.start].split()
        if _APART.search(text[place : each.start]) or (found and not _is_office(words)):
            break
        if found is None and any(
            word[0].isupper() and not is_title(word.strip(".")) for word in words
        ):
            break
        found, place = each, each.end
    return found if found and not _is_possessive(text, found) else None


def _is_office(words: Sequence[str]) -> bool:
    """Whether words between two names make the first a part of the second's office: spokesman, prime minister."""
    return bool(words) and is_title(words[-1].capitalize())


def _subject(text: str, start: int, verb: int, names: Sequence[Named]) -> Named | None:
    """The name right before a verb, or before what a name has between commas: Jane Roe, the mayor of Leeds, said."""
    before = [each for each in names if start <= each.start and each.end <= verb]
    for each in reversed(before[-NAMES_BETWEEN:]):
        if _is_possessive(text, each):
            return None
        if _BETWEEN.fullmatch(text, each.end, verb):
            return each
    return None


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
