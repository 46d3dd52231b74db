"""Actors: https://schema.org/Person, Organization and Country."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedActor, Party
from nutgraf.model import ActorType
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.nodes import NEWEST, absolute, item_url, node, refer_to
from nutgraf.views.types import Node

ACTS = "Organization"
"""A country that speaks or takes part is more than a place: it acts, as an organization does."""

TYPES: dict[ActorType | None, str | tuple[str, ...]] = {
    ActorType.PERSON: "Person",
    ActorType.ORGANIZATION: ACTS,
    ActorType.GOVERNMENT: "GovernmentOrganization",
    ActorType.COUNTRY: ("Country", ACTS),
    ActorType.GROUP: ACTS,
    None: "Thing",
}


def actor_node(key: Key, page: PageContext) -> Node:
    """An actor, on its own page."""
    site = page.site
    actor = site.corpus.actors[key]
    item = actor.item
    is_person = item.type is ActorType.PERSON
    return node(
        TYPES[item.type],
        item_url(key, site),
        name=item.name,
        alternateName=[*dict.fromkeys([*item.names.values(), *site.corpus.aliases[key]])],
        description=item.summary or (None if is_person else actor.role),
        jobTitle=actor.role if is_person else None,
        image=absolute(page.file(actor.image), page) if actor.image else None,
        sameAs=item.same_as,
        memberOf=[*_memberships(actor, page)] if item.type else None,
        subjectOf=refer_to((each.key for each in site.of(key).briefings[:NEWEST]), site),
    )


def _memberships(actor: LinkedActor, page: PageContext) -> Iterable[Node]:
    """Of what it is a part, and the offices that it held: https://schema.org/Role tells from when until when."""
    for party in actor.member_of:
        whole = organization(party, page)
        if whole:
            yield whole
    for position, party_or_none in zip(actor.item.positions, actor.organizations, strict=True):
        whole = organization(party_or_none, page) if party_or_none else None
        if whole:
            start, end = page.when(position.start), page.when(position.end)
            yield node(
                "OrganizationRole",
                roleName=position.title,
                startDate=start.iso if start else None,
                endDate=end.iso if end else None,
                memberOf=whole,
            )


def organization(party: Party, page: PageContext) -> Node | None:
    """What somebody is a member of: an actor that is an organization, or one that is only named."""
    if not isinstance(party, Key):
        return node(ACTS, name=party)
    type = page.corpus.actors[party].item.type
    return None if type in (None, ActorType.PERSON) else actor_reference(party, page)


def actor_reference(key: Key, page: PageContext) -> Node:
    """An actor on the page of something else, by the name that stands there."""
    item = page.corpus.actors[key].item
    return node(TYPES[item.type], item_url(key, page.site), name=page.named(key)[0])


def acting(parties: Iterable[Party], page: PageContext) -> list[Node]:
    """Those of `parties` of whom it is known that they are persons or organizations."""
    keys = [each for each in parties if isinstance(each, Key)]
    return [actor_reference(key, page) for key in keys if page.corpus.actors[key].item.type]


def credit(parties: Iterable[Party], page: PageContext) -> str:
    """The names of the others: who or what they are is not told."""
    return ", ".join(page.party(each).text for each in parties if not acting([each], page))
