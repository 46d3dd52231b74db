"""Every page of a site, each to be made on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from nutgraf.keys import Key, Kind
from nutgraf.views.actor import actor_page
from nutgraf.views.archives import is_archived, list_address
from nutgraf.views.briefing import briefing_page
from nutgraf.views.event import event_page
from nutgraf.views.front import front_page
from nutgraf.views.head import with_head
from nutgraf.views.indexes import index_page
from nutgraf.views.listings import SHOWN, Listing
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

ARCHIVED = frozenset({Kind.ACTOR, Kind.TOPIC, Kind.STORY, Kind.SOURCE})
"""The kinds of items that have lists of their own, where these are long."""

TOLD_IN_LISTS = frozenset({"statements", "claims", "corrections"})
"""What has no page of its own: search finds it where it is listed."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that is to be: its address, the item that it shows (None: an index), and how to make its view.

    `in_navigation` says whether a navigation that is made by itself names it; `source` is the file of a plain page
    whose place it takes. `also` is what it shows besides what it reads of the site; None where that cannot be told.
    `in_search` says whether search finds it.
    """

    address: str
    key: Key | None
    make: Callable[[], Page]
    in_navigation: bool = False
    source: str = ""
    also: str | None = ""
    in_search: bool = True


def plan_pages(site: Site) -> Iterator[PlannedPage]:
    """Every page of the site but the plain Markdown ones, which are the host's."""
    front = _plan("", None, partial(front_page, site), site, in_navigation=True)
    yield replace(front, in_search=False)
    for kind, found in site.index_kinds.items():
        yield from _plan_list(Listing(kind), site, in_navigation=found)
    for key, address in site.corpus.addresses.items():
        if key.kind in MAKERS:
            yield _plan(address, key, partial(MAKERS[key.kind], key, site), site)
        for listing in (Listing(kind, key) for kind in SHOWN if key.kind in ARCHIVED):
            if is_archived(listing, site):
                yield from _plan_list(listing, site)


def _plan_list(
    listing: Listing, site: Site, *, in_navigation: bool = False
) -> Iterator[PlannedPage]:
    """The pages of a list, the one at which readers begin first. Search finds statements and the like there alone."""
    steps = site.steps(listing)
    for number in sorted(range(1, steps.last + 1), key=lambda each: each != steps.first):
        is_first = number == steps.first
        yield replace(
            _plan(
                list_address(listing, number, site),
                None,
                partial(index_page, listing, number, site),
                site,
                in_navigation=in_navigation and is_first,
            ),
            in_search=not listing.of and (is_first or listing.kind in TOLD_IN_LISTS),
        )


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
