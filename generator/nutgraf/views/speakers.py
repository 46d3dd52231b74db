"""Statements by speaker: what each has said, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedStatement, Party
from nutgraf.text import monogram
from nutgraf.views.context import PageContext
from nutgraf.views.entries import OTHER_TYPE, actor_card
from nutgraf.views.parts import quotation
from nutgraf.views.types import ActorCard, Chip, Quotation, SpeakerGroup

STATEMENTS = "part-statements"
"""Where the page of an actor has what was said."""


def speaker_groups(
    statements: Iterable[LinkedStatement],
    page: PageContext,
    own: Key | None = None,
    each: int | None = None,
    most: int | None = None,
) -> tuple[SpeakerGroup, ...]:
    """Statements in the order of `by_speaker`, as a page shows them.

    `own` is the briefing or topic whose page it is. Shown are the `each` newest statements of the `most` first
    speakers (None: all).
    """
    groups = []
    for place, (speaker, said) in enumerate(by_speaker(statements)[:most], 1):
        shown = tuple(quotation(one, page, own) for one in said[:each])
        card = _speaker(speaker, len(said), page)
        anchor = speaker_anchor(speaker) if isinstance(speaker, Key) else f"speaker--{place}"
        groups.append(SpeakerGroup(card and _as_they_spoke(card, shown), anchor, shown))
    return tuple(groups)


def other_speakers(
    statements: Iterable[LinkedStatement], page: PageContext, shown: int, archive: str
) -> tuple[Chip, ...]:
    """Those after the `shown` first speakers, each with the way to what was said: to the actor, or to the `archive`.

    They are as many as there are: the page of each leads here.
    """
    return tuple(
        replace(
            page.chip(speaker, len(said)),
            href=page.href(speaker, STATEMENTS),
            anchor=speaker_anchor(speaker),
        )
        if isinstance(speaker, Key)
        else Chip(speaker, archive, len(said))
        for speaker, said in by_speaker(statements)[shown:]
        if speaker is not None
    )


def by_speaker(
    statements: Iterable[LinkedStatement],
) -> list[tuple[Party | None, list[LinkedStatement]]]:
    """Statements by who said them: who said most comes first, those of no known speaker last."""
    groups: dict[Party | None, list[LinkedStatement]] = {}
    for said in statements:
        groups.setdefault(said.speaker or None, []).append(said)
    return sorted(groups.items(), key=lambda each: (each[0] is None, -len(each[1])))


def speaker_anchor(speaker: Key) -> str:
    """Where the statements of an actor begin on the page of a topic."""
    return f"speaker-{speaker.id}"


def _as_they_spoke(card: ActorCard, said: Iterable[Quotation]) -> ActorCard:
    """A card with the role in which all of it was said; where that was in several, each quotation tells its own."""
    roles = {(each.role, each.role_language) for each in said}
    role, language = roles.pop() if len(roles) == 1 else (None, None)
    return replace(card, role=role, role_language=language)


def _speaker(speaker: Party | None, number: int, page: PageContext) -> ActorCard | None:
    detail = page.count("statements", number).text
    if isinstance(speaker, Key):
        return actor_card(speaker, page, detail)
    if speaker is None:
        return None
    return ActorCard(speaker, None, OTHER_TYPE, monogram(speaker), detail=detail)
