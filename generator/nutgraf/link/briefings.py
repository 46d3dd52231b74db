"""One briefing and its texts → the briefing with every reference resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import LinkedBriefing, LinkedClaim, LinkedPosition, LinkedStatement
from nutgraf.link.linked_event import EventReport
from nutgraf.link.references import References
from nutgraf.link.statements import apart, joined
from nutgraf.load.nodes import Path
from nutgraf.model import Briefing, Claim, ClaimPosition, Event, Media, Pointer, Statement
from nutgraf.problems import Code, Problem
from nutgraf.read.body import Citation, QuotedStatement, Texts
from nutgraf.read.quotes import statement_anchor
from nutgraf.settings import Settings
from nutgraf.text import exact_slug, quoted, short_slug
from nutgraf.times import day_of, instant, is_over, localise
from nutgraf.validate import Checked


def link_briefing(
    checked: Checked[Briefing], texts: Texts, newsroom: Newsroom, settings: Settings
) -> tuple[LinkedBriefing, list[Problem]]:
    """The briefing, resolved, and the problems with its references."""
    linker = _Linker(checked, texts, newsroom, settings)
    return linker.link(), linker.problems


class _Linker:
    """Links one briefing, and gathers what is wrong with its references and ids."""

    def __init__(
        self, checked: Checked[Briefing], texts: Texts, newsroom: Newsroom, settings: Settings
    ) -> None:
        self._texts = texts
        self._key, self._item, self._document = checked.key, checked.item, checked.document
        self._settings = settings
        self._references = References(newsroom, checked, texts.known)
        # what can name no topic was told of when topics were gathered
        names = (name if short_slug(name) else None for name in checked.item.topics)
        self._topics = self._references.many("topics", names, Kind.TOPIC)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, as far as has been linked."""
        return self._references.problems

    def link(self) -> LinkedBriefing:
        """The whole briefing."""
        item, texts, references = self._item, self._texts, self._references
        statements = self._statements(texts)
        claims = tuple(self._claim(index, each) for index, each in enumerate(item.claims))
        events = tuple(self._event(index, each) for index, each in enumerate(item.events))
        self._expect_own_ids("claims", [(each.id, exact_slug(each.claim)) for each in claims])
        self._expect_own_ids("events", [(each.id, short_slug(each.name or "")) for each in events])
        listed = references.many("actors", item.actors, Kind.ACTOR)
        zone, now = self._settings.zone, self._settings.now
        changes = [item.date, item.updated, *(each.date for each in item.corrections)]
        published, *later = (localise(each, zone) for each in changes if each)
        return LinkedBriefing(
            key=self._key,
            item=item,
            published=published,
            updated=localise(item.updated, zone) if item.updated else None,
            modified=max([published, *later], key=partial(instant, zone=zone)),
            topics=self._topics,
            stories=references.many("story", item.story, Kind.STORY),
            actors=_actors(statements, claims, events, texts, listed),
            authors=references.parties(("authors",), item.authors),
            sources=self._sources(texts, statements, claims, events),
            statements=statements,
            in_prose=frozenset(each.anchor for each in texts.body.statements),
            claims=claims,
            events=events,
            media=tuple(self._media()),
            related=tuple(self._related()),
            translation_of=self._translation_of(),
            expired=item.expires is not None and is_over(item.expires, now, zone),
        )

    def _media(self) -> Iterator[Media]:
        """The pictures, films and sounds with the files meant; what has none keeps its caption."""
        for index, media in enumerate(self._item.media):
            file = self._references.file(("media", index, "src"), media.src)
            yield media.model_copy(update={"src": file})

    def _statements(self, texts: Texts) -> tuple[LinkedStatement, ...]:
        """The statements of the fields and of the prose, each once."""
        own = (self._statement(index, each) for index, each in enumerate(self._item.statements))
        prose = [*map(self._quoted, texts.body.statements)]
        alike: dict[str, list[LinkedStatement]] = {}
        for each in (*apart(own, prose), *prose):
            alike.setdefault(each.anchor, []).append(each)
        return tuple(map(joined, alike.values()))

    def _statement(self, index: int, statement: Statement) -> LinkedStatement:
        path: Path = ("statements", index)
        references = self._references
        actor = references.speaker((*path, "speaker"), statement.speaker)
        speaker = actor or references.attribution((*path, "attribution"), statement.attribution)
        return LinkedStatement(
            anchor=statement_anchor(str(speaker or ""), statement.text),
            text=statement.text,
            verbatim=statement.quote is not None,
            speaker=speaker,
            said=localise(statement.said, self._settings.zone) if statement.said else None,
            venue=statement.venue,
            medium=statement.medium,
            to=references.parties((*path, "to"), statement.to),
            place=statement.place,
            source=references.source((*path, "source"), statement.source, statement.locator),
            topics=references.many("topics", statement.topics, Kind.TOPIC, path),
            language=statement.language,
            original=statement.original,
            briefings=(self._key,),
        )

    def _quoted(self, quoted: QuotedStatement) -> LinkedStatement:
        """An attributed block quote as a statement."""
        return LinkedStatement(
            anchor=quoted.anchor,
            text=quoted.words,
            verbatim=True,
            speaker=quoted.speaker or quoted.attribution or None,
            said=localise(quoted.said, self._settings.zone) if quoted.said else None,
            venue=quoted.venue,
            source=quoted.citation,
            briefings=(self._key,),
        )

    def _claim(self, index: int, claim: Claim) -> LinkedClaim:
        path: Path = ("claims", index)
        own = self._references.many("topics", claim.topics, Kind.TOPIC, path)
        return LinkedClaim(
            id=self._id(claim.id, (*path, "id")) if claim.id else self._claim_id(path, claim),
            claim=claim.claim,
            told_by=self._key,
            status=claim.status,
            positions=tuple(
                self._position((*path, "positions", place), each)
                for place, each in enumerate(claim.positions)
            ),
            topics=own or self._topics,
            briefings=(self._key,),
        )

    def _claim_id(self, path: Path, claim: Claim) -> str:
        """The id that the sentence gives: two that differ by a sign alone are two claims."""
        return self._id(claim.claim, (*path, "claim")) and exact_slug(claim.claim)

    def _position(self, path: Path, position: ClaimPosition) -> LinkedPosition:
        references = self._references
        return LinkedPosition(
            stance=position.stance,
            holder=references.party((*path, "holder"), position.holder),
            text=position.text,
            quote=position.quote,
            source=references.source((*path, "source"), position.source, position.locator),
            taken=localise(position.date, self._settings.zone) if position.date else None,
            told_by=self._key,
        )

    def _event(self, index: int, event: Event) -> EventReport:
        path: Path = ("events", index)
        references, zone = self._references, self._settings.zone
        return EventReport(
            id=self._event_id(path, event),
            briefing=self._key,
            name=event.name,
            named_by=self._key if event.name else None,
            when=localise(event.date, zone) if event.date else None,
            expected=event.expected if "expected" in event.model_fields_set else None,
            ends=localise(event.ends, zone) if event.ends else None,
            status=event.status,
            previous=localise(event.previous_date, zone) if event.previous_date else None,
            place=event.place,
            placed_by=self._key if event.place else None,
            note=(self._key, f"events.{index}.note") if event.note else None,
            actors=references.many("actors", event.actors, Kind.ACTOR, path),
            topics=references.many("topics", event.topics, Kind.TOPIC, path),
            source=references.source((*path, "source"), event.source, event.locator),
        )

    def _event_id(self, path: Path, event: Event) -> str:
        """The id that the writers gave, or one from name and day: two press conferences are two events."""
        if event.id:
            return self._id(event.id, (*path, "id"))
        return on_day(self._id(event.name or "", (*path, "name")), event)

    def _id(self, text: str, path: Path) -> str:
        """The id that `text` gives, and a problem where it gives none."""
        slug = short_slug(text)
        if not slug:
            message = f"expected a letter or digit, but got {quoted(text)}"
            hint = "Its address is made from this."
            problem = self._document.problem(path, message, hint, code=Code.NO_LETTERS)
            self._references.problems.append(problem)
        return slug

    def _expect_own_ids(self, field: str, told: list[tuple[str, str]]) -> None:
        """Of claims, and of events, only what is worded alike has one id: of the others all but one were lost."""
        first: dict[str, tuple[int, str]] = {}
        for index, (id, words) in enumerate(told):
            place, known = first.setdefault(id, (index, words))
            if id and words and known and words != known:
                message = f"expected an id of its own, but `{id}` is that of {field}[{place}]"
                hint = "Give one of them another `id`, or word them alike if they are one."
                path: Path = (field, index, "id")
                problem = self._document.problem(path, message, hint, code=Code.SAME_ID)
                self._references.problems.append(problem)

    def _sources(
        self,
        texts: Texts,
        statements: Iterable[LinkedStatement],
        claims: Iterable[LinkedClaim],
        events: Iterable[EventReport],
    ) -> tuple[Citation, ...]:
        """What is listed, what the texts cite, and what statements, claims and events rest on: each source once."""
        references = self._references
        given = [
            references.source(("sources", index), each)
            for index, each in enumerate(self._item.sources)
        ]
        cited = [Citation(each.source) for body in texts.bodies.values() for each in body.citations]
        proofs = chain(
            (each.source for each in statements),
            (held.source for each in claims for held in each.positions),
            (each.source for each in events),
        )
        stated = (Citation(each.source) for each in proofs if each)
        once: dict[Key, Citation] = {}
        for each in [*given, *cited, *stated]:
            if each:
                once.setdefault(each.source, each)
        return tuple(once.values())

    def _related(self) -> Iterator[Key | Pointer]:
        """What is related: each item once, other places as they are given."""
        seen: set[Key] = set()
        for index, each in enumerate(self._item.related):
            if isinstance(each, Pointer):
                yield each
                continue
            key = self._references.one(("related", index), each, Kind.BRIEFING, Kind.STORY)
            if key and key not in seen:
                seen.add(key)
                yield key

    def _translation_of(self) -> Key | None:
        if self._item.translation is None:
            return None
        path: Path = ("translation", "of")
        reference = self._item.translation.of
        found = self._references.one(path, reference, Kind.BRIEFING)
        if found != self._key:
            return found
        message = f"expected another briefing, but got this one: {quoted(reference or '')}"
        hint = "Write the id of the briefing that was translated, or take `of` away."
        problem = self._document.problem(path, message, hint, code=Code.UNKNOWN_REFERENCE)
        self._references.problems.append(problem)
        return None


def _actors(
    statements: Iterable[LinkedStatement],
    claims: Iterable[LinkedClaim],
    events: Iterable[EventReport],
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


def event_id(event: Event) -> str:
    """The id of an event, as in a briefing that is linked."""
    return short_slug(event.id) if event.id else on_day(short_slug(event.name or ""), event)


def on_day(name: str, event: Event) -> str:
    """The id that an event has from its name, and its day, where it has one."""
    return f"{name}-{day_of(event.date)}" if event.date else name
