"""The rule about a quotation that stands twice, with different words.

All quotations of a speaker are held against each other, and yet few pairs are looked at: if only so many words of
one may be missing from the other, then of its rarest words, one more than that, some word is in both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nutgraf.load.nodes import quoted
from nutgraf.problems import Level
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding
from nutgraf.rules.quotations import Quotation
from nutgraf.rules.rule import rule
from nutgraf.rules.wording import Wording, edits, edits_allowed, first_difference
from nutgraf.times import day_of

SHORTEST = 5
"""Fewer words than this are alike by chance."""

COMMON = 50
"""A word that more quotations of one speaker have tells none of them from the others."""

A_DAY = timedelta(days=1)
"""What was said on days further apart than this was said twice; one day may be the time zone's."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording of one speaker, where it stands first, and the day of its saying if any briefing tells."""

    wording: Wording
    words: frozenset[str]
    quotation: Quotation
    said: date | None
    length: int

    @classmethod
    def of(cls, wording: Wording, same: list[Quotation]) -> Variant:
        """A wording with the quotations that have it; the first one is told where it differs."""
        days = [day_of(each.said) for each in same if each.said]
        words = wording.words
        return cls(wording, frozenset(words), same[0], min(days, default=None), len(words))

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
    for variants in _by_speaker(copy.quotations):
        for short, long in alike(variants):
            here, there = first_difference(short.wording, long.wording)
            message = f"expected the words of {long.quotation.place}, but got {quoted(here)} for {quoted(there)}"
            yield short.quotation.finding(message, "original" if short.quotation.original else "")


def _by_speaker(quotations: Iterable[Quotation]) -> Iterator[list[Variant]]:
    """The different wordings of each speaker, from the shortest."""
    spoken: dict[str, list[Quotation]] = defaultdict(list)
    for each in quotations:
        if each.verbatim and each.speaker:
            spoken[each.speaker].append(each)
    for said in spoken.values():
        wordings: dict[Wording, list[Quotation]] = defaultdict(list)
        for each in _near_in_time(said):
            wordings[Wording.of(each.as_said)].append(each)
        variants = [Variant.of(wording, same) for wording, same in wordings.items()]
        yield sorted(variants, key=lambda each: each.length)


def _near_in_time(quotations: list[Quotation]) -> list[Quotation]:
    """Those that may be of the same saying as another, by their days."""
    days = Counter(day_of(each.said).toordinal() if each.said else None for each in quotations)
    if None in days:
        return quotations
    near = {
        day
        for day, number in days.items()
        if day and (number > 1 or {day - 1, day + 1} & days.keys())
    }
    return [each for each in quotations if each.said and day_of(each.said).toordinal() in near]


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
