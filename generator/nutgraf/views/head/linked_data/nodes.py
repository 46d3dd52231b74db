"""Nodes of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urljoin

from nutgraf.keys import Key
from nutgraf.views.context import PageContext
from nutgraf.views.site import Site
from nutgraf.views.types import Node

NEWEST = 20
"""How many of its briefings an item refers to; its page shows all."""


def node(type: str | Sequence[str], id: str | None = None, **properties: object) -> Node:
    """A thing: its type, its URL, and of its properties those that are known."""
    known = {name: _lean(value) for name, value in properties.items()}
    head = {"@type": type, "@id": id} if id else {"@type": type}
    return {**head, **{name: value for name, value in known.items() if value not in (None, "")}}


def _lean(value: object) -> object:
    """A list of one thing is that thing, a list of nothing is nothing."""
    if isinstance(value, (list, tuple)):
        return value[0] if len(value) == 1 else [*value] or None
    return value


def refer(url: str) -> Node:
    """A thing that is told of elsewhere."""
    return {"@id": url}


def item_url(key: Key, site: Site, fragment: str | None = None) -> str:
    """The canonical URL of an item."""
    return site.url(site.corpus.addresses[key], fragment)


def refer_to(keys: Iterable[Key], site: Site) -> list[Node]:
    """References to items."""
    return [refer(item_url(key, site)) for key in keys]


def absolute(href: str, page: PageContext) -> str:
    """The URL that a link on the page leads to."""
    return urljoin(page.site.url(page.url), href)


def newsroom(site: Site) -> Node | None:
    """Who publishes the site; None where it has no name."""
    name = site.corpus.settings.site_name
    return node("NewsMediaOrganization", site.url("", "newsroom"), name=name) if name else None
