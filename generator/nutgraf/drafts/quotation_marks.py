"""Quotations in the text of an article: what stands between quotation marks, and who plainly said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nutgraf.drafts.speakers import Named, is_by_another, speaker_after, speaker_before
from nutgraf.read.names.boundaries import UNSPACED
from nutgraf.text import fold_words

PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
QUOTED = re.compile(
    r"“(?P<curly>[^“”\"]+)(?:[”\"]|(?P<open>\Z))"
    r"|„(?P<low>[^„“”]+)[“”]"
    r"|«\s*(?P<angle>[^«»]+?)\s*»"
    r"|「(?P<corner>[^「」]+)」"
    r"|(?<![^\s(\[—–-])\"(?=\S)(?P<straight>[^“”\"]+)(?:[”\"])"
    r"|(?<!\w)‘(?P<single>[^‘“”\"]{1,300}?)’(?!\w)"
    r"|(?<![^\s(\[—–-])'(?=[^\s\d])(?P<plain>(?:[^'“”\"]|'\w){1,300})(?<=\S)'(?!\w)"
)
"""Quotation marks in the ways of English, German, French, Chinese and Japanese. A quotation that goes on in the next
paragraph is not closed at the end of the first."""

GOES_ON = re.compile(r"[^.!?…“”\"]*[.,:]?\s*")
"""What stands between two parts of what somebody says: `“…,” she said. “…”`."""

SHORTEST = 2
SHORTEST_UNSPACED = 4
"""Words of a quotation, at least, or signs where words have no spaces between them: one word by itself is a term."""


@dataclass(frozen=True, slots=True)
class ProposedQuotation:
    """Words between quotation marks, as they stand there, and the name of who plainly said them.

    A writer is to say whether it is a quotation at all, and whose.
    """

    words: str
    speaker: Named | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation in its paragraph; `is_open` says that it goes on in the next."""

    start: int
    end: int
    words: str
    is_open: bool
    speaker: Named | None = None


def propose_quotations(text: str, named: Sequence[Named]) -> list[ProposedQuotation]:
    """The quotations in `text`, each once, in their order. `named` are the names in it, in their order, too."""
    found: dict[str, ProposedQuotation] = {}
    before: _Place | None = None
    waiting = [*reversed(named)]
    for paragraph in PARAGRAPH.finditer(text):
        here: list[Named] = []
        while waiting and waiting[-1].start < paragraph.end():
            here.append(waiting.pop().moved(-paragraph.start()))
        places = [*_places(paragraph[0])]
        for place in _attributed(places, paragraph[0], here, before):
            before = place
            if _is_said(place.words):
                said = ProposedQuotation(place.words, place.speaker)
                known = found.setdefault(fold_words(place.words), said)
                found[fold_words(place.words)] = known if known.speaker else said
        before = before if places and places[-1].is_open else None
    return [*found.values()]


def _is_said(words: str) -> bool:
    if UNSPACED.search(words):
        return len(words) >= SHORTEST_UNSPACED
    return len(words.split()) >= SHORTEST


def _places(paragraph: str) -> Iterator[_Place]:
    for found in QUOTED.finditer(paragraph.rstrip()):
        words = next(each for name, each in found.groupdict().items() if each and name != "open")
        words = re.sub(r"[ \t\n]+", " ", words).strip().removesuffix(",")
        yield _Place(found.start(), found.end(), words, found["open"] is not None)


def _attributed(
    places: Sequence[_Place], paragraph: str, names: Sequence[Named], before: _Place | None
) -> Iterator[_Place]:
    """`places` with their speakers: named beside the quotation, or that of the part `before` it."""
    for number, place in enumerate(places):
        following = places[number + 1].start if number + 1 < len(places) else len(paragraph)
        start = before.end if before and number else 0
        speaker = speaker_after(paragraph, place.end, following, names) or speaker_before(
            paragraph, start, place.start, names
        )
        if speaker is None and before and _goes_on(before, place, paragraph, following, names):
            speaker = before.speaker
        before = replace(place, speaker=speaker)
        yield before


def _goes_on(
    before: _Place, place: _Place, paragraph: str, end: int, names: Sequence[Named]
) -> bool:
    """Whether a quotation is the next part of what the speaker `before` it said, and it is nobody else's.

    Nobody else is named between them, or told to have said it between its end and `end`.
    """
    if is_by_another(paragraph, place.end, end):
        return False
    if before.is_open:
        return True
    between = [each for each in names if before.end <= each.start < place.start]
    is_alone = not between or between == [before.speaker]
    return is_alone and bool(GOES_ON.fullmatch(paragraph, before.end, place.start))
