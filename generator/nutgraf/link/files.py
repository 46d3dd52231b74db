"""The names of the files that a site makes beside its pages, where no page may stand."""

from __future__ import annotations

import re

ATOM, JSON_FEED, CALENDAR, MARKDOWN, CARD = (
    "feed.xml", "feed.json", "calendar.ics", "index.md", "card.png",
)  # fmt: skip
"""What lies beside a page."""

GUIDE, SITEMAP, NEWS_SITEMAP = "llms.txt", "sitemap.xml", "news-sitemap.xml"
"""What lies beside the front page only."""

DATA = "data/"
"""The folder of the tables, which are JSON and CSV."""

_BESIDE = frozenset({ATOM, JSON_FEED, CALENDAR, MARKDOWN, CARD})
_AT_ROOT = frozenset({GUIDE, NEWS_SITEMAP})
_NUMBERED = re.compile(r"sitemap(-\d+)?\.xml")


def is_for_files(address: str) -> bool:
    """Whether a page at an address would take the place of a file, or lie in one as if it were a folder."""
    first, *rest = address.casefold().rstrip("/").split("/")
    is_data = f"{first}/" == DATA and any(step.endswith((".json", ".csv")) for step in rest)
    is_at_root = first in _AT_ROOT or _NUMBERED.fullmatch(first) is not None
    return is_data or is_at_root or not _BESIDE.isdisjoint([first, *rest])
