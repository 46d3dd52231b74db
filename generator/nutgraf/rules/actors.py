"""Rules about actors and topics as items."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.keys import Kind
from nutgraf.link import Corpus
from nutgraf.link.corpus import LinkedBriefing, Party
from nutgraf.model import Actor, ActorType
from nutgraf.problems import Level
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.rule import rule
from nutgraf.text import quoted


@rule(
    "actor-without-role",
    Level.NOTICE,
    finds="A person, or an actor without a `type`, has neither `role` nor `positions`: readers do not learn who it is.",
    mend="Add `role: …`, in one line; to what is no person, its `type`.",
    by_file=True,
)
def without_role(copy: Copy) -> Iterator[Finding]:
    """Persons, and who may be one; what a country or group is, its name tells."""
    for checked in copy.items:
        item = checked.item
        if not isinstance(item, Actor) or item.type not in (ActorType.PERSON, None):
            continue
        if not item.role and not item.positions:
            message = f"expected the role of {quoted(item.name)}, but got none"
            yield at(checked.document, ("role",), message)


@rule(
    "never-mentioned",
    Level.NOTICE,
    finds="Nothing mentions an actor or topic: its page is empty but for itself.",
    mend="Mention it, or take the file away; a name that should be found may be missing among the `aliases`.",
    needs_all=True,
)
def never_mentioned(copy: Copy) -> Iterator[Finding]:
    """Actors and topics that have a file. A reference from any field counts as well as a name in any prose."""
    mentioned = {*copy.corpus.mentions, *_referred_to(copy.corpus)}
    for checked in copy.items:
        kind, is_introduction = checked.key.kind, not checked.key.id
        if (
            kind in (Kind.ACTOR, Kind.TOPIC)
            and not is_introduction
            and checked.key not in mentioned
        ):
            message = f"expected a mention of the {kind.singular} {quoted(checked.item.heading)}, but got none"
            yield at(checked.document, (checked.item.headline_field,), message)


def _referred_to(corpus: Corpus) -> Iterator[Party | None]:
    """What fields refer to: keys, among texts and None."""
    for briefing in corpus.briefings.values():
        yield from _of_briefing(briefing)
    for actor in corpus.actors.values():
        yield from (*actor.member_of, actor.country, *actor.organizations)
    yield from (topic.parent for topic in corpus.topics.values())
    for story in corpus.stories.values():
        yield from story.topics


def _of_briefing(briefing: LinkedBriefing) -> Iterator[Party]:
    yield from (*briefing.actors, *briefing.topics, *briefing.authors)
    for records in (briefing.statements, briefing.claims, briefing.events):
        for each in records:
            yield from each.topics
