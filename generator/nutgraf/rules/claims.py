"""Rules about claims."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from unicodedata import normalize

from nutgraf.link.corpus import LinkedClaim
from nutgraf.problems import Level
from nutgraf.quotations.words import forms_of
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.rule import rule
from nutgraf.text import fold_words, quoted

SIDES = 2

ALIKE = 0.4
"""Of two wordings of one claim, so much is the same at least."""


@rule(
    "claim-with-one-position",
    Level.WARNING,
    finds="A claim has one position only, or none.",
    mend="Add who disputes it, supports it or gives it context; if nobody does, it may be a statement.",
    needs_all=True,
)
def one_position(copy: Copy) -> Iterator[Finding]:
    """Claims with the positions of all briefings."""
    for claim in copy.corpus.claims.values():
        if len(claim.positions) < SIDES:
            found = "one" if claim.positions else "none"
            message = f"expected two positions on {quoted(claim.claim)}, but got {found}"
            yield _at(claim, message, copy)


@rule(
    "claim-differs",
    Level.WARNING,
    finds="Two briefings tell of one claim in quite other words, or with another sign before a number: "
    "readers see the words of the newest, with all positions.",
    mend="Word it alike in both, or give one of them another `id`.",
)
def differing(copy: Copy) -> Iterator[Finding]:
    """Claims of older briefings beside that of the newest: words may be mended, but most of them stay."""
    briefings = copy.corpus.briefings
    for claim in copy.corpus.claims.values():
        newest, *older = [briefings[key] for key in claim.briefings]
        for briefing in older:
            is_comparable = briefing.item.language == newest.item.language
            for index, told in enumerate(briefing.claims):
                is_other = told.id == claim.id and told.claim != claim.claim
                if is_comparable and is_other and not _are_alike(claim.claim, told.claim):
                    message = (
                        f"expected the claim {quoted(claim.claim)} of {newest.key}, "
                        f"as the id is the same, but got {quoted(told.claim)}"
                    )
                    yield at(copy.checked(briefing).document, ("claims", index, "claim"), message)


def _are_alike(one: str, other: str) -> bool:
    """Whether two sentences may be one claim: most words are the same, and no number has the opposite sign."""
    is_turned = any(_turned(number) in _numbers(other) for number in _numbers(one))
    return not is_turned and _likeness(one, other) >= ALIKE


def _numbers(text: str) -> set[str]:
    """The numbers with a sign."""
    return {each for each in forms_of(normalize("NFC", text)) if each[0] in "+-" and each[1:]}


def _turned(number: str) -> str:
    return f"{'-' if number[0] == '+' else '+'}{number[1:]}"


def _likeness(one: str, other: str) -> float:
    """How much of two sentences is the same words in the same order: from 0 to 1."""
    words = fold_words(one).split(), fold_words(other).split()
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _at(claim: LinkedClaim, message: str, copy: Copy) -> Finding:
    """In the newest briefing that tells of it."""
    briefing = copy.corpus.briefings[claim.briefings[0]]
    index = [each.id for each in briefing.claims].index(claim.id)
    return at(copy.checked(briefing).document, ("claims", index), message)
