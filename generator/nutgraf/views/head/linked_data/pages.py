"""The site, its lists and plain pages: https://schema.org/WebSite, CollectionPage and WebPage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from nutgraf.keys import Key, Kind
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.nodes import absolute, item_url, newsroom, node, refer
from nutgraf.views.head.linked_data.statements import quotation_url
from nutgraf.views.head.linked_data.topics import term_set_url
from nutgraf.views.site import Site
from nutgraf.views.types import Node, Page

LISTED = 50
"""How many entries of a list are told of; the page shows all."""


def site_node(page: PageContext) -> Node:
    """The whole site, on the front page."""
    settings = page.corpus.settings
    return node(
        "WebSite",
        page.site.url(""),
        name=settings.site_name,
        description=settings.site_description,
        inLanguage=settings.language,
        publisher=newsroom(page.site),
    )


def page_node(view: Page, page: PageContext) -> Node:
    """A plain page."""
    return _page("WebPage", view, page)


def index_node(kind: str, view: Page, page: PageContext) -> Node:
    """An index page: the first entries of its list. Topics are terms of one set."""
    urls = [*_urls(kind, page.site)]
    if kind == Kind.TOPIC:
        terms = [refer(url) for url in urls[:LISTED]]
        topics = node(
            "DefinedTermSet", term_set_url(page.site), name=view.title, hasDefinedTerm=terms
        )
        return _page("CollectionPage", view, page, topics)
    return _page("CollectionPage", view, page, item_list(urls))


def _page(type: str, view: Page, page: PageContext, entity: Node | None = None) -> Node:
    return node(
        type,
        page.site.url(page.url),
        name=view.title,
        description=view.description,
        inLanguage=page.language,
        isPartOf=refer(page.site.url("")),
        mainEntity=entity,
    )


def item_list(urls: Sequence[str]) -> Node | None:
    """A list of things in its order; None where it is empty."""
    entries = [
        node("ListItem", position=place, url=url) for place, url in enumerate(urls[:LISTED], 1)
    ]
    return node("ItemList", numberOfItems=len(urls), itemListElement=entries) if urls else None


def latest(site: Site) -> list[str]:
    """The newest briefings."""
    return [item_url(each.key, site) for each in islice(site.corpus.listed, LISTED)]


def _urls(kind: str, site: Site) -> Iterable[str]:
    """The entries of an index."""
    corpus = site.corpus
    if kind == "statements":
        return (quotation_url(said, site) for said in corpus.statements.values())
    if kind == "claims":
        return (site.url("claims/", f"claim-{id}") for id in corpus.claims)
    keys: dict[str, Iterable[Key]] = {
        Kind.BRIEFING: (each.key for each in corpus.listed),
        Kind.ACTOR: corpus.actors,
        Kind.TOPIC: corpus.topics,
        Kind.STORY: corpus.stories,
        Kind.SOURCE: corpus.sources,
        Kind.EVENT: (Key(Kind.EVENT, id) for id in corpus.events),
        "corrections": (each.key for each in corpus.listed if each.item.corrections),
    }
    return (item_url(key, site) for key in keys[kind])


def breadcrumbs(view: Page, page: PageContext) -> Node | None:
    """The way from the front page to this one; None on the front page, and on plain pages."""
    if not view.breadcrumbs:
        return None
    entries = [
        node(
            "ListItem", position=place, name=link.text, item=refer(absolute(link.href or "", page))
        )
        for place, link in enumerate(view.breadcrumbs, 1)
    ]
    own = node("ListItem", position=len(entries) + 1, name=view.title)
    return node("BreadcrumbList", itemListElement=[*entries, own])
