"""The corrections of briefings."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.link.corpus import LinkedBriefing
from nutgraf.views.context import PageContext
from nutgraf.views.prose import write_line
from nutgraf.views.types import CorrectionLine


def all_corrections(
    briefings: Iterable[LinkedBriefing], page: PageContext
) -> tuple[CorrectionLine, ...]:
    """The corrections of several briefings, newest first; one without a day counts as the last of its briefing."""
    site = page.site
    told = [
        (site.instant(each.date or briefing.modified), line)
        for briefing in briefings
        for each, line in zip(briefing.item.corrections, corrections(briefing, page), strict=True)
    ]
    return tuple(line for _, line in sorted(told, key=lambda each: each[0], reverse=True))


def corrections(briefing: LinkedBriefing, page: PageContext) -> tuple[CorrectionLine, ...]:
    """The corrections of a briefing, in its order."""
    texts = page.corpus.texts[briefing.key]
    own = page.corpus.addresses[briefing.key] == page.url
    return tuple(
        CorrectionLine(
            text=write_line(texts.field(f"corrections.{index}.text"), page),
            date=page.when(each.date),
            briefing=None if own else page.link(briefing.key, f"correction-{index + 1}"),
            anchor=f"correction-{index + 1}" if own else None,
            withdrawn=briefing.is_withdrawn and not own,
            language=None if own else page.foreign(briefing.item.language),
        )
        for index, each in enumerate(briefing.item.corrections)
    )
