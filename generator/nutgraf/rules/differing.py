"""Rules about a quotation that stands twice: with different words, or as that of two speakers.

All quotations of a speaker are held against each other, and yet few pairs are looked at: if only so many words of
one may be missing from the other, then of its rarest words, one more than that, some word is in both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import TypeAlias

from nutgraf.cache.results import again
from nutgraf.cache.store import digest_of
from nutgraf.model.actor import ActorType
from nutgraf.problems import Level
from nutgraf.quotations.gathered import Quotation
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, about
from nutgraf.rules.rule import rule
from nutgraf.rules.wording import Wording, edits, edits_allowed, first_difference
from nutgraf.text import quoted
from nutgraf.times import day_of

SHORTEST = 5
"""Fewer words than this are alike by chance."""

COMMON = 50
"""A word that more quotations of one speaker have tells none of them from the others."""

A_DAY = timedelta(days=1)
"""What was said on days further apart than this was said twice; one day may be the time zone's."""

SAYINGS = 2**15
"""Of so many a process remembers the letters, as a number: in a preview most were there in the last build."""

Saying: TypeAlias = tuple[str, date | None]
"""Words, and the day on which they were said, if it is told."""

Difference: TypeAlias = tuple[int, int, str, str]
"""Two sayings of one speaker, by their numbers, and where their words begin to differ."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording of one speaker, the number of the saying that has it first, and its day if any of them tells."""

    wording: Wording
    words: frozenset[str]
    number: int
    said: date | None
    length: int

    @classmethod
    def of(cls, wording: Wording, number: int, days: Iterable[date | None]) -> Variant:
        """A wording with the days of all sayings that have it."""
        words, known = wording.words, filter(None, days)
        return cls(wording, frozenset(words), number, min(known, default=None), len(words))

    def may_be(self, other: Variant) -> bool:
        """Whether the two may be of one saying, and `other` is long and like enough."""
        if self.said and other.said and abs(self.said - other.said) > A_DAY:
            return False
        return len(self.words - other.words) <= edits_allowed(self.length)


@rule(
    "quotation-differs",
    Level.WARNING,
    finds="A quotation stands in two places with different words.",
    mend="Look at the source, and quote it alike in both; mark what is left out with `…` or `[ ]`.",
)
def differing(copy: Copy) -> Iterator[Finding]:
    """Quotations of the same speaker, and of one day as far as the days are known; an excerpt does not differ.

    Of what is translated, the original words are held against others: two translations may well differ.
    """
    for said in _by_speaker(copy.quotations):
        sayings = [(each.as_said, day_of(each.said) if each.said else None) for each in said]
        told = digest_of(*(f"{day} {words}".encode() for words, day in sayings))
        for number, other, here, there in again(
            copy.store, "differences", told, partial(_differences, sayings)
        ):
            place = said[other].spot(_as_said(said[other])).place
            message = f"expected the words of {place}, but got {quoted(here)} for {quoted(there)}"
            yield about(said[number], message, _as_said(said[number]))


@rule(
    "quotation-of-two-speakers",
    Level.WARNING,
    finds="The same words stand as those of two persons, on one day as far as the days are known.",
    mend="Look at the source, and name the same `speaker` in both; if they spoke as one, give an `attribution`.",
)
def of_two_speakers(copy: Copy) -> Iterator[Finding]:
    """Statements and block quotes of actors who are persons: a body speaks by the mouth of others."""
    for same in _by_words(copy):
        for number, each in enumerate(same):
            others = (other for other in same[:number] if other.speaker != each.speaker)
            other = next((other for other in others if _may_be_one(each, other)), None)
            if other:
                place = other.spot(_as_said(other)).place
                message = f"expected {other.speaker} as in {place}, but got {each.speaker} for {quoted(each.words)}"
                yield about(each, message, "speaker")


def _by_words(copy: Copy) -> Iterable[list[Quotation]]:
    """What persons have said in the same words, where it is more than a few."""
    said: dict[int, list[Quotation]] = defaultdict(list)
    for each in copy.quotations:
        if each.verbatim and not each.is_position and _is_person(each.speaker, copy):
            said[_letters(each.as_said)].append(each)
    alike = (same for same in said.values() if len({each.speaker for each in same}) > 1)
    return (same for same in alike if len(Wording.of(same[0].as_said).words) >= SHORTEST)


def _is_person(speaker: str, copy: Copy) -> bool:
    actor = copy.actors.get(speaker)
    return actor is not None and actor.item.type in (ActorType.PERSON, None)


def _may_be_one(one: Quotation, other: Quotation) -> bool:
    """Whether two quotations in the same words may be of one saying, by their signs and days."""
    is_near = not (one.said and other.said) or abs(day_of(one.said) - day_of(other.said)) <= A_DAY
    return is_near and Wording.of(one.as_said) == Wording.of(other.as_said)


@lru_cache(SAYINGS)
def _letters(text: str) -> int:
    """A number for the letters and figures of a text: quickly found, and the same where its words are."""
    return hash(re.sub(r"[\W_]+", "", text.casefold()))


def _as_said(quotation: Quotation) -> str:
    """The field that has its words as they were said, if that is another than the one of its words."""
    return "original" if quotation.original else ""


def _by_speaker(quotations: Iterable[Quotation]) -> Iterable[list[Quotation]]:
    """What each speaker has said word by word."""
    spoken: dict[str, list[Quotation]] = defaultdict(list)
    for each in quotations:
        if each.verbatim and each.speaker:
            spoken[each.speaker].append(each)
    return spoken.values()


def _differences(said: Sequence[Saying]) -> tuple[Difference, ...]:
    """Where what one speaker has said differs from what is nearly the same, from the shortest wording."""
    wordings: dict[Wording, list[int]] = defaultdict(list)
    for number in _near_in_time([day for _, day in said]):
        wordings[Wording.of(said[number][0])].append(number)
    variants = [
        Variant.of(wording, same[0], (said[each][1] for each in same))
        for wording, same in wordings.items()
    ]
    return tuple(
        (short.number, long.number, *first_difference(short.wording, long.wording))
        for short, long in alike(sorted(variants, key=lambda each: each.length))
    )


def _near_in_time(days: Sequence[date | None]) -> Iterable[int]:
    """The numbers of those that may be of the same saying as another, by their days."""
    if None in days:
        return range(len(days))
    known = [day.toordinal() for day in days if day]
    counted = Counter(known)
    near = {
        day for day, number in counted.items() if number > 1 or {day - 1, day + 1} & counted.keys()
    }
    return [number for number, day in enumerate(known) if day in near]


def alike(variants: list[Variant]) -> Iterator[tuple[Variant, Variant]]:
    """Each wording of which another, at least as long, is nearly an excerpt, with the nearest such."""
    having: dict[str, list[int]] = defaultdict(list)
    for index, variant in enumerate(variants):
        for word in variant.words:
            having[word].append(index)
    rank = {
        word: place for place, word in enumerate(sorted(having, key=lambda word: len(having[word])))
    }
    for index, variant in enumerate(variants):
        rarest = sorted(variant.words, key=rank.__getitem__)[: edits_allowed(variant.length) + 1]
        others = {other for word in rarest if len(having[word]) <= COMMON for other in having[word]}
        if variant.length >= SHORTEST:
            nearest = _nearest(variant, (variants[each] for each in sorted(others) if each > index))
            if nearest:
                yield variant, nearest


def _nearest(short: Variant, others: Iterable[Variant]) -> Variant | None:
    """The one of `others` from which the fewest words differ; None if all differ too much, or one not at all."""
    limit = edits_allowed(short.length)
    found: dict[int, Variant] = {}
    for other in others:
        if short.may_be(other):
            found.setdefault(edits(short.wording, other.wording, limit), other)
    fewest = min(found, default=0)
    return found[fewest] if 0 < fewest <= limit else None
