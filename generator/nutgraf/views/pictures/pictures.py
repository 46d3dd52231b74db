"""The pictures of a page, by the kind of item that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from nutgraf.keys import Key, Kind
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.lookups import companions
from nutgraf.views.pictures.network import actor_network, story_network
from nutgraf.views.pictures.strip import time_strip
from nutgraf.views.pictures.timeline import story_timeline
from nutgraf.views.site import Site
from nutgraf.views.speakers import by_speaker, speaker_anchor
from nutgraf.views.types import Page, Pictures, Share

AnyPage = TypeVar("AnyPage", bound=Page)

FEWEST_SHARES, MOST_SHARES = 2, 10


def with_pictures(page: AnyPage, key: Key | None, site: Site) -> AnyPage:
    """The page with its pictures; `key` is the item that it shows, None for an index."""
    if key is None or key.kind not in (Kind.ACTOR, Kind.TOPIC, Kind.STORY):
        return page
    context, briefings = page_at(page.url, site, page.language), site.of(key).briefings
    strip = time_strip((each.published for each in briefings), context)
    if key.kind is Kind.ACTOR:
        found = Pictures(strip, network=actor_network(key, companions(key, briefings), context))
    elif key.kind is Kind.TOPIC:
        found = Pictures(strip, tuple(_shares(key, context)))
    else:
        found = Pictures(
            strip,
            network=story_network(briefings, context),
            timeline=story_timeline(site.of(key).events, context),
        )
    return replace(page, pictures=found) if found != Pictures() else page


def _shares(topic: Key, page: PageContext) -> Iterator[Share]:
    """How much each actor has said on a topic, most first; nothing where only one speaks."""
    said = by_speaker(page.site.of(topic).statements)
    counted = [(key, len(each)) for key, each in said if isinstance(key, Key)][:MOST_SHARES]
    if len(counted) < FEWEST_SHARES:
        return
    most = counted[0][1]
    for key, number in counted:
        yield Share(
            page.named(key)[0],
            f"#{speaker_anchor(key)}",
            page.count("statements", number),
            round(100 * number / most, 1),
        )
