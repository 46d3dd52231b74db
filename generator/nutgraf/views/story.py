"""The page of a story, and its box on the front page."""

from __future__ import annotations

from collections import Counter

from nutgraf.keys import Key
from nutgraf.views.archives import archives
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.entries import actor_card, mention_lines, teaser
from nutgraf.views.listings import SHOWN
from nutgraf.views.lookups import neighbouring_topics
from nutgraf.views.notices import preview_notices
from nutgraf.views.parts import claim_cards, timeline, upcoming
from nutgraf.views.prose import Numbering, write_prose
from nutgraf.views.site import Site
from nutgraf.views.types import ActorCard, StoryBox, StoryPage

LEADING_TOPICS = 5
"""How many topics stand in the head of a story that names none itself."""

MORE_TOPICS = 12

BOXED = 5
"""How many briefings and events the box of a story shows."""


def story_page(key: Key, site: Site) -> StoryPage:
    """The view of one story; its briefings in the order in which they were told."""
    story, gathered = site.corpus.stories[key], site.of(key)
    page = page_at(site.corpus.addresses[key], site)
    numbering = Numbering(page)
    so_far = write_prose(site.corpus.texts[key].body, page, numbering)
    topics = neighbouring_topics(key, gathered.briefings)
    leading = [*story.topics] or [topic for topic, _ in topics[:LEADING_TOPICS]]
    others = [each for each in topics if each[0] not in leading][:MORE_TOPICS]
    return StoryPage(
        url=page.url,
        root=page.root,
        title=story.item.name,
        description=story.item.summary or story.item.name,
        language=page.language,
        breadcrumbs=page.breadcrumbs("stories"),
        labels=(page.strings.text("story"),),
        modified=site.last_change(gathered.briefings),
        notices=preview_notices(story.item, page),
        name=story.item.name,
        summary=story.item.summary,
        status=story.item.status,
        so_far=so_far,
        topics=page.chips(leading),
        more_topics=tuple(page.chip(*each) for each in others),
        briefings=tuple(
            teaser(each, page) for each in reversed(gathered.briefings[: SHOWN["briefings"]])
        ),
        timeline=timeline(gathered.events, page),
        upcoming=upcoming(gathered.events, page),
        actors=_actors(key, page),
        claims=claim_cards(gathered.claims[: SHOWN["claims"]], page),
        mentions=mention_lines(key, page),
        archives=archives(key, page),
        references=numbering.references,
    )


def _actors(key: Key, page: PageContext) -> tuple[ActorCard, ...]:
    """Who is who in the story: those of most briefings first."""
    seen = Counter(actor for each in page.site.of(key).briefings for actor in each.actors)
    ordered = sorted(seen.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        actor_card(actor, page, page.count("briefings", number).text) for actor, number in ordered
    )


def story_box(key: Key, page: PageContext) -> StoryBox:
    """A story in short: what happened, and the newest briefings."""
    story, gathered = page.corpus.stories[key], page.site.of(key)
    return StoryBox(
        name=story.item.name,
        href=page.href(key),
        summary=story.item.summary,
        status=story.item.status,
        events=timeline(gathered.events, page)[-BOXED:],
        briefings=tuple(teaser(each, page) for each in gathered.briefings[:BOXED]),
    )
