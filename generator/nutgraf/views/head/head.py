"""The head of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from nutgraf.keys import Key
from nutgraf.views.calendar import calendar_links
from nutgraf.views.data import data_links
from nutgraf.views.feeds import feed_links
from nutgraf.views.head.linked_data import linked_data
from nutgraf.views.head.open_graph import open_graph
from nutgraf.views.head.translations import translations
from nutgraf.views.markdown import markdown_links
from nutgraf.views.site import Site
from nutgraf.views.types import Head, Page

AnyPage = TypeVar("AnyPage", bound=Page)


def with_head(page: AnyPage, key: Key | None, site: Site) -> AnyPage:
    """The page with its head; `key` is the item that it shows, None for an index."""
    properties = tuple(open_graph(page, key, site))
    has_image = any(each.name == "og:image" for each in properties)
    head = Head(
        properties=properties,
        card="summary_large_image" if has_image else "summary",
        translations=translations(key, site),
        feeds=(
            *feed_links(page.url, key, site),
            *calendar_links(page.url, key, site),
            *markdown_links(page.url, key, site),
            *data_links(page.url, site),
        ),
        linked_data=linked_data(page, key, site),
    )
    return replace(page, head=head)
