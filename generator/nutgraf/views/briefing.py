"""The page of a briefing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import ceil

from nutgraf.keys import Key
from nutgraf.link.corpus import Claimed, Happening, LinkedBriefing
from nutgraf.model import Media, Pointer
from nutgraf.views.context import PageContext, Site
from nutgraf.views.described import describe
from nutgraf.views.notices import notices
from nutgraf.views.parts import claim_cards, quotation, timeline, upcoming
from nutgraf.views.prose import Numbering, write_line, write_prose
from nutgraf.views.types import (
    ActorCard,
    BriefingPage,
    CorrectionLine,
    Figure,
    Heading,
    Link,
    Teaser,
)

RELATED = 4
"""How many related briefings a page shows."""

NEIGHBOURS = 30
"""How many briefings before and after, on each topic and actor, are looked at to find the related ones."""


def briefing_page(key: Key, site: Site) -> BriefingPage:
    """The view of one briefing."""
    briefing = site.corpus.briefings[key]
    item, texts = briefing.item, site.corpus.texts[key]
    page = site.on(site.corpus.addresses[key], item.language)
    numbering = Numbering(page)
    said = {each.anchor: quotation(each, page, key) for each in briefing.statements}
    why = write_prose(texts.field("why_it_matters"), page, numbering)
    points = tuple(
        write_line(texts.field(f"key_points.{index}"), page, numbering)
        for index, _ in enumerate(item.key_points)
    )
    body = write_prose(texts.body, page, numbering, said)
    claims, events = _claims(briefing, site), _events(briefing, site)
    earlier, later = _sequence(briefing, page)
    return BriefingPage(
        url=page.url,
        root=page.root,
        title=item.title,
        description=describe(key, site),
        language=page.language,
        breadcrumbs=page.breadcrumbs(
            "briefings", *(page.link(each) for each in briefing.stories[:1])
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
        live=_pointer(item.live, page) if item.live else None,
        why_it_matters=why or None,
        key_points=points,
        body=body,
        statements=tuple(
            said[each.anchor]
            for each in briefing.statements
            if each.anchor not in briefing.in_prose
        ),
        claims=claim_cards(claims, page, key),
        timeline=timeline(events, page),
        upcoming=upcoming(events, page),
        actors=_actors(briefing, page),
        references=numbering.references,
        sources=tuple(
            page.source(each) for each in briefing.sources if each.source not in numbering.sources
        ),
        related=tuple(related(briefing, page)),
        related_links=tuple(_related_links(briefing, page)),
        earlier=earlier,
        later=later,
        corrections=corrections(briefing, page),
        mentions=page.mentions(key),
        withdrawn=item.status == "withdrawn",
    )


def _claims(briefing: LinkedBriefing, site: Site) -> list[Claimed]:
    """What is claimed here, with all that the newsroom knows of it; a translation has it in its own words."""
    is_own = site.corpus.in_lists(briefing.key) == briefing.key
    known = site.corpus.claims if is_own else {}
    return [*{each.id: known.get(each.id, each) for each in briefing.claims}.values()]


def _events(briefing: LinkedBriefing, site: Site) -> list[Happening]:
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


def figure(media: Media, page: PageContext) -> Figure:
    """A picture, film or sound; without a file it is its caption."""
    return Figure(
        kind=media.kind or ("image" if media.src else "unknown"),
        caption=media.caption,
        credit=media.credit,
        alt=media.alt or "",
        src=page.file(media.src) if media.src else None,
    )


def _pointer(pointer: Pointer, page: PageContext) -> Link:
    return Link(pointer.title or pointer.url or page.strings.text("live"), pointer.url)


def _actors(briefing: LinkedBriefing, page: PageContext) -> tuple[ActorCard, ...]:
    """A card each, with how often it is quoted here."""
    said: dict[Key, int] = defaultdict(int)
    for statement in briefing.statements:
        if isinstance(statement.speaker, Key):
            said[statement.speaker] += 1
    return tuple(
        page.actor(key, page.count("statements", said[key]).text if said[key] else None)
        for key in briefing.actors
    )


def corrections(briefing: LinkedBriefing, page: PageContext) -> tuple[CorrectionLine, ...]:
    """The corrections of a briefing, in its order."""
    texts = page.corpus.texts[briefing.key]
    own = page.corpus.addresses[briefing.key] == page.url
    return tuple(
        CorrectionLine(
            text=write_line(texts.field(f"corrections.{index}.text"), page),
            date=page.when(each.date),
            briefing=None if own else page.link(briefing.key, f"correction-{index + 1}"),
            anchor=f"correction-{index + 1}" if own else None,
        )
        for index, each in enumerate(briefing.item.corrections)
    )


def _sequence(briefing: LinkedBriefing, page: PageContext) -> tuple[Teaser | None, Teaser | None]:
    """The briefings before and after this one in its first story."""
    if not briefing.stories:
        return None, None
    told = page.site.of(briefing.stories[0]).briefings
    place = page.site.position(briefing.stories[0], page.corpus.in_lists(briefing.key))
    if place is None:
        return None, None
    earlier = page.teaser(told[place + 1]) if place + 1 < len(told) else None
    return earlier, page.teaser(told[place - 1]) if place > 0 else None


def related(briefing: LinkedBriefing, page: PageContext) -> Iterator[Teaser]:
    """The briefings that the writers name, then those that share most, with what they share."""
    named = [key for key in briefing.related if isinstance(key, Key)]
    chosen = [page.corpus.briefings[key] for key in named if key in page.corpus.briefings]
    yield from (page.teaser(each) for each in chosen)
    shared = _shared(briefing, page.site)
    for key in [page.corpus.in_lists(briefing.key), *named]:
        shared.pop(key, None)
    weight = {key: (-len(reasons), str(key)) for key, reasons in shared.items()}
    for key in sorted(shared, key=weight.__getitem__)[: max(0, RELATED - len(chosen))]:
        yield page.teaser(page.corpus.briefings[key], shared[key][:3])


def _shared(briefing: LinkedBriefing, site: Site) -> dict[Key, list[Key]]:
    """The briefings near this one on its topics and with its actors: briefing → what both have."""
    shared: dict[Key, list[Key]] = defaultdict(list)
    own = site.corpus.in_lists(briefing.key)
    for key in [*briefing.topics, *briefing.actors]:
        place = site.position(key, own)
        if place is None:
            continue
        around = site.of(key).briefings[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        for each in around:
            shared[each.key].append(key)
    return dict(shared)


def _related_links(briefing: LinkedBriefing, page: PageContext) -> Iterator[Link]:
    for each in briefing.related:
        if isinstance(each, Pointer):
            yield Link(each.title or each.url or "", each.url)
        elif each in page.corpus.stories:
            yield page.link(each)
