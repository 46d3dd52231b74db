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
    if not briefing.stories:
        return None, None
    own = page.corpus.in_lists(briefing.key)
    around = page.site.around(briefing.stories[0], own, 1)
    older, newer = (
        [teaser(page.corpus.briefings[key], page) for key in part]
        for part in (around.older, around.newer)
    )
    return next(iter(older), None), next(iter(newer), None)


def related(briefing: LinkedBriefing, page: PageContext) -> Iterator[Teaser]:
    """The briefings that the writers name, then those that share most, with what they share."""
    named = [key for key in briefing.related if isinstance(key, Key)]
    chosen = [page.corpus.briefings[key] for key in named if key in page.corpus.briefings]
    shared = _shared(briefing, page.site)
    yield from (teaser(each, page, shared.get(each.key, [])[:3]) for each in chosen)
    for key in [page.corpus.in_lists(briefing.key), *named]:
        shared.pop(key, None)
    weight = {key: (-len(reasons), str(key)) for key, reasons in shared.items()}
    for key in sorted(shared, key=weight.__getitem__)[: max(0, RELATED - len(chosen))]:
        yield teaser(page.corpus.briefings[key], page, shared[key][:3])


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
