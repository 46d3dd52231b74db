"""Files beside the pages: what they hold, as plain as pages do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nutgraf.views.types.head import Translation


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that a template writes."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class JsonFile:
    """Plain data, ready to be written as JSON."""

    data: object


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A table: the names of its columns, and a row for each thing."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in a sitemap: its URL, the day of its last change, its versions in other languages."""

    url: str
    modified: str = ""
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitemap(TextFile):
    """A part of a site's pages: https://www.sitemaps.org/protocol.html."""

    template: ClassVar[str] = "sitemap.xml"

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndex(TextFile):
    """The sitemaps of a site that has more pages than one may hold."""

    template: ClassVar[str] = "sitemap-index.xml"

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """A briefing in a news sitemap."""

    url: str
    title: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class NewsSitemap(TextFile):
    """The newest briefings: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap."""

    template: ClassVar[str] = "news-sitemap.xml"

    publication: str
    entries: tuple[NewsEntry, ...]
