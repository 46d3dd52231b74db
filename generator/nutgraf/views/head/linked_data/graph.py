"""The one JSON-LD document of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nutgraf.keys import Key, Kind
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.head.linked_data.actors import actor_node
from nutgraf.views.head.linked_data.briefing import briefing_node
from nutgraf.views.head.linked_data.events import event_node
from nutgraf.views.head.linked_data.nodes import refer
from nutgraf.views.head.linked_data.pages import (
    breadcrumbs,
    index_node,
    latest,
    page_node,
    site_node,
)
from nutgraf.views.head.linked_data.sources import source_node
from nutgraf.views.head.linked_data.topics import story_node, topic_node
from nutgraf.views.site import Site
from nutgraf.views.types import FrontPage, IndexPage, Node, Page

NODES: dict[Kind, Callable[[Key, PageContext], Node]] = {
    Kind.BRIEFING: briefing_node,
    Kind.ACTOR: actor_node,
    Kind.TOPIC: topic_node,
    Kind.STORY: story_node,
    Kind.SOURCE: source_node,
    Kind.EVENT: event_node,
}


def linked_data(view: Page, key: Key | None, site: Site) -> Node:
    """What the page is about, and the way to it; `key` is the item that it shows.

    Things are named by their URLs: without a `site_url` there is nothing to tell.
    """
    if not site.corpus.settings.site_url:
        return {}
    page = page_at(view.url, site, view.language)
    told: set[object] = set()
    nodes = [_once(each, told) for each in _nodes(view, key, page) if each]
    return {"@context": "https://schema.org", "@graph": nodes}


def _once(value: object, told: set[object]) -> object:
    """What has been told of a thing is not told again: from then on its URL stands for it."""
    if isinstance(value, list):
        return [_once(each, told) for each in value]
    if not isinstance(value, Mapping):
        return value
    url = value.get("@id")
    if url in told:
        return refer(str(url))
    if url and "@type" in value:
        told.add(url)
    return {name: _once(each, told) for name, each in value.items()}


def _nodes(view: Page, key: Key | None, page: PageContext) -> Iterator[Node | None]:
    if isinstance(view, FrontPage):
        yield site_node(page)
        yield latest(page.site)
    elif isinstance(view, IndexPage):
        yield index_node(view, page)
    elif key and key.kind in NODES:
        yield NODES[key.kind](key, page)
    else:
        yield page_node(view, page)
    yield breadcrumbs(view, page)
