"""The tables of what briefings tell: statements, claims and the positions on them, events, mentions."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.keys import Key, Kind
from nutgraf.views.data.items import ID, URL, cited, identified, ids, named, written
from nutgraf.views.data.table import Column, Row, Table
from nutgraf.views.parts import claim_address
from nutgraf.views.site import Site


def _statements(site: Site) -> Iterator[Row]:
    for anchor, said in site.corpus.statements.items():
        newest = said.briefings[0]
        yield {
            "id": anchor,
            "url": site.url(site.corpus.addresses[newest], site.corpus.anchor_in(said, newest)),
            "text": said.text,
            "verbatim": said.verbatim,
            "speaker": identified(said.speaker),
            "speaker_name": named(said.speaker, site),
            "said": written(said.said),
            "venue": said.venue,
            "medium": said.medium,
            "to": [named(each, site) or "" for each in said.to],
            "place": said.place,
            "source": cited(said.source),
            "locator": said.source.locator if said.source else None,
            "topics": ids(said.topics),
            "language": said.language,
            "original": said.original,
            "briefings": ids(said.briefings),
        }


def _claims(site: Site) -> Iterator[Row]:
    for claim in site.corpus.claims.values():
        yield {
            "id": claim.id,
            "url": site.url(claim_address(claim.id, site) or "", f"claim-{claim.id}"),
            "claim": claim.claim,
            "status": claim.status.value if claim.status else None,
            "topics": ids(claim.topics),
            "briefings": ids(claim.briefings),
        }


def _positions(site: Site) -> Iterator[Row]:
    for claim in site.corpus.claims.values():
        for held in claim.positions:
            yield {
                "claim": claim.id,
                "stance": held.stance.value,
                "holder": identified(held.holder),
                "holder_name": named(held.holder, site) or "",
                "text": held.text,
                "quote": held.quote,
                "date": written(held.taken),
                "source": cited(held.source),
                "locator": held.source.locator if held.source else None,
            }


def _events(site: Site) -> Iterator[Row]:
    for event in sorted(site.corpus.events.values(), key=site.event_order):
        now = event.current
        key = Key(Kind.EVENT, now.id)
        yield {
            "id": str(key),
            "url": site.url(site.corpus.addresses[key]),
            "name": now.name or now.id,
            "date": written(now.when),
            "ends": written(now.ends),
            "previous_date": written(now.previous),
            "status": now.status.value if now.status else None,
            "planned": now.is_planned,
            "place": now.place,
            "actors": ids(now.actors),
            "topics": ids(now.topics),
            "source": cited(now.source),
            "briefings": ids(dict.fromkeys(each.briefing for each in event.history)),
        }


def _mentions(site: Site) -> Iterator[Row]:
    for key, found in site.corpus.mentions.items():
        for each in found:
            mention, address = each.mention, site.corpus.addresses.get(each.page)
            if address is None:
                continue
            yield {
                "item": str(key),
                "page": str(each.page),
                "url": site.url(address, mention.anchor),
                "name": mention.name,
                "sentence": f"{mention.before}{mention.name}{mention.after}",
                "count": mention.count,
            }


_TOPICS = Column("topics", "texts", "What it is about.")
_TOLD_BY = Column("briefings", "texts", "The briefings that tell of it.")
_SOURCE = Column("source", "maybe", "The source.")
_LOCATOR = Column("locator", "maybe", "The passage of the source.")

STATEMENTS = Table(
    "statements",
    "Everything that was said, once each.",
    (
        Column("id", "text", "Its name in this data, and the fragment of its place."),
        Column("url", "text", "Where it stands in the newest briefing that carries it."),
        Column("text", "text", "The words, or a report of them."),
        Column("verbatim", "flag", "Whether the words are those that were said."),
        Column("speaker", "maybe", "The actor who said it."),
        Column("speaker_name", "maybe", "Who said it, by name."),
        Column("said", "maybe", "When it was said: a day or a moment."),
        Column("venue", "maybe", "The occasion."),
        Column("medium", "maybe", "How it was said."),
        Column("to", "texts", "To whom."),
        Column("place", "maybe", "Where it was said."),
        _SOURCE,
        _LOCATOR,
        _TOPICS,
        Column("language", "maybe", "The language of the words."),
        Column("original", "maybe", "The words in the language in which they were said."),
        _TOLD_BY,
    ),
    _statements,
)

CLAIMS = Table(
    "claims",
    "What is disputed.",
    (
        Column("id", "text", "Its name in this data."),
        Column("url", "text", "Where it stands, with all positions."),
        Column("claim", "text", "What is claimed."),
        Column("status", "maybe", "What the writers say of it, if they do."),
        _TOPICS,
        _TOLD_BY,
    ),
    _claims,
)

POSITIONS = Table(
    "positions",
    "Who takes which position on a claim.",
    (
        Column("claim", "text", "The claim."),
        Column("stance", "text", "asserts, supports, disputes or context."),
        Column("holder", "maybe", "The actor who holds it."),
        Column("holder_name", "text", "Who holds it, or the document that does, by name."),
        Column("text", "maybe", "The position, in the writers' words."),
        Column("quote", "maybe", "The position, in the holder's words."),
        Column("date", "maybe", "When it was taken."),
        _SOURCE,
        _LOCATOR,
    ),
    _positions,
)

EVENTS = Table(
    "events",
    "What took place or is planned, as it stands now, by date.",
    (
        ID,
        URL,
        Column("name", "text", "Its name."),
        Column("date", "maybe", "When it begins: a day or a moment."),
        Column("ends", "maybe", "When it ends."),
        Column("previous_date", "maybe", "The date for which it was planned before."),
        Column("status", "maybe", "scheduled, held, cancelled or postponed."),
        Column("planned", "flag", "Whether it has yet to take place."),
        Column("place", "maybe", "Where."),
        Column("actors", "texts", "Who takes part."),
        _TOPICS,
        _SOURCE,
        _TOLD_BY,
    ),
    _events,
)

MENTIONS = Table(
    "mentions",
    "Which pages name or link which items, each with the first sentence that does.",
    (
        Column("item", "text", "The item that is mentioned."),
        Column("page", "text", "The item whose page mentions it."),
        Column("url", "text", "The page, at the heading above the sentence."),
        Column("name", "text", "The name as it stands there."),
        Column("sentence", "text", "The sentence."),
        Column("count", "number", "How often the page mentions it."),
    ),
    _mentions,
)
