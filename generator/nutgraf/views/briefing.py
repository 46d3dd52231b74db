"""The page of a briefing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import ceil

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing, LinkedClaim
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.model import Pointer
from nutgraf.times import day_of
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.corrections import corrections
from nutgraf.views.described import describe
from nutgraf.views.entries import actor_card, mention_lines, source_line
from nutgraf.views.media import figure
from nutgraf.views.notices import notices, preview_notices
from nutgraf.views.parts import claim_cards, quotations_in_prose, timeline, upcoming
from nutgraf.views.prose import Numbering, write_line, write_prose
from nutgraf.views.related import neighbours, related, related_links
from nutgraf.views.site import Site
from nutgraf.views.speakers import speaker_groups
from nutgraf.views.tools import tools
from nutgraf.views.types import (
    ActorCard,
    BriefingPage,
    Heading,
    Link,
)


def briefing_page(key: Key, site: Site) -> BriefingPage:
    """The view of one briefing."""
    briefing = site.corpus.briefings[key]
    item, texts = briefing.item, site.corpus.texts[key]
    page = page_at(site.corpus.addresses[key], site, item.language)
    numbering = Numbering(page)
    said = quotations_in_prose(briefing, page)
    why = write_prose(texts.field("why_it_matters"), page, numbering)
    points = tuple(
        write_line(texts.field(f"key_points.{index}"), page, numbering)
        for index, _ in enumerate(item.key_points)
    )
    body = write_prose(texts.body, page, numbering, said)
    claims, events = claims_of(briefing, site), events_of(briefing, site)
    earlier, later = neighbours(briefing, page)
    return BriefingPage(
        url=page.url,
        root=page.root,
        title=item.title,
        description=describe(key, site),
        language=page.language,
        breadcrumbs=page.breadcrumbs(
            "briefings", *(page.link(each) for each in briefing.stories[:1])
        ),
        labels=(
            *([page.strings.text("withdrawn")] if briefing.is_withdrawn else []),
            page.strings.text(f"kinds.{item.kind.value}"),
            page.day(day_of(briefing.published)).text,
        ),
        headings=tuple(Heading(each.level, each.anchor, each.text) for each in texts.body.headings),
        modified=briefing.modified.isoformat(),
        kind=item.kind.value,
        versions=page.versions(key),
        notices=notices(briefing, page),
        summary=item.summary,
        authors=tuple(page.party(each) for each in briefing.authors),
        published=page.day(briefing.published),
        updated=page.when(briefing.updated),
        reading_time=page.count("minutes", _minutes(briefing, site)),
        place=item.place,
        story=tuple(page.link(each) for each in briefing.stories),
        topics=page.chips(briefing.topics),
        figures=tuple(figure(each, page) for each in briefing.media),
        live=pointed(item.live, page) if item.live else None,
        why_it_matters=why or None,
        key_points=points,
        body=body,
        speakers=speaker_groups(
            (each for each in briefing.statements if each.anchor not in said), page, key
        ),
        claims=claim_cards(claims, page, key),
        timeline=timeline(events, page),
        upcoming=upcoming(events, page),
        actors=_actors(briefing, page),
        references=numbering.references,
        sources=tuple(
            source_line(each, page)
            for each in briefing.sources
            if each.source not in numbering.sources
        ),
        related=tuple(related(briefing, page)),
        related_links=tuple(related_links(briefing, page)),
        earlier=earlier,
        later=later,
        corrections=corrections(briefing, page),
        mentions=mention_lines(key, page),
        tools=None if preview_notices(item, page) else tools(briefing, page),
        withdrawn=briefing.is_withdrawn,
    )


def claims_of(briefing: LinkedBriefing, site: Site) -> list[LinkedClaim]:
    """What is claimed here, with all that the newsroom knows of it; a translation has its own words for it."""
    corpus = site.corpus
    told = {each.id: each for each in briefing.claims}
    found = {id: corpus.claims.get(id, each) for id, each in told.items()}
    listed = corpus.in_lists(briefing.key)
    if listed == briefing.key:
        return [*found.values()]
    return [
        replace(
            each,
            claim=told[id].claim,
            told_by=told[id].told_by,
            positions=told[id].positions,
            briefings=tuple(key for key in each.briefings if corpus.in_lists(key) != listed),
        )
        for id, each in found.items()
    ]


def events_of(briefing: LinkedBriefing, site: Site) -> list[LinkedEvent]:
    """The events told here as they stand now, by date; a translation has its own words for them."""
    known = site.corpus.events
    told = {each.id: each for each in briefing.events if each.id in known}
    found = sorted((known[id] for id in told), key=site.event_order)
    if site.corpus.in_lists(briefing.key) == briefing.key:
        return found
    return [each.in_words_of(told[each.current.id]) for each in found]


def _minutes(briefing: LinkedBriefing, site: Site) -> int:
    bodies = site.corpus.texts[briefing.key].bodies.values()
    words = sum(body.words for body in bodies)
    return max(1, ceil(words / site.corpus.settings.words_per_minute))


def pointed(pointer: Pointer, page: PageContext) -> Link:
    """The link to a page with live updates."""
    return Link(pointer.title or pointer.url or page.strings.text("live"), pointer.url)


def _actors(briefing: LinkedBriefing, page: PageContext) -> tuple[ActorCard, ...]:
    """A card each, with how often it is quoted here."""
    said: dict[Key, int] = defaultdict(int)
    for statement in briefing.statements:
        if isinstance(statement.speaker, Key):
            said[statement.speaker] += 1
    return tuple(
        actor_card(key, page, page.count("statements", said[key]).text if said[key] else None)
        for key in briefing.actors
    )
