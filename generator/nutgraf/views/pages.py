"""Every page of a site, each to be made on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from nutgraf.keys import Key, Kind
from nutgraf.views.actor import actor_page
from nutgraf.views.briefing import briefing_page
from nutgraf.views.event import event_page
from nutgraf.views.front import front_page
from nutgraf.views.head import with_head
from nutgraf.views.indexes import index_page
from nutgraf.views.pictures import with_pictures
from nutgraf.views.site import Site
from nutgraf.views.source import source_page
from nutgraf.views.story import story_page
from nutgraf.views.topic import topic_page
from nutgraf.views.types import Page

MAKERS: dict[Kind, Callable[[Key, Site], Page]] = {
    Kind.BRIEFING: briefing_page,
    Kind.ACTOR: actor_page,
    Kind.TOPIC: topic_page,
    Kind.STORY: story_page,
    Kind.SOURCE: source_page,
    Kind.EVENT: event_page,
}


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that is to be: its address, the item that it shows (None: an index), and how to make its view.

    `in_navigation` says whether a navigation that is made by itself names it; `source` is the file of a plain page
    whose place it takes. `also` is what it shows besides what it reads of the site; None where that cannot be told.
    """

    address: str
    key: Key | None
    make: Callable[[], Page]
    in_navigation: bool = False
    source: str = ""
    also: str | None = ""


def plan_pages(site: Site) -> Iterator[PlannedPage]:
    """Every page of the site but the plain Markdown ones, which are the host's."""
    yield _plan("", None, partial(front_page, site), site, in_navigation=True)
    for kind, found in site.index_kinds.items():
        yield _plan(f"{kind}/", None, partial(index_page, kind, site), site, in_navigation=found)
    for key, address in site.corpus.addresses.items():
        if key.kind in MAKERS:
            yield _plan(address, key, partial(MAKERS[key.kind], key, site), site)


def _plan(
    address: str,
    key: Key | None,
    make: Callable[[], Page],
    site: Site,
    *,
    in_navigation: bool = False,
) -> PlannedPage:
    return PlannedPage(address, key, partial(_with_head, make, key, site), in_navigation)


def _with_head(make: Callable[[], Page], key: Key | None, site: Site) -> Page:
    return with_head(with_pictures(make(), key, site), key, site)
