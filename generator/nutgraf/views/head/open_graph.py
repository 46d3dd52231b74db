"""A page in the words of the Open Graph protocol (https://ogp.me/), for those who share it."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.views.card import card_address, card_title, has_card
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.dates import territory_locale
from nutgraf.views.site import Site
from nutgraf.views.types import Card, Page, Property


def open_graph(page: Page, key: Key | None, site: Site) -> Iterator[Property]:
    """The properties of a page; `key` is the item that it shows.

    Addresses must be absolute here: without a `site_url` there are none.
    """
    settings = site.corpus.settings
    briefing = site.corpus.briefings.get(key) if key and key.kind is Kind.BRIEFING else None
    yield Property("og:type", "article" if briefing else "website")
    yield Property("og:title", page.title or settings.site_name)
    if page.description or settings.site_description:
        yield Property("og:description", page.description or settings.site_description)
    if settings.site_url:
        yield Property("og:url", site.url(page.url))
    if settings.site_name:
        yield Property("og:site_name", settings.site_name)
    yield Property("og:locale", territory_locale(page.language))
    yield from _image(briefing, site)
    if briefing:
        yield from _article(briefing, page_at(page.url, site, page.language))


def _image(briefing: LinkedBriefing | None, site: Site) -> Iterator[Property]:
    """The card of a briefing, with its size, so that it is shown at once."""
    if briefing and site.corpus.settings.site_url and has_card(briefing, site):
        yield Property("og:image", site.url(card_address(briefing, site)))
        yield Property("og:image:type", "image/png")
        yield Property("og:image:width", str(Card.WIDTH))
        yield Property("og:image:height", str(Card.HEIGHT))
        yield Property("og:image:alt", card_title(briefing))


def _article(briefing: LinkedBriefing, page: PageContext) -> Iterator[Property]:
    """When it was published and changed, its story, its topics."""
    headings = page.corpus.headings
    yield Property("article:published_time", page.day(briefing.published).iso)
    if briefing.has_changed:
        yield Property("article:modified_time", page.day(briefing.modified).iso)
    for story in briefing.stories[:1]:
        yield Property("article:section", headings[story])
    for topic in briefing.topics:
        yield Property("article:tag", headings[topic])
