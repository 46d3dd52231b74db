"""A briefing, an actor, a topic, a story, a source, an event as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urljoin

from nutgraf.keys import Key, Kind
from nutgraf.languages import language_name
from nutgraf.link.corpus import LinkedActor, LinkedBriefing
from nutgraf.views.briefing import claims_of, events_of, pointed
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.listings import SHOWN
from nutgraf.views.markdown.events import events, reports, state
from nutgraf.views.markdown.media import media
from nutgraf.views.markdown.parts import (
    briefings,
    claims,
    day,
    lines,
    linked,
    linked_all,
    part,
    party,
    prose,
    source,
    sources,
    statements,
)
from nutgraf.views.markdown.write import address, heading, items, link, quote, text
from nutgraf.views.notices import notices, preview_notices
from nutgraf.views.parts import quotations_in_prose
from nutgraf.views.related import related_links
from nutgraf.views.site import Site
from nutgraf.views.types import Link, Notice, PlainText

Blocks = Iterator[str]

STATEMENTS = 100
"""How many statements the page of a briefing lists: all of them are in the data."""


def markdown_page(key: Key, site: Site) -> PlainText:
    """The page of an item as Markdown; it has the page's own address among its facts."""
    briefing = site.corpus.briefings.get(key)
    language = briefing.item.language if briefing else None
    page = page_at(site.corpus.addresses[key], site, language)
    blocks = [heading(page.named(key)[0], 1), *MAKERS[key.kind](key, page)]
    return PlainText("\n\n".join(blocks) + "\n")


def _noticed(found: Iterable[Notice], page: PageContext) -> Blocks:
    """What a reader must not miss: that it is a translation, was corrected, is withdrawn."""
    for each in found:
        way = _way(each.link, page) if each.link else ""
        yield quote(f"{text(each.text)} {way}".strip())


def _way(to: Link, page: PageContext) -> str:
    """A link of the page; text where it leads nowhere."""
    return link(to.text, urljoin(page.site.url(page.url), to.href)) if to.href else text(to.text)


def _facts(facts: Mapping[str, str], page: PageContext) -> Blocks:
    """What is known of an item, line by line; what is not known has none."""
    yield items(
        [
            address(page.site.url(page.url)),
            *(f"{text(page.strings.text(name))}: {told}" for name, told in facts.items() if told),
        ]
    )


def _briefing(key: Key, page: PageContext) -> Blocks:
    briefing = page.corpus.briefings[key]
    live = briefing.item.live
    yield from _noticed(notices(briefing, page), page)
    facts = {
        "facts.kind": text(page.strings.text(f"kinds.{briefing.item.kind}")),
        "facts.place": text(briefing.item.place or ""),
        "by": ", ".join(party(each, page) for each in briefing.authors),
        "published": day(briefing.published, page),
        "updated": day(briefing.updated, page),
        "story": linked_all(briefing.stories, page),
        "topics": linked_all(briefing.topics, page),
        "actors": linked_all(briefing.actors, page),
        "live": _way(pointed(live, page), page) if live else "",
    }
    yield from _facts(facts, page)
    yield from _story_of(briefing, page)
    apart = [each for each in briefing.statements if each.anchor not in briefing.in_prose]
    yield from statements(apart[:STATEMENTS], page)
    yield from claims(claims_of(briefing, page.site), page)
    yield from events(events_of(briefing, page.site), page)
    links = (_way(each, page) for each in related_links(briefing, page))
    yield from part(page.strings.text("related_links"), items(links))
    yield from sources(briefing.sources, page)
    yield from part(page.strings.text("corrections"), *_corrections(briefing, page))


def _corrections(briefing: LinkedBriefing, page: PageContext) -> list[str]:
    texts, found = page.corpus.texts[briefing.key], briefing.item.corrections
    bodies = [texts.field(f"corrections.{index}.text") for index in range(len(found))]
    return lines(bodies, page, [day(each.date, page) for each in found])


def _story_of(briefing: LinkedBriefing, page: PageContext) -> Blocks:
    """What a briefing tells, from the standfirst to the end of its prose."""
    texts, item = page.corpus.texts[briefing.key], briefing.item
    if item.summary:
        yield text(item.summary)
    yield from media(briefing.media, page)
    why = prose(texts.field("why_it_matters"), page)
    yield from part(page.strings.text("why_it_matters"), *why)
    points = _lines("key_points.{}", len(item.key_points), briefing.key, page)
    yield from part(page.strings.text("key_points"), *points)
    yield from prose(texts.body, page, quotations_in_prose(briefing, page))


def _lines(field: str, number: int, key: Key, page: PageContext) -> list[str]:
    """The blocks of a field that is a list of texts."""
    texts = page.corpus.texts[key]
    return lines((texts.field(field.format(index)) for index in range(number)), page)


def _actor(key: Key, page: PageContext) -> Blocks:
    actor, gathered = page.corpus.actors[key], page.site.of(key)
    yield from _noticed(preview_notices(actor.item, page), page)
    facts = {
        "profile": text(actor.role or ""),
        "also_known_as": text(", ".join(_other_names(actor, page))),
        "member_of": ", ".join(party(each, page) for each in actor.member_of),
        "country": party(actor.country, page) if actor.country else "",
        "elsewhere": ", ".join(map(address, actor.item.same_as)),
    }
    yield from _facts(facts, page)
    yield from _told(actor.item.summary, key, page)
    yield from part(page.strings.text("positions"), items(_positions(actor, page)))
    yield from statements(gathered.statements[: SHOWN["statements"]], page)
    yield from claims(gathered.claims[: SHOWN["claims"]], page)
    yield from events(gathered.events[-SHOWN["events"] :], page)
    yield from briefings(gathered.briefings[: SHOWN["briefings"]], page)


def _positions(actor: LinkedActor, page: PageContext) -> Iterator[str]:
    """The offices that an actor held or holds, each with its organization and its time."""
    for each, organization in zip(actor.item.positions, actor.organizations, strict=True):
        start, end = day(each.start, page), day(each.end, page)
        time = f"{start}–{end or text(page.strings.text('present'))}" if start or end else ""
        told = (text(each.title), party(organization, page) if organization else "", time)
        yield ", ".join(filter(None, told))


def _other_names(actor: LinkedActor, page: PageContext) -> list[str]:
    """What else an actor is called: in other languages, and by aliases."""
    names = [*actor.item.names.values(), actor.item.name, *page.corpus.aliases[actor.key]]
    return [each for each in dict.fromkeys(names) if each != page.named(actor.key)[0]]


def _topic(key: Key, page: PageContext) -> Blocks:
    topic, gathered = page.corpus.topics[key], page.site.of(key)
    yield from _noticed(preview_notices(topic.item, page), page)
    facts = {
        "also_known_as": text(", ".join(page.corpus.aliases[key])),
        "topic": linked(topic.parent, page) if topic.parent else "",
        "status": text(topic.item.status or ""),
        "trend": text(topic.item.trend or ""),
        "elsewhere": ", ".join(map(address, topic.item.same_as)),
    }
    yield from _facts(facts, page)
    if topic.item.summary:
        yield text(topic.item.summary)
    yield from prose(page.corpus.texts[key].field("rationale"), page)
    yield from _told(None, key, page)
    yield from statements(gathered.statements[: SHOWN["statements"]], page)
    yield from claims(gathered.claims[: SHOWN["claims"]], page)
    yield from events(gathered.events[-SHOWN["events"] :], page)
    yield from briefings(gathered.briefings[: SHOWN["briefings"]], page)


def _story(key: Key, page: PageContext) -> Blocks:
    story, gathered = page.corpus.stories[key], page.site.of(key)
    yield from _noticed(preview_notices(story.item, page), page)
    facts = {"status": text(story.item.status or ""), "topics": linked_all(story.topics, page)}
    yield from _facts(facts, page)
    yield from _told(story.item.summary, key, page)
    yield from claims(gathered.claims[: SHOWN["claims"]], page)
    yield from events(gathered.events[-SHOWN["events"] :], page)
    yield from briefings(gathered.briefings[: SHOWN["briefings"]], page)


def _source(key: Key, page: PageContext) -> Blocks:
    item, gathered = page.corpus.sources[key], page.site.of(key)
    yield from _noticed(preview_notices(item, page), page)
    facts = {
        "facts.publisher": text(item.publisher or ""),
        "facts.author": text(item.author or ""),
        "facts.published": day(item.published, page),
        "facts.updated": day(item.updated, page),
        "facts.retrieved": day(item.retrieved, page),
        "facts.url": address(item.url) if item.url else "",
        "facts.archived": address(item.archived) if item.archived else "",
        "facts.language": text(
            language_name(item.language, page.language) if item.language else ""
        ),
        "facts.kind": text(item.kind or ""),
    }
    yield from _facts(facts, page)
    yield from _told(None, key, page)
    yield from statements(gathered.statements[: SHOWN["statements"]], page, "quoted_from")
    yield from briefings(gathered.briefings[: SHOWN["briefings"]], page, "cited_by")


def _event(key: Key, page: PageContext) -> Blocks:
    happening = page.corpus.events[key.id]
    now = happening.current
    facts = {
        "current_state": state(now, page),
        "actors": linked_all(now.actors, page),
        "topics": linked_all(now.topics, page),
        "source": source(now.source, page) if now.source else "",
    }
    yield from _facts(facts, page)
    if now.note:
        told, field = now.note
        yield from prose(page.corpus.texts[told].field(field), page)
    told_by = [_told_by(page.corpus.briefings[each.briefing], page) for each in happening.history]
    yield from part(page.strings.text("history"), *reports(told_by, happening.history, page))


def _told_by(briefing: LinkedBriefing, page: PageContext) -> str:
    return f"{day(briefing.published, page)}: {linked(briefing.key, page)}"


def _told(summary: str | None, key: Key, page: PageContext) -> Blocks:
    """The summary, and the text below the fields."""
    if summary:
        yield text(summary)
    yield from prose(page.corpus.texts[key].body, page)


MAKERS: Mapping[Kind, Callable[[Key, PageContext], Blocks]] = {
    Kind.BRIEFING: _briefing,
    Kind.ACTOR: _actor,
    Kind.TOPIC: _topic,
    Kind.STORY: _story,
    Kind.SOURCE: _source,
    Kind.EVENT: _event,
}
"""The kinds of which there is Markdown: all that have pages of ours."""
