"""The site, its lists and plain pages: https://schema.org/WebSite, CollectionPage and WebPage."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import LinkedClaim, LinkedStatement, MentionedIn
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.nodes import absolute, item_url, newsroom, node, refer
from nutgraf.views.head.linked_data.statements import claim_url, quotation_url
from nutgraf.views.head.linked_data.topics import term_set_url
from nutgraf.views.listings import Listed
from nutgraf.views.site import Site
from nutgraf.views.types import IndexPage, Node, Page

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


def index_node(view: IndexPage, page: PageContext) -> Node:
    """A page of a list: its first entries. Topics are terms of one set."""
    if view.kind == Kind.TOPIC:
        terms = [refer(url) for url in view.urls[:LISTED]]
        topics = node(
            "DefinedTermSet", term_set_url(page.site), name=view.title, hasDefinedTerm=terms
        )
        return _page("CollectionPage", view, page, topics)
    return _page("CollectionPage", view, page, item_list(view.urls, view.count.number))


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


def item_list(urls: Sequence[str], number: int) -> Node | None:
    """A list of things in its order, and how many it holds; None where it is empty."""
    entries = [
        node("ListItem", position=place, url=url) for place, url in enumerate(urls[:LISTED], 1)
    ]
    return node("ItemList", numberOfItems=number, itemListElement=entries) if urls else None


def latest(site: Site) -> Node | None:
    """The newest briefings."""
    listed = site.corpus.listed
    return item_list([item_url(each.key, site) for each in listed[:LISTED]], len(listed))


def entry_url(entry: Listed, site: Site) -> str:
    """What an entry of a list is called by, and where it is."""
    if isinstance(entry, LinkedStatement):
        return quotation_url(entry, site)
    if isinstance(entry, LinkedClaim):
        return claim_url(entry, site, entry.briefings[0])
    if isinstance(entry, LinkedEvent):
        return item_url(Key(Kind.EVENT, entry.current.id), site)
    if isinstance(entry, MentionedIn):
        return item_url(entry.page, site)
    return item_url(entry if isinstance(entry, Key) else entry.key, site)


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
