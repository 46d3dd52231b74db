"""The page of a topic: to catch up in a minute, then who said what on it."""

from __future__ import annotations

from collections import Counter

from nutgraf.keys import Key
from nutgraf.text import as_read
from nutgraf.views.archives import archives
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.entries import actor_card, mention_lines, teaser
from nutgraf.views.listings import SHOWN
from nutgraf.views.lookups import neighbouring_topics
from nutgraf.views.notices import preview_notices
from nutgraf.views.parts import claim_cards, timeline, upcoming
from nutgraf.views.prose import Numbering, write_line, write_prose
from nutgraf.views.site import Site
from nutgraf.views.speakers import other_speakers, speaker_groups
from nutgraf.views.types import ActorCard, Link, TopicPage

LEADING_ACTORS = 12
RELATED_TOPICS = 12

EACH_SAYS, SPEAKERS = 5, 12
"""How many statements of one speaker are shown, and of how many speakers, where there are too many for all."""


def topic_page(key: Key, site: Site) -> TopicPage:
    """The view of one topic."""
    topic, gathered = site.corpus.topics[key], site.of(key)
    page = page_at(site.corpus.addresses[key], site)
    item, texts, numbering = topic.item, site.corpus.texts[key], Numbering(page)
    lists = archives(key, page)
    each, most = (EACH_SAYS, SPEAKERS) if lists.statements else (None, None)
    return TopicPage(
        url=page.url,
        root=page.root,
        title=item.name,
        description=item.summary or item.name,
        language=page.language,
        breadcrumbs=page.breadcrumbs("topics", *_ancestors(key, page)),
        labels=(page.strings.text("topic"),),
        modified=site.last_change(gathered.briefings),
        notices=preview_notices(item, page),
        name=item.name,
        summary=item.summary,
        status=item.status,
        trend=item.trend,
        rationale=write_line(texts.field("rationale"), page, numbering) or None,
        parent=page.chip(topic.parent) if topic.parent else None,
        children=page.chips(site.children.get(key, ())),
        background=write_prose(texts.body, page, numbering),
        briefing_count=page.count("briefings", len(gathered.briefings)),
        statement_count=page.count("statements", len(gathered.statements)),
        timeline=timeline(gathered.events, page),
        upcoming=upcoming(gathered.events, page),
        speakers=speaker_groups(gathered.statements, page, key, each, most),
        other_speakers=other_speakers(gathered.statements, page, SPEAKERS, lists.statements)
        if lists.statements
        else (),
        claims=claim_cards(gathered.claims[: SHOWN["claims"]], page, key),
        briefings=tuple(teaser(each, page) for each in gathered.briefings[: SHOWN["briefings"]]),
        actors=_actors(key, page),
        related=tuple(
            page.chip(other, number)
            for other, number in neighbouring_topics(key, gathered.briefings)[:RELATED_TOPICS]
        ),
        mentions=mention_lines(key, page),
        archives=lists,
        aliases=site.corpus.aliases[key],
        same_as=tuple(Link(as_read(url), url) for url in item.same_as),
        references=numbering.references,
    )


def _ancestors(key: Key, page: PageContext) -> tuple[Link, ...]:
    """The topics of which one is a part, the broadest first."""
    found: list[Link] = []
    above = page.corpus.topics[key].parent
    while above:
        found.insert(0, page.link(above))
        above = page.corpus.topics[above].parent
    return tuple(found)


def _actors(key: Key, page: PageContext) -> tuple[ActorCard, ...]:
    """The actors of most briefings on the topic."""
    seen = Counter(actor for each in page.site.of(key).briefings for actor in each.actors)
    leading = sorted(seen.items(), key=lambda each: (-each[1], each[0]))[:LEADING_ACTORS]
    return tuple(
        actor_card(actor, page, page.count("briefings", number).text) for actor, number in leading
    )
