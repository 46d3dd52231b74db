"""Sitemaps: all pages for search engines, the newest briefings for news services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from nutgraf.languages import known_locale
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.link.files import SITEMAP
from nutgraf.times import localise
from nutgraf.views.site import Site
from nutgraf.views.types import NewsEntry, NewsSitemap, Sitemap, SitemapEntry, SitemapIndex

MOST = 50_000
"""How many pages a sitemap may hold: https://www.sitemaps.org/protocol.html#index."""

NEW = timedelta(hours=48)
"""How old a briefing may be in a news sitemap.

It is counted back from the newest one, so that the file depends on the content and not on the day of the build.
"""

MOST_NEWS = 1000
"""How many briefings a news sitemap may hold."""


def sitemaps(
    entries: Sequence[SitemapEntry], site: Site
) -> Iterator[tuple[str, Sitemap | SitemapIndex]]:
    """The sitemap of a site with its address; past 50,000 pages the parts of it, and their index."""
    if len(entries) <= MOST:
        yield SITEMAP, Sitemap(tuple(entries))
        return
    starts = range(0, len(entries), MOST)
    parts = {
        f"sitemap-{number}.xml": Sitemap(tuple(entries[start : start + MOST]))
        for number, start in enumerate(starts, 1)
    }
    yield from parts.items()
    yield SITEMAP, SitemapIndex(tuple(map(site.url, parts)))


def news_sitemap(site: Site) -> NewsSitemap | None:
    """The newest briefings; None where there is none, or no address at which they will be."""
    settings, listed = site.corpus.settings, site.corpus.listed
    if not listed or not settings.site_url or not settings.site_name:
        return None
    since = site.instant(listed[0].published) - NEW
    newest = [each for each in listed[:MOST_NEWS] if site.instant(each.published) >= since]
    entries = tuple(_news_entry(each, site) for each in newest)
    return NewsSitemap(settings.site_name, entries)


def _news_entry(briefing: LinkedBriefing, site: Site) -> NewsEntry:
    settings, item = site.corpus.settings, briefing.item
    return NewsEntry(
        url=site.url(site.corpus.addresses[briefing.key]),
        title=item.title,
        published=_w3c(localise(briefing.published, settings.zone)),
        language=_code(item.language or settings.language),
    )


def _code(language: str) -> str:
    """A language as news sitemaps have it: its code alone, but Chinese by its script, of which they know two."""
    locale = known_locale(language)
    if locale and locale.language == "zh":
        return "zh-tw" if locale.script == "Hant" else "zh-cn"
    return language.partition("-")[0]


def _w3c(when: date) -> str:
    """A date as https://www.w3.org/TR/NOTE-datetime has it: a moment without a zone counts as its day."""
    if isinstance(when, datetime) and when.tzinfo is None:
        when = when.date()
    return when.isoformat()
