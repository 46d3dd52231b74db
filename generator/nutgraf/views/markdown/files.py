"""The Markdown beside each page, and `llms.txt`, which leads to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from nutgraf.keys import Key, Kind
from nutgraf.link.files import GUIDE, MARKDOWN
from nutgraf.views.context import page_at
from nutgraf.views.data.files import INDEX
from nutgraf.views.described import describe
from nutgraf.views.markdown.pages import MAKERS, markdown_page
from nutgraf.views.markdown.write import heading, items, link, text
from nutgraf.views.site import Site
from nutgraf.views.types import FeedLink, PlainText

TYPE = "text/markdown"

MOST = 50
"""How many pages of a kind `llms.txt` names."""


def markdown_files(site: Site) -> Iterator[tuple[str, Callable[[], PlainText]]]:
    """Each file: its address, and how to make its view. Addresses in them are absolute: a site needs a `site_url`."""
    if not site.corpus.settings.site_url:
        return
    for key, address in site.corpus.addresses.items():
        if key.kind in MAKERS:
            yield f"{address}{MARKDOWN}", partial(markdown_page, key, site)
    yield GUIDE, partial(_guide, site)


def markdown_links(address: str, key: Key | None, site: Site) -> tuple[FeedLink, ...]:
    """The Markdown of the page at an address, which shows the item `key`."""
    if key is None or key.kind not in MAKERS or not site.corpus.settings.site_url:
        return ()
    page = page_at(address, site)
    href = page.to(f"{address}{MARKDOWN}")
    return (FeedLink(TYPE, page.named(key)[0], href),)


def _guide(site: Site) -> PlainText:
    """What the site is, and where its pages are as Markdown: https://llmstxt.org/."""
    settings, words = site.corpus.settings, page_at("", site).strings
    blocks = [heading(settings.site_name, 1)]
    if settings.site_description:
        blocks.append(f"> {text(settings.site_description)}")
    parts = {
        "briefings": [each.key for each in site.corpus.listed],
        "stories": [*site.corpus.stories],
        "topics": site.busiest(Kind.TOPIC),
        "actors": site.busiest(Kind.ACTOR),
    }
    for name, keys in parts.items():
        if keys:
            blocks += [heading(words.text(name)), items(_lines(keys[:MOST], site))]
    data = link(words.text("forms.application/json"), site.url(INDEX))
    blocks += [
        heading("Optional"),
        items([data]),
    ]  # a word of the form itself: what may be left out
    return PlainText("\n\n".join(blocks) + "\n")


def _lines(keys: Iterable[Key], site: Site) -> Iterator[str]:
    for key in keys:
        url = site.url(f"{site.corpus.addresses[key]}{MARKDOWN}")
        told = describe(key, site)
        named = link(page_at("", site).named(key)[0], url)
        yield f"{named}: {text(told)}" if told else named
