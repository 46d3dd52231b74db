"""For who reads an item: the actors it names, whose short names count."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model import Actor, Briefing, Item


def listed_actors(item: Item) -> Iterator[str]:
    """The references to actors in the fields of `item`, as typed."""
    if isinstance(item, Briefing):
        yield from item.authors
        yield from item.actors
        for statement in item.statements:
            yield from [statement.speaker] if statement.speaker else []
            yield from statement.to
        for claim in item.claims:
            yield from (position.holder for position in claim.positions)
        for event in item.events:
            yield from event.actors
    elif isinstance(item, Actor):
        yield from item.member_of
        yield from (position.organization for position in item.positions if position.organization)
        yield from [item.country] if item.country else []


def named_in_fields(item: Item) -> Iterator[str]:
    """The fields of `item` that are shown as plain text and may name an actor."""
    yield item.heading
    summary = getattr(item, "summary", None)
    if summary:
        yield summary
