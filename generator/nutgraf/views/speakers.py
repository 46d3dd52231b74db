"""Statements by speaker: what each has said, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.keys import Key
from nutgraf.link.corpus import Party, Said
from nutgraf.text import monogram
from nutgraf.views.context import PageContext
from nutgraf.views.entries import OTHER_TYPE, actor_card
from nutgraf.views.parts import quotation
from nutgraf.views.types import ActorCard, SpeakerGroup


def speaker_groups(
    statements: Iterable[Said], page: PageContext, own: Key | None = None, each: int | None = None
) -> tuple[SpeakerGroup, ...]:
    """Statements by who said them: who said most comes first, those of no known speaker last.

    `own` is the briefing or topic whose page it is; `each` is how many statements of one speaker are shown, the
    newest ones (None: all).
    """
    groups: dict[Party | None, list[Said]] = {}
    for said in statements:
        groups.setdefault(said.speaker or None, []).append(said)
    ordered = sorted(groups, key=lambda speaker: (speaker is None, -len(groups[speaker])))
    return tuple(
        SpeakerGroup(
            actor=_speaker(speaker, len(groups[speaker]), page),
            anchor=speaker_anchor(speaker) if isinstance(speaker, Key) else f"speaker--{place}",
            statements=tuple(quotation(said, page, own) for said in groups[speaker][:each]),
        )
        for place, speaker in enumerate(ordered, 1)
    )


def speaker_anchor(speaker: Key) -> str:
    """Where the statements of an actor begin on the page of a topic."""
    return f"speaker-{speaker.id}"


def _speaker(speaker: Party | None, number: int, page: PageContext) -> ActorCard | None:
    detail = page.count("statements", number).text
    if isinstance(speaker, Key):
        return actor_card(speaker, page, detail)
    if speaker is None:
        return None
    return ActorCard(speaker, None, OTHER_TYPE, monogram(speaker), detail=detail)
