"""Where to read on from a briefing: its story before and after, and what shares most with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.model import Pointer
from nutgraf.views.context import PageContext
from nutgraf.views.entries import teaser
from nutgraf.views.site import Site
from nutgraf.views.types import Link, Teaser

RELATED = 4
"""How many related briefings a page shows."""

NEIGHBOURS = 30
"""How many briefings before and after, on each topic and actor, are looked at to find the related ones."""


def neighbours(briefing: LinkedBriefing, page: PageContext) -> tuple[Teaser | None, Teaser | None]:
    """The briefings before and after this one in its first story."""
    earlier, later = (
        teaser(page.corpus.briefings[key], page) if key else None
        for key in _neighbours(briefing, page.site)
    )
    return earlier, later


def _neighbours(briefing: LinkedBriefing, site: Site) -> tuple[Key | None, Key | None]:
    if not briefing.stories:
        return None, None
    around = site.around(briefing.stories[0], site.corpus.in_lists(briefing.key), 1)
    return next(iter(around.older), None), next(iter(around.newer), None)


def related(briefing: LinkedBriefing, page: PageContext) -> Iterator[Teaser]:
    """The briefings that the writers name, then those that share most, with what they share.

    Those before and after it in its story stand just above, and are not told again.
    """
    shared = _shared(briefing, page.site)
    named = (key for key in briefing.related if isinstance(key, Key))
    told = {page.corpus.in_lists(briefing.key), *_neighbours(briefing, page.site)}
    chosen = [key for key in named if key in page.corpus.briefings and key not in told]
    nearest = sorted(
        shared.keys() - {*told, *chosen}, key=lambda key: (-len(shared[key]), str(key))
    )
    for key in [*chosen, *nearest[: max(0, RELATED - len(chosen))]]:
        yield teaser(page.corpus.briefings[key], page, shared.get(key, [])[:3])


def _shared(briefing: LinkedBriefing, site: Site) -> dict[Key, list[Key]]:
    """The briefings near this one on its topics and with its actors: briefing → what both have."""
    shared: dict[Key, list[Key]] = defaultdict(list)
    own = site.corpus.in_lists(briefing.key)
    for key in [*briefing.topics, *briefing.actors]:
        around = site.around(key, own, NEIGHBOURS)
        for each in [*around.newer, *around.older]:
            shared[each].append(key)
    return dict(shared)


def related_links(briefing: LinkedBriefing, page: PageContext) -> Iterator[Link]:
    """What the writers name beside briefings: other sites' pages, stories."""
    for each in briefing.related:
        if isinstance(each, Pointer):
            yield Link(each.title or each.url or "", each.url)
        elif each in page.corpus.stories:
            yield page.link(each)
