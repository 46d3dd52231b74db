"""How large a newsroom is, and who and what is in it most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.link import Corpus
from nutgraf.link.corpus import LinkedBriefing


@dataclass(frozen=True, slots=True)
class Busy:
    """An actor or topic: in how many briefings it is, how often it is mentioned, and how many statements are its."""

    key: Key
    name: str
    briefings: int
    mentions: int
    statements: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A briefing and its date."""

    key: Key
    title: str
    published: date


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of a newsroom. `items` counts by kind; `drafts` are those of them that say that they are."""

    items: dict[Kind, int]
    drafts: int
    statements: int
    claims: int
    words: int
    mentions: int
    actors: tuple[Busy, ...]
    topics: tuple[Busy, ...]
    oldest: Dated | None
    newest: Dated | None


def stats_of(newsroom: Newsroom, corpus: Corpus, top: int) -> Stats:
    """The figures of a newsroom, with its `top` actors (by mentions) and topics (by briefings)."""
    items = Counter(key.kind for key in newsroom.items)
    items[Kind.EVENT] = len(corpus.events)
    briefings = [*corpus.briefings.values()]
    return Stats(
        items={kind: items[kind] for kind in Kind},
        drafts=sum(each.item.draft for each in newsroom.items.values()),
        statements=len(corpus.statements),
        claims=len(corpus.claims),
        words=sum(body.words for texts in corpus.texts.values() for body in texts.bodies.values()),
        mentions=sum(each.mention.count for some in corpus.mentions.values() for each in some),
        actors=_busiest(_actors(corpus), top, by=attrgetter("mentions")),
        topics=_busiest(_topics(corpus), top, by=attrgetter("briefings")),
        oldest=_dated(briefings[-1]) if briefings else None,
        newest=_dated(briefings[0]) if briefings else None,
    )


def _actors(corpus: Corpus) -> Iterable[Busy]:
    spoken = Counter(each.speaker for each in corpus.statements.values())
    listed = Counter(key for each in corpus.briefings.values() for key in each.actors)
    return (_busy(key, corpus, listed[key], spoken[key]) for key in corpus.actors)


def _topics(corpus: Corpus) -> Iterable[Busy]:
    spoken = Counter(key for each in corpus.statements.values() for key in each.topics)
    listed = Counter(key for each in corpus.briefings.values() for key in each.topics)
    return (_busy(key, corpus, listed[key], spoken[key]) for key in corpus.topics)


def _busy(key: Key, corpus: Corpus, briefings: int, statements: int) -> Busy:
    mentions = sum(each.mention.count for each in corpus.mentions.get(key, ()))
    return Busy(key, corpus.headings[key], briefings, mentions, statements)


def _busiest(busy: Iterable[Busy], top: int, *, by: Callable[[Busy], int]) -> tuple[Busy, ...]:
    """The first of them, most by one figure; at equal figures, by the others and by name."""
    ranked = sorted(
        (each for each in busy if each.briefings or each.mentions or each.statements),
        key=lambda each: (-by(each), -each.mentions, -each.statements, each.key),
    )
    return tuple(ranked[:top])


def _dated(briefing: LinkedBriefing) -> Dated:
    return Dated(briefing.key, briefing.item.title, briefing.published)
