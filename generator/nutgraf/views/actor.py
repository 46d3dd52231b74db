"""The page of an actor: it gathers by itself what the briefings say of it."""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.languages import direction_of, language_name
from nutgraf.link.corpus import LinkedActor
from nutgraf.text import as_read
from nutgraf.views.archives import archives
from nutgraf.views.choices import by_year, topic_choices, year_choices
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.entries import actor_card, mention_lines, teaser
from nutgraf.views.glances import kind_label
from nutgraf.views.listings import SHOWN
from nutgraf.views.lookups import companions
from nutgraf.views.notices import preview_notices
from nutgraf.views.parts import claim_cards, timeline, upcoming
from nutgraf.views.prose import Numbering, write_prose
from nutgraf.views.site import Site
from nutgraf.views.types import ActorCard, ActorPage, Link, OtherName, Position

COMPANIONS = 12
"""How many of the actors that it appears with a page shows."""


def actor_page(key: Key, site: Site) -> ActorPage:
    """The view of one actor."""
    actor, gathered = site.corpus.actors[key], site.of(key)
    page = page_at(site.corpus.addresses[key], site)
    name = page.named(key)[0]
    item, numbering = actor.item, Numbering(page)
    said = gathered.statements[: SHOWN["statements"]]
    seen = [each.published for each in gathered.briefings]
    return ActorPage(
        url=page.url,
        root=page.root,
        title=name,
        description=item.summary or actor.role or name,
        language=page.language,
        breadcrumbs=page.breadcrumbs("actors"),
        labels=(kind_label(key, page),),
        modified=site.last_change(gathered.briefings),
        notices=preview_notices(item, page),
        card=actor_card(key, page),
        credit=item.image.credit if item.image else None,
        summary=item.summary,
        names=_names(actor, page),
        positions=_positions(actor, page),
        member_of=tuple(page.party(each) for each in actor.member_of),
        members=_members(key, page),
        country=page.party(actor.country) if actor.country else None,
        profile=write_prose(site.corpus.texts[key].body, page, numbering),
        briefing_count=page.count("briefings", len(gathered.briefings)),
        statement_count=page.count("statements", len(gathered.statements)),
        first_seen=page.when(seen[-1]) if seen else None,
        last_seen=page.when(seen[0]) if seen else None,
        statements=by_year(said, page),
        topics=topic_choices(said, page, key),
        years=year_choices(said, page),
        claims=claim_cards(gathered.claims[: SHOWN["claims"]], page),
        timeline=timeline(gathered.events, page),
        upcoming=upcoming(gathered.events, page),
        companions=_companions(key, page),
        briefings=tuple(teaser(each, page) for each in gathered.briefings[: SHOWN["briefings"]]),
        mentions=mention_lines(key, page),
        archives=archives(key, page),
        aliases=_aliases(actor, page),
        same_as=tuple(Link(as_read(url), url) for url in item.same_as),
        references=numbering.references,
    )


def _names(actor: LinkedActor, page: PageContext) -> tuple[OtherName, ...]:
    return tuple(
        OtherName(
            language,
            language_name(language, page.language),
            name,
            direction_of(language),
        )
        for language, name in actor.item.names.items()
        if name != page.named(actor.key)[0]
    )


def _aliases(actor: LinkedActor, page: PageContext) -> tuple[str, ...]:
    """Its other names, and that of its file where the page calls it by another."""
    own, aliases = actor.item.name, page.corpus.aliases[actor.key]
    return aliases if own in (page.named(actor.key)[0], *aliases) else (own, *aliases)


def _positions(actor: LinkedActor, page: PageContext) -> tuple[Position, ...]:
    return tuple(
        Position(
            each.title,
            page.party(organization) if organization else None,
            page.when(each.start),
            page.when(each.end),
        )
        for each, organization in zip(actor.item.positions, actor.organizations, strict=True)
    )


def _members(key: Key, page: PageContext) -> tuple[ActorCard, ...]:
    return tuple(actor_card(each, page) for each in page.site.members.get(key, ()))


def _companions(key: Key, page: PageContext) -> tuple[ActorCard, ...]:
    together = companions(key, page.site.of(key).briefings)[:COMPANIONS]
    return tuple(
        actor_card(other, page, page.count("shared_briefings", number).text)
        for other, number in together
    )
