"""Statements, claims and events as seen from a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nutgraf.keys import Key
from nutgraf.languages import direction_of
from nutgraf.link.corpus import LinkedBriefing, LinkedClaim, LinkedPosition, LinkedStatement
from nutgraf.link.linked_event import EventReport, LinkedEvent
from nutgraf.text import monogram
from nutgraf.times import day_of
from nutgraf.views.archives import list_address
from nutgraf.views.context import PageContext
from nutgraf.views.entries import source_line
from nutgraf.views.listings import SHOWN, Listing
from nutgraf.views.prose import write_line
from nutgraf.views.site import Site
from nutgraf.views.types import (
    ClaimCard,
    EventCard,
    Link,
    PositionLine,
    Quotation,
)


def quotation(said: LinkedStatement, page: PageContext, own: Key | None = None) -> Quotation:
    """A statement on a page; `own` is the briefing or topic whose page it is, and goes without saying."""
    told_by = said.briefings[0]
    speaker = page.party(said.speaker, told_by) if said.speaker else Link("")
    reported = first_reported(said, page)
    return Quotation(
        anchor=said.anchor,
        text=said.text,
        verbatim=said.verbatim,
        speaker=speaker,
        monogram=monogram(speaker.text) if speaker.text else "",
        role=role_then(said, page),
        role_language=page.foreign(),
        said=page.when(said.said),
        reported=None if said.said else page.day(day_of(reported)),
        venue=said.venue,
        medium=said.medium,
        to=tuple(page.party(each) for each in said.to),
        place=said.place,
        source=source_line(said.source, page) if said.source else None,
        topics=page.chips(key for key in said.topics if key != own),
        language=said.language or page.told_in(told_by),
        told_in=_told_in(said, page),
        original=said.original,
        original_direction=direction_of(said.language or "en"),
        briefings=tuple(
            page.link(key, page.corpus.anchor_in(said, key)) for key in said.briefings if key != own
        ),
        marks=(year_mark(said, page), *map(topic_mark, said.topics)),
    )


def topic_mark(topic: Key) -> str:
    """The mark of statements on a topic."""
    return f"topic-{topic.id}"


def year_mark(said: LinkedStatement, page: PageContext) -> str:
    """The mark of statements of a year: that in which it was made, else first reported."""
    return f"year-{(said.said or first_reported(said, page)).year}"


def first_reported(said: LinkedStatement, page: PageContext) -> date:
    """When a briefing first told of a statement."""
    if len(said.briefings) == 1:  # as nearly all are
        return page.corpus.briefings[said.briefings[0]].published
    return min(
        (page.corpus.briefings[key].published for key in said.briefings), key=page.site.instant
    )


def _told_in(said: LinkedStatement, page: PageContext) -> str | None:
    """The language of what is told of a statement, where all who tell of it have one that is not the page's."""
    languages = {page.told_in(key) for key in said.briefings}
    return languages.pop() if len(languages) == 1 else None


def role_then(said: LinkedStatement, page: PageContext) -> str | None:
    """The role that the speaker held on the day of a statement, or of the first report on it."""
    if not isinstance(said.speaker, Key):
        return None
    return page.corpus.actors[said.speaker].role_on(said.said or first_reported(said, page))


def quotations(
    said: Iterable[LinkedStatement], page: PageContext, own: Key | None = None
) -> tuple[Quotation, ...]:
    """Statements on a page."""
    return tuple(quotation(each, page, own) for each in said)


def quotations_in_prose(briefing: LinkedBriefing, page: PageContext) -> dict[str, Quotation]:
    """The statements that stand in the prose of a briefing, by their anchors."""
    return {
        each.anchor: quotation(each, page, briefing.key)
        for each in briefing.statements
        if each.anchor in briefing.in_prose
    }


def claim_address(claim: str, site: Site) -> str | None:
    """The page of the list of claims on which one stands; None for one that is not listed."""
    number = site.claim_page(claim)
    return list_address(Listing("claims"), number, site) if number else None


def claim_card(claim: LinkedClaim, page: PageContext, own: Key | None = None) -> ClaimCard:
    """A claim on a page."""
    anchor, listed = f"claim-{claim.id}", claim_address(claim.id, page.site)
    return ClaimCard(
        anchor=anchor,
        href=page.to(page.url if listed is None else listed, anchor),
        claim=claim.claim,
        language=page.told_in(claim.told_by),
        positions=tuple(_position(each, page) for each in claim.positions),
        status=claim.status.value if claim.status else None,
        topics=page.chips(key for key in claim.topics if key != own),
        briefings=tuple(page.link(key, anchor) for key in claim.briefings if key != own),
    )


def claim_cards(
    claims: Iterable[LinkedClaim], page: PageContext, own: Key | None = None
) -> tuple[ClaimCard, ...]:
    """Claims on a page."""
    return tuple(claim_card(each, page, own) for each in claims)


def _position(held: LinkedPosition, page: PageContext) -> PositionLine:
    return PositionLine(
        stance=held.stance.value,
        holder=page.party(held.holder, held.told_by),
        text=held.text,
        quote=held.quote,
        said=page.when(held.taken),
        source=source_line(held.source, page) if held.source else None,
        language=page.told_in(held.told_by),
    )


def event_card(event: EventReport, page: PageContext) -> EventCard:
    """An event on a page, as `event` has it."""
    note = noted_by = None
    if event.note:
        noted_by, field = event.note
        note = write_line(page.corpus.texts[noted_by].field(field), page)
    return EventCard(
        anchor=f"event-{event.id}",
        name=event.name or event.id,
        href=page.to(f"events/{event.id}/"),
        when=page.when(event.when),
        status=event.status.value if event.status else None,
        planned=event.is_planned,
        ends=page.when(event.ends),
        previous=page.when(event.previous),
        place=event.place,
        note=note,
        actors=tuple(page.link(key) for key in event.actors),
        source=source_line(event.source, page) if event.source else None,
        language=page.told_in(event.named_by),
        place_language=page.told_in(event.placed_by),
        note_language=page.told_in(noted_by),
    )


def standing(event: EventReport, page: PageContext) -> str:
    """How an event stands, in a word; empty where nothing is told of it."""
    if event.status:
        return page.strings.text(f"event_statuses.{event.status}")
    return page.strings.text("planned") if event.is_planned else ""


def timeline(events: Iterable[LinkedEvent], page: PageContext) -> tuple[EventCard, ...]:
    """What has happened (or was called off), in the order of the dates: the newest ones."""
    past = [each for each in events if not each.current.is_planned]
    return tuple(event_card(each.current, page) for each in past[-SHOWN["events"] :])


def upcoming(events: Iterable[LinkedEvent], page: PageContext) -> tuple[EventCard, ...]:
    """What is planned, in the order of the dates."""
    return tuple(event_card(each.current, page) for each in events if each.current.is_planned)
