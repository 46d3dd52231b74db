"""A briefing, an actor, a topic, a story as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nutgraf.keys import Key, Kind
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.markdown.parts import (
    briefings,
    claims,
    linked,
    linked_all,
    part,
    party,
    sources,
    statements,
)
from nutgraf.views.markdown.write import heading, items, prose, text
from nutgraf.views.site import Site
from nutgraf.views.types import PlainText

Blocks = Iterator[str]


def markdown_page(key: Key, site: Site) -> PlainText:
    """The page of an item as Markdown; it has the page's own address among its facts."""
    item = site.corpus.briefings.get(key)
    language = item.item.language if item else None
    page = page_at(site.corpus.addresses[key], site, language)
    blocks = [heading(site.corpus.headings[key], 1), *MAKERS[key.kind](key, page)]
    return PlainText("\n\n".join(blocks) + "\n")


def _facts(facts: Mapping[str, str], key: Key, page: PageContext) -> Blocks:
    """What is known of an item, line by line; what is not known has none."""
    yield items(
        [
            f"<{page.site.url(page.corpus.addresses[key])}>",
            *(f"{text(page.strings.text(name))}: {told}" for name, told in facts.items() if told),
        ]
    )


def _briefing(key: Key, page: PageContext) -> Blocks:
    corpus, briefing = page.corpus, page.corpus.briefings[key]
    texts, strings, item = corpus.texts[key], page.strings, briefing.item
    facts = {
        "by": ", ".join(party(each, page) for each in briefing.authors),
        "published": text(page.day(briefing.published).text),
        "updated": text(page.day(briefing.updated).text) if briefing.updated else "",
        "story": linked_all(briefing.stories, page),
        "topics": linked_all(briefing.topics, page),
        "actors": linked_all(briefing.actors, page),
    }
    yield from _facts(facts, key, page)
    if item.summary:
        yield text(item.summary)
    yield from part(strings.text("why_it_matters"), *prose(texts.field("why_it_matters")))
    points = [
        text(texts.field(f"key_points.{index}").text) for index, _ in enumerate(item.key_points)
    ]
    yield from part(strings.text("key_points"), items(points))
    yield from prose(texts.body)
    yield from statements(
        (each for each in briefing.statements if each.anchor not in briefing.in_prose), page
    )
    yield from claims(briefing.claims, page)
    yield from sources(briefing.sources, page)
    corrections = [
        text(texts.field(f"corrections.{index}.text").text)
        for index, _ in enumerate(item.corrections)
    ]
    yield from part(strings.text("corrections"), items(corrections))


def _actor(key: Key, page: PageContext) -> Blocks:
    actor, gathered = page.corpus.actors[key], page.site.of(key)
    facts = {
        "profile": text(actor.item.role or ""),
        "also_known_as": text(", ".join([*actor.item.names.values(), *actor.item.aliases])),
        "member_of": ", ".join(party(each, page) for each in actor.member_of),
        "country": party(actor.country, page) if actor.country else "",
    }
    yield from _facts(facts, key, page)
    yield from _told(actor.item.summary, key, page)
    yield from statements((each for each in gathered.statements if each.speaker == key), page)
    yield from claims(gathered.claims, page)
    yield from briefings(gathered.briefings, page)


def _topic(key: Key, page: PageContext) -> Blocks:
    topic, gathered = page.corpus.topics[key], page.site.of(key)
    facts = {
        "also_known_as": text(", ".join(topic.item.aliases)),
        "topic": linked(topic.parent, page) if topic.parent else "",
        "status": text(topic.item.status or ""),
        "trend": text(topic.item.trend or ""),
    }
    yield from _facts(facts, key, page)
    yield from _told(topic.item.summary, key, page)
    yield from statements(gathered.statements, page)
    yield from claims(gathered.claims, page)
    yield from briefings(gathered.briefings, page)


def _story(key: Key, page: PageContext) -> Blocks:
    story, gathered = page.corpus.stories[key], page.site.of(key)
    facts = {"status": text(story.item.status or ""), "topics": linked_all(story.topics, page)}
    yield from _facts(facts, key, page)
    yield from _told(story.item.summary, key, page)
    yield from claims(gathered.claims, page)
    yield from briefings(gathered.briefings, page)


def _told(summary: str | None, key: Key, page: PageContext) -> Blocks:
    """The summary, and the text below the fields."""
    if summary:
        yield text(summary)
    yield from prose(page.corpus.texts[key].body)


MAKERS: Mapping[Kind, Callable[[Key, PageContext], Blocks]] = {
    Kind.BRIEFING: _briefing,
    Kind.ACTOR: _actor,
    Kind.TOPIC: _topic,
    Kind.STORY: _story,
}
"""The kinds of which there is Markdown."""
