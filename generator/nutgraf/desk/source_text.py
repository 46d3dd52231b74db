"""The text of a source, and whether a quotation stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

from nutgraf.quotations.quoted import Inserted, Quoted, Spoken, Stretch
from nutgraf.quotations.words import UNKNOWN, recased, words_of

LONGEST_REPLACED = 12
"""How many words of the source one pair of brackets may stand for: more would want an elision."""


class SourceText:
    """The words of a text, which must be NFC, and where each form stands among them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.forms = [word.form for word in self.words]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(self.forms):
            self.places[form].append(place)

    def line(self, place: int) -> int:
        """The line, from 1, on which the word at a place stands."""
        return bisect_right(self._line_starts, self.words[place].start)

    @cached_property
    def folded_places(self) -> dict[str, list[int]]:
        """Where each form stands, whatever its case."""
        folded: dict[str, list[int]] = {}
        for form, places in self.places.items():
            folded.setdefault(form.casefold(), []).extend(places)
        return folded

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def missing(self, quoted: Quoted) -> Stretch | None:
        """The first stretch of a quotation that does not stand after those before it; None if all do."""
        reached = 0
        for stretch in quoted.stretches:
            ends = self.ends_of(stretch, reached)
            if not ends:
                return stretch
            reached = min(ends)
        return None

    def ends_of(self, stretch: Stretch, reached: int = 0) -> set[int]:
        """How many words of the text are read when a stretch ends that begins after `reached`: each that can be."""
        ends = {place + 1 for place in self._places_of(stretch.first) if place >= reached}
        for part in stretch.rest:
            ends = self._go_on(ends, part)
        return ends

    def _places_of(self, spoken: Spoken) -> list[int]:
        form = spoken.word.form
        if UNKNOWN in form:
            return [place for place, each in enumerate(self.forms) if is_said(spoken, each)]
        found = self.places.get(form, [])
        return found + self.places.get(recased(form), []) if spoken.opens else found

    def _go_on(self, ends: set[int], part: Spoken | Inserted) -> set[int]:
        last = len(self.forms)
        if isinstance(part, Spoken):
            return {end + 1 for end in ends if end < last and is_said(part, self.forms[end])}
        size = len(part.forms)
        kept = {end + size for end in ends if (*self.forms[end : end + size],) == part.forms}
        return kept.union(*(range(end, min(end + LONGEST_REPLACED, last) + 1) for end in ends))


def is_said(spoken: Spoken, form: str) -> bool:
    """Whether a word of a text is the one that was quoted."""
    quoted = spoken.word.form
    if UNKNOWN in quoted:
        return bool(re.fullmatch(".*".join(map(re.escape, quoted.split(UNKNOWN))), form))
    return form == quoted or (spoken.opens and form == recased(quoted))
