"""Rules about claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from unicodedata import normalize

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedClaim
from nutgraf.model.claim import Stance
from nutgraf.problems import Level
from nutgraf.quotations.words import forms_of
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.rule import rule
from nutgraf.text import fold_words, quoted

SIDES = 2

NO_ACTOR = "who is no actor"

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
    "holder-on-both-sides",
    Level.WARNING,
    finds="In a briefing, one holder both asserts or supports a claim and disputes it, on one day or on none.",
    mend="Name the holder who is meant in full, or give each position its `date`.",
    by_file=True,
)
def both_sides(copy: Copy) -> Iterator[Finding]:
    """Positions of one briefing: in a later one, or on another day, a holder may think otherwise."""
    for each in copy.briefings:
        for index, claim in enumerate(copy.corpus.briefings[each.key].claims):
            sides: dict[tuple[str, date | None], bool] = {}
            for number, held in enumerate(claim.positions):
                if held.stance is Stance.CONTEXT:
                    continue
                disputes = held.stance is Stance.DISPUTES
                if sides.setdefault((str(held.holder), held.taken), disputes) != disputes:
                    path = ("claims", index, "positions", number, "stance")
                    message = (
                        f"expected {held.holder} on one side of {quoted(claim.claim)}, but got both"
                    )
                    yield at(each.document, path, message)


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


@rule(
    "translated-claim-differs",
    Level.WARNING,
    finds="A claim of a translation has another status, or other positions, than in its original: "
    "readers learn one thing on its page, and another on all others.",
    mend="State in both what is so: the same `status`, and the same holders with the same `stance`.",
)
def translated(copy: Copy) -> Iterator[Finding]:
    """Claims of translations beside those of the same id in their originals, where these stand."""
    for each, original in copy.translations:
        stated = {claim.id: claim for claim in original.claims}
        for index, told in enumerate(copy.corpus.briefings[each.key].claims):
            if told.id in stated:
                for field, expected, got in _contradictions(stated[told.id], told):
                    message = f"expected {expected}, as {original.key} has it, but got {got}"
                    yield at(each.document, ("claims", index, field), message)


def _contradictions(stated: LinkedClaim, told: LinkedClaim) -> Iterator[tuple[str, str, str]]:
    """Where what is told is not what was stated: the field, and in words what was expected and what was got."""
    if told.status != stated.status:
        yield "status", f"the status {stated.status or 'none'}", told.status or "none"
    missing, added = _sides(stated) - _sides(told), _sides(told) - _sides(stated)
    if missing or added:
        yield "positions", _written(missing) or "no other position", _written(added) or "none"


def _sides(claim: LinkedClaim) -> Counter[tuple[str, str]]:
    """Who takes which side, each actor once; what is no actor has another name in another language."""
    actors = {
        (each.holder, each.stance) for each in claim.positions if isinstance(each.holder, Key)
    }
    others = (each.stance for each in claim.positions if not isinstance(each.holder, Key))
    return Counter(
        [*((str(holder), stance.value) for holder, stance in actors)]
        + [(NO_ACTOR, stance.value) for stance in others]
    )


def _written(sides: Counter[tuple[str, str]]) -> str:
    return ", ".join(f"`{stance}` of {holder}" for holder, stance in sorted(sides.elements()))


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
