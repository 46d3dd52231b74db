"""One briefing and its texts → the briefing with every reference resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import Cited, Claimed, Held, LinkedBriefing, Planned, Said
from nutgraf.link.references import References
from nutgraf.load.nodes import Path
from nutgraf.model import Briefing, Claim, Event, Pointer, Statement
from nutgraf.problems import Problem
from nutgraf.read.body import QuotedStatement, Texts
from nutgraf.read.reader import statement_anchor
from nutgraf.settings import Settings
from nutgraf.text import slugify
from nutgraf.times import day_of, instant, localise
from nutgraf.validate import Checked

LONGEST_ID = 60


def link_briefing(
    checked: Checked[Briefing], texts: Texts, newsroom: Newsroom, settings: Settings
) -> tuple[LinkedBriefing, list[Problem]]:
    """The briefing, resolved, and the problems with its references."""
    item, references = checked.item, References(newsroom, checked)
    topics = references.many("topics", (name for name in item.topics if slugify(name)), Kind.TOPIC)
    statements = [
        *_statements(checked, references, topics),
        *(_quoted(each, checked.key, topics) for each in texts.body.statements),
    ]
    claims = tuple(
        _claim(claim, ("claims", index), checked.key, topics, references)
        for index, claim in enumerate(item.claims)
    )
    events = tuple(
        _event(event, ("events", index), checked.key, references, settings)
        for index, event in enumerate(item.events)
    )
    listed = references.many("actors", item.actors, Kind.ACTOR)
    said = merge_statements(statements)
    linked = LinkedBriefing(
        key=checked.key,
        item=item,
        published=localise(item.date, settings.zone),
        updated=localise(item.updated, settings.zone) if item.updated else None,
        topics=topics,
        stories=references.many("story", item.story, Kind.STORY),
        actors=_actors(said, claims, events, texts, listed),
        authors=references.parties(("authors",), item.authors),
        sources=_sources(item, references, texts),
        statements=said,
        in_prose=frozenset(each.anchor for each in texts.body.statements),
        claims=claims,
        events=events,
        related=tuple(_related(item, references)),
        translation_of=_translation_of(item, references),
        expired=item.expires is not None and instant(item.expires) <= instant(settings.now),
    )
    return linked, references.problems


def _statements(
    checked: Checked[Briefing], references: References, topics: tuple[Key, ...]
) -> Iterator[Said]:
    for index, statement in enumerate(checked.item.statements):
        path: Path = ("statements", index)
        speaker = references.one((*path, "speaker"), statement.speaker, Kind.ACTOR)
        own = references.many("topics", statement.topics, Kind.TOPIC, path)
        yield _said(
            statement, path, speaker or statement.attribution, own or topics, checked, references
        )


def _said(
    statement: Statement,
    path: Path,
    speaker: Key | str | None,
    topics: tuple[Key, ...],
    checked: Checked[Briefing],
    references: References,
) -> Said:
    return Said(
        anchor=statement_anchor(str(speaker or ""), statement.text),
        text=statement.text,
        verbatim=statement.quote is not None,
        speaker=speaker,
        said=statement.said,
        venue=statement.venue,
        medium=statement.medium,
        to=references.parties((*path, "to"), statement.to),
        place=statement.place,
        source=references.source((*path, "source"), statement.source, statement.locator),
        topics=topics,
        language=statement.language,
        original=statement.original,
        briefings=(checked.key,),
    )


def _quoted(quoted: QuotedStatement, briefing: Key, topics: tuple[Key, ...]) -> Said:
    """An attributed block quote as a statement."""
    citation = quoted.citation
    return Said(
        anchor=quoted.anchor,
        text=quoted.words,
        verbatim=True,
        speaker=quoted.speaker or quoted.attribution,
        said=quoted.said,
        venue=quoted.venue,
        source=Cited(citation.source, citation.locator) if citation else None,
        topics=topics,
        briefings=(briefing,),
    )


def merge_statements(statements: Iterable[Said]) -> tuple[Said, ...]:
    """Each statement once: the same words of the same speaker are one, with all that is known of them."""
    merged: dict[str, Said] = {}
    for statement in statements:
        known = merged.get(statement.anchor)
        merged[statement.anchor] = known.with_what_is_known(statement) if known else statement
    return tuple(merged.values())


def _claim(
    claim: Claim, path: Path, briefing: Key, topics: tuple[Key, ...], references: References
) -> Claimed:
    positions = tuple(
        Held(
            position.stance,
            references.party((*path, "positions", index, "holder"), position.holder),
            position.text,
            position.quote,
            references.source(
                (*path, "positions", index, "source"), position.source, position.locator
            ),
            position.date,
        )
        for index, position in enumerate(claim.positions)
    )
    own = references.many("topics", claim.topics, Kind.TOPIC, path)
    return Claimed(
        id=slugify(claim.id or claim.claim)[:LONGEST_ID].strip("-"),
        claim=claim.claim,
        status=claim.status,
        positions=positions,
        topics=own or topics,
        briefings=(briefing,),
    )


def _event(
    event: Event, path: Path, briefing: Key, references: References, settings: Settings
) -> Planned:
    when = localise(event.date, settings.zone) if event.date else None
    return Planned(
        id=event_id(event),
        briefing=briefing,
        name=event.name,
        when=when,
        expected=event.expected,
        ends=localise(event.ends, settings.zone) if event.ends else None,
        status=event.status,
        previous=event.previous_date,
        place=event.place,
        note=(briefing, f"events.{path[1]}.note") if event.note else None,
        actors=references.many("actors", event.actors, Kind.ACTOR, path),
        topics=references.many("topics", event.topics, Kind.TOPIC, path),
        source=references.source((*path, "source"), event.source, event.locator),
    )


def event_id(event: Event) -> str:
    """The id that the writers gave, or one from name and day: two press conferences are two events."""
    if event.id:
        return slugify(event.id)
    name = slugify(event.name or "")[:LONGEST_ID].strip("-")
    return f"{name}-{day_of(event.date)}" if event.date else name


def _actors(
    statements: Iterable[Said],
    claims: Iterable[Claimed],
    events: Iterable[Planned],
    texts: Texts,
    listed: Iterable[Key],
) -> tuple[Key, ...]:
    """Everyone whom the briefing is about: who is quoted most first, then in the order of the text."""
    quoted = Counter(each.speaker for each in statements if isinstance(each.speaker, Key))
    mentioned = [mention.key for body in texts.bodies.values() for mention in body.mentions]
    holders = [each.holder for claim in claims for each in claim.positions]
    addressed = [party for each in statements for party in each.to]
    acting = [actor for event in events for actor in event.actors]
    others = [*mentioned, *holders, *acting, *addressed, *listed]
    keys = [key for key, _ in quoted.most_common()] + [
        key for key in others if isinstance(key, Key)
    ]
    return tuple(key for key in dict.fromkeys(keys) if key.kind is Kind.ACTOR)


def _sources(item: Briefing, references: References, texts: Texts) -> tuple[Cited, ...]:
    given = (references.source(("sources", index), each) for index, each in enumerate(item.sources))
    cited = (Cited(each.source) for body in texts.bodies.values() for each in body.citations)
    return tuple(dict.fromkeys([*(each for each in given if each), *cited]))


def _related(item: Briefing, references: References) -> Iterator[Key | Pointer]:
    for index, reference in enumerate(item.related):
        if isinstance(reference, Pointer):
            yield reference
        elif "://" in reference:
            yield Pointer(url=reference)
        else:
            key = references.one(("related", index), reference, Kind.BRIEFING, Kind.STORY)
            if key:
                yield key


def _translation_of(item: Briefing, references: References) -> Key | None:
    if item.translation is None:
        return None
    return references.one(("translation", "of"), item.translation.of, Kind.BRIEFING)
