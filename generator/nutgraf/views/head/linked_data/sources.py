"""Sources: https://schema.org/CreativeWork."""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.nodes import item_url, node
from nutgraf.views.site import Site
from nutgraf.views.types import Node


def source_node(key: Key, page: PageContext) -> Node:
    """A source, on its own page."""
    item = page.corpus.sources[key]
    published, updated = page.when(item.published), page.when(item.updated)
    return node(
        "CreativeWork",
        item_url(key, page.site),
        name=item.title,
        url=item.url,
        publisher=node("Organization", name=item.publisher) if item.publisher else None,
        creditText=item.author,
        datePublished=published.iso if published else None,
        dateModified=updated.iso if updated else None,
        archivedAt=item.archived,
        inLanguage=item.language,
    )


def source_reference(key: Key, site: Site) -> Node:
    """A source on the page of what cites it."""
    return node("CreativeWork", item_url(key, site), name=site.corpus.headings[key])
