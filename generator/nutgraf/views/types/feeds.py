"""Feeds: what is new on a page, for readers who follow it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nutgraf.views.types.files import TextFile


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One thing that is new. `url` is its address and its id; times are moments of RFC 3339, with their offset.

    `content` is its whole text as HTML, empty where only a summary is told.
    """

    url: str
    title: str
    summary: str
    published: str
    updated: str
    language: str
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What is new on one page, newest first. `home` is the page; `atom` and `json` are the feed's two addresses."""

    title: str
    description: str
    home: str
    atom: str
    json: str
    publisher: str
    language: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> str:
        """When the newest change was made; a feed has an entry at least."""
        return max(entry.updated for entry in self.entries)


@dataclass(frozen=True, slots=True)
class AtomFeed(TextFile):
    """A feed in Atom: RFC 4287."""

    template: ClassVar[str] = "feed.xml"

    feed: Feed
