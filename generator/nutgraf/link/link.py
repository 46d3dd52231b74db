"""A newsroom and its texts → the Corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from operator import is_
from typing import TypeVar, cast

from nutgraf.cache.digests import digest
from nutgraf.cache.memory import Memory
from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.link.addresses import find_addresses, find_redirects
from nutgraf.link.briefings import link_briefing
from nutgraf.link.circles import break_circles
from nutgraf.link.corpus import (
    Corpus,
    LinkedActor,
    LinkedBriefing,
    LinkedClaim,
    LinkedPosition,
    LinkedStatement,
    LinkedStory,
    LinkedTopic,
    MentionedIn,
    newest_first,
    role_held,
)
from nutgraf.link.events import gather_events
from nutgraf.link.references import References
from nutgraf.link.statements import merge_statements
from nutgraf.link.told import filed_like_originals, told_for_all
from nutgraf.link.versions import find_versions
from nutgraf.model import Actor, Briefing, Item, Page, Source, Stance, Story, Topic
from nutgraf.problems import Problem
from nutgraf.read.body import Texts
from nutgraf.settings import Settings
from nutgraf.text import fold
from nutgraf.times import day_of, localise
from nutgraf.validate import Checked

LinkedT = TypeVar("LinkedT")


def link(
    newsroom: Newsroom, texts: Mapping[Key, Texts], settings: Settings, memory: Memory
) -> tuple[Corpus, list[Problem]]:
    """The Corpus, and every problem with references and addresses.

    Briefings that a `memory` has linked are not linked again, where they and what they refer to are the same.
    """
    problems: list[Problem] = []
    briefings = _link_briefings(newsroom, texts, settings, problems, memory)
    versions = find_versions(briefings, settings.language)
    briefings = filed_like_originals(briefings, versions)
    told = [*told_for_all(briefings, versions)]
    counted = [key for key in briefings if key not in versions or versions[key].listed == key]
    events, nameless = gather_events(told, newsroom, settings.zone)
    addresses, taken = find_addresses(newsroom, events, settings)
    redirects, in_use = find_redirects(newsroom, addresses)
    topics, circles = break_circles(
        _link_all(newsroom, texts, Topic, _link_topic, problems), newsroom
    )
    problems += [*nameless, *taken, *in_use, *circles]
    today = day_of(localise(settings.now, settings.zone))
    corpus = Corpus(
        settings=settings,
        headings={key: each.item.heading for key, each in newsroom.items.items()}
        | {Key(Kind.EVENT, id): each.current.name or id for id, each in events.items()},
        addresses=addresses,
        redirects=redirects,
        texts=texts,
        briefings=briefings,
        actors=_link_all(newsroom, texts, Actor, partial(_link_actor, today=today), problems),
        topics=topics,
        aliases={
            key: cast("Actor | Topic", each.item).aliases
            for model in (Actor, Topic)
            for key, each in _by_name(newsroom, model)
        },
        stories=_link_all(newsroom, texts, Story, _link_story, problems),
        sources={key: cast("Source", each.item) for key, each in _by_name(newsroom, Source)},
        pages={key: each.item for key, each in newsroom.items.items() if key.kind is Kind.PAGE},
        lead=_lead(newsroom, problems),
        statements=_statements(told, memory),
        claims=_claims(told),
        events=events,
        mentions=_mentions(newsroom, texts, [key for key in counted if briefings[key].is_listed]),
        versions=versions,
    )
    return corpus, problems


def _statements(briefings: list[LinkedBriefing], memory: Memory) -> dict[str, LinkedStatement]:
    """Every statement once; what no briefing gives topics for is about those of the newest that carries it."""
    topics = {briefing.key: briefing.topics for briefing in briefings}
    merged = merge_statements(said for briefing in briefings for said in briefing.statements)
    before: Mapping[str, tuple[LinkedStatement, LinkedStatement]] = memory.get("statements") or {}
    found: dict[str, tuple[LinkedStatement, LinkedStatement]] = {}
    for said in merged:
        known, made = before.get(said.anchor, (None, said))
        if known is not said:  # else its briefing is as it was, and so are its topics
            made = said if said.topics else replace(said, topics=topics[said.briefings[0]])
        found[said.anchor] = said, made
    memory.put("statements", found)
    return {anchor: made for anchor, (_, made) in found.items()}


def _lead(newsroom: Newsroom, problems: list[Problem]) -> Key | None:
    """The lead briefing that the introduction of the front page names."""
    for checked in newsroom.items.values():
        if isinstance(checked.item, Page) and checked.item.lead:
            references = References(newsroom, checked)
            lead = references.one(("lead",), checked.item.lead, Kind.BRIEFING)
            problems += references.problems
            return lead
    return None


def _link_briefings(
    newsroom: Newsroom,
    texts: Mapping[Key, Texts],
    settings: Settings,
    problems: list[Problem],
    memory: Memory,
) -> dict[Key, LinkedBriefing]:
    around = _around(newsroom, settings, memory)
    linked = []
    for key, checked in newsroom.items.items():
        if key.kind is Kind.BRIEFING:
            each = cast("Checked[Briefing]", checked)
            clock = settings.now if each.item.expires else None
            is_held = newsroom.targets.is_held(key)
            briefing, wrong = memory.again(
                ("linked", key),
                (each, texts[key], around, clock, is_held),
                partial(link_briefing, each, texts[key], newsroom, settings),
            )
            linked.append(_as_before(briefing, (each, texts[key], settings.zone), memory))
            problems += wrong
    linked.sort(key=partial(newest_first, zone=settings.zone))
    return {briefing.key: briefing for briefing in linked}


def _around(newsroom: Newsroom, settings: Settings, memory: Memory) -> object:
    """What stands for all that a briefing is linked by but itself: the same as before, where that means the same."""
    by = settings.lasting()
    stands, before, settled = memory.get("around briefings") or (None, None, None)
    if before is None or settled != by or not newsroom.answers_like(before):
        stands = object()
    memory.put("around briefings", (stands, newsroom, by))
    return stands


def _as_before(
    briefing: LinkedBriefing, moments: tuple[object, ...], memory: Memory
) -> LinkedBriefing:
    """The same briefing as it was linked before, if nothing in it is another now.

    Equal moments may be of two zones: unless all that `moments` come from is the same, digests are compared as well.
    """
    name = ("alike", briefing.key)
    known: tuple[LinkedBriefing, tuple[object, ...]] | None = memory.get(name)
    if known and known[0] is not briefing and known[0] == briefing:
        before, of = known
        if all(map(is_, of, moments)) or digest(before) == digest(briefing):
            briefing = before
    memory.put(name, (briefing, moments))
    return briefing


def _by_name(newsroom: Newsroom, model: type[Item]) -> list[tuple[Key, Checked[Item]]]:
    """The items of a model."""
    found = [each for each in newsroom.items.items() if isinstance(each[1].item, model)]
    return sorted(found, key=lambda each: (fold(each[1].item.heading), each[0]))


def _link_all(
    newsroom: Newsroom,
    texts: Mapping[Key, Texts],
    model: type[Item],
    resolve: Callable[[Checked[Item], References], LinkedT],
    problems: list[Problem],
) -> dict[Key, LinkedT]:
    linked = {}
    for key, checked in _by_name(newsroom, model):
        references = References(newsroom, checked, texts[key].known)
        linked[key] = resolve(checked, references)
        problems += references.problems
    return linked


def _link_actor(checked: Checked[Item], references: References, today: date) -> LinkedActor:
    item = cast("Actor", checked.item)
    return LinkedActor(
        key=checked.key,
        item=item.model_copy(update={"aliases": (), "short_names": ()}),
        member_of=references.parties(("member_of",), item.member_of),
        country=references.party(("country",), item.country) if item.country else None,
        organizations=tuple(
            references.party(("positions", index, "organization"), position.organization)
            if position.organization
            else None
            for index, position in enumerate(item.positions)
        ),
        image=references.file(("image", "src"), item.image.src) if item.image else None,
        role=item.role or role_held(item.positions, today),
    )


def _link_topic(checked: Checked[Item], references: References) -> LinkedTopic:
    item = cast("Topic", checked.item)
    parent = references.one(("parent",), item.parent, Kind.TOPIC)
    return LinkedTopic(checked.key, item.model_copy(update={"aliases": ()}), parent)


def _link_story(checked: Checked[Item], references: References) -> LinkedStory:
    item = cast("Story", checked.item)
    return LinkedStory(checked.key, item, references.many("topics", item.topics, Kind.TOPIC))


def _claims(briefings: Iterable[LinkedBriefing]) -> dict[str, LinkedClaim]:
    """Every claim with the positions of all briefings; the newest words and status count."""
    claims: dict[str, LinkedClaim] = {}
    for briefing in briefings:
        for claim in briefing.claims:
            newer = claims.get(claim.id)
            claims[claim.id] = _joined(newer, claim) if newer else claim
    return claims


def _joined(newer: LinkedClaim, older: LinkedClaim) -> LinkedClaim:
    return LinkedClaim(
        id=newer.id,
        claim=newer.claim,
        told_by=newer.told_by,
        status=newer.status or older.status,
        positions=_once(sorted([*newer.positions, *older.positions], key=_by_stance)),
        topics=tuple(dict.fromkeys([*newer.topics, *older.topics])),
        briefings=tuple(dict.fromkeys([*newer.briefings, *older.briefings])),
    )


def _by_stance(position: LinkedPosition) -> int:
    """What is asserted comes before who disputes it, whichever briefing told of it."""
    return [*Stance].index(position.stance)


def _once(positions: Iterable[LinkedPosition]) -> tuple[LinkedPosition, ...]:
    """Each position once, as the first tells it: in the hour that comes twice, equal moments may be two."""
    told = dict.fromkeys((each, getattr(each.taken, "fold", 0)) for each in positions)
    return tuple(each for each, _ in told)


def _mentions(
    newsroom: Newsroom, texts: Mapping[Key, Texts], listed: Iterable[Key]
) -> dict[Key, tuple[MentionedIn, ...]]:
    """For each item the pages that mention it: briefings newest first, then the others by key."""
    others = sorted(key for key in newsroom.items if key.kind is not Kind.BRIEFING)
    found: dict[Key, dict[Key, MentionedIn]] = {}
    for page in [*listed, *others]:
        for body in texts[page].bodies.values():
            for mention in body.mentions:
                pages = found.setdefault(mention.key, {})
                known = pages.get(page)
                if known:
                    count = known.mention.count + mention.count
                    mention = replace(known.mention, count=count)  # noqa: PLW2901  # of all texts
                pages[page] = MentionedIn(page, mention)
    return {key: tuple(pages.values()) for key, pages in found.items()}
