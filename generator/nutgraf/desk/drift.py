"""How a quotation drifts from its source: the nearest passage, and the two word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from nutgraf.desk.source_text import SourceText, is_said
from nutgraf.quotations.nearest import nearest_passage
from nutgraf.quotations.quoted import Inserted, Quoted, Spoken, Stretch
from nutgraf.quotations.words import Word

COMMON = 40
"""A word that stands in a text more often than this says little about where a passage is."""
KEPT = 4
"""How many words that agree are shown on each side of those that do not."""
_JOINED = re.compile(r"\S*[-‐‑/]")
_OPENING = re.compile(r"[\s“„«\"‘‚‹'(\[—–-]+\Z")


@dataclass(frozen=True, slots=True)
class Drift:
    """Where the nearest passage is (`line` of the source's text), and how the quotation differs from it.

    In `diff` `[-…-]` is in the source alone, `{+…+}` in the quotation alone.
    """

    line: int
    diff: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A word as it is compared, as it is shown, and whether an editor put it in."""

    form: str
    text: str
    is_inserted: bool = False


def find_drift(stretch: Stretch, quoted: Quoted, source: SourceText) -> Drift | None:
    """How a stretch of a quotation differs from the passage that is nearest to it; None if nothing is near."""
    forms = [part.word.form.casefold() for part in stretch.parts if isinstance(part, Spoken)]
    window = _window(forms, source)
    if window is None:
        return None
    near = [form.casefold() for form in source.forms[window.start : window.stop]]
    passage = nearest_passage(forms, near)
    first = window.start + passage.start
    theirs = [*_shown_words(source.words[first : window.start + passage.end], source.text)]
    ours = [*_shown_parts(stretch, quoted, {each.form for each in theirs})]
    return Drift(source.line(first), _diff(theirs, ours))


def _window(forms: Sequence[str], source: SourceText) -> range | None:
    """The part of the text in which most of the rarer words of a quotation stand, with room on both sides."""
    marks = sorted(_marks(forms, source))
    if not marks:
        return None
    best, weight, first = (0.0, 0), 0.0, 0
    for place, worth in marks:
        weight += worth
        while place - marks[first][0] > len(forms):
            weight -= marks[first][1]
            first += 1
        best = max(best, (weight, -marks[first][0]))
    start = -best[1]
    return range(max(0, start - len(forms)), min(len(source.forms), start + 2 * len(forms) + 1))


def _marks(forms: Sequence[str], source: SourceText) -> Iterator[tuple[int, float]]:
    """Where words of a quotation stand in the text, and how much each says."""
    found = {form: source.folded_places.get(form, []) for form in forms}
    rare = {form: places for form, places in found.items() if len(places) <= COMMON}
    for places in (rare if any(rare.values()) else found).values():
        for place in places:
            yield place, 1 / len(places)


def _shown_words(words: Sequence[Word], text: str) -> Iterator[_Shown]:
    """The words of a passage, each with the punctuation after it."""
    for word, following in zip(words, [*words[1:], None], strict=True):
        shown = text[word.start : following.start if following else word.end]
        yield _Shown(word.form, _tidy(shown))


def _shown_parts(stretch: Stretch, quoted: Quoted, known: set[str]) -> Iterator[_Shown]:
    """The same of a quotation; a word that may stand for one of those `known` has its form."""
    parts = stretch.parts
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        if isinstance(part, Inserted):
            yield _Shown("", f"{quoted.shown(part.start, part.end)} ", is_inserted=True)
            continue
        form = next((each for each in known if is_said(part, each)), part.word.form)
        end = _start(following) if following else part.word.end
        yield _Shown(form, _tidy(quoted.shown(part.word.start, end)))


def _tidy(text: str) -> str:
    """A word and what follows it up to the next: one blank at the end, unless a hyphen joins the two."""
    return text if _JOINED.fullmatch(text) else " ".join(_OPENING.sub("", text).split()) + " "


def _start(part: Spoken | Inserted) -> int:
    return part.start if isinstance(part, Inserted) else part.word.start


def _diff(theirs: Sequence[_Shown], ours: Sequence[_Shown]) -> str:
    """Both word by word, as `git diff --word-diff` shows them; long agreement is cut short."""
    matcher = SequenceMatcher(
        None, [each.form for each in theirs], [each.form for each in ours], autojunk=False
    )
    pieces: list[str] = []
    codes = matcher.get_opcodes()
    for index, (kind, start, end, our_start, our_end) in enumerate(codes):
        if kind == "equal":
            at_start, at_end = index == 0, index == len(codes) - 1
            pieces.append(_cut(ours[our_start:our_end], at_start, at_end))
        else:
            pieces += _changed(theirs[start:end], ours[our_start:our_end])
    return " ".join(pieces)


def _changed(theirs: Sequence[_Shown], ours: Sequence[_Shown]) -> Iterator[str]:
    if theirs and not (ours and all(each.is_inserted for each in ours)):
        yield f"[-{_joined(theirs)}-]"
    for is_inserted, words in groupby(ours, key=lambda each: each.is_inserted):
        text = _joined(words)
        yield text if is_inserted else f"{{+{text}+}}"


def _joined(words: Iterable[_Shown]) -> str:
    return "".join(each.text for each in words).rstrip()


def _cut(words: Sequence[_Shown], at_start: bool, at_end: bool) -> str:
    """The words that agree: those next to a change, at most."""
    before = 0 if at_start else KEPT
    after = 0 if at_end else KEPT
    if len(words) <= before + after + 1:
        return _joined(words)
    kept = [_joined(words[:before]), "…", _joined(words[len(words) - after :])]
    return " ".join(filter(None, kept))
