"""The rule about claims."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.link.corpus import Claimed
from nutgraf.load.nodes import quoted
from nutgraf.problems import Level
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.rule import rule

SIDES = 2


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


def _at(claim: Claimed, message: str, copy: Copy) -> Finding:
    """In the newest briefing that tells of it."""
    briefing = copy.corpus.briefings[claim.briefings[0]]
    index = [each.id for each in briefing.claims].index(claim.id)
    return at(copy.checked(briefing).document, ("claims", index), message)
