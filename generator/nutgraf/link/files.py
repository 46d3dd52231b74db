"""Files beside pages: the names of those that a site makes, where no page may stand, and those that items lead to."""

from __future__ import annotations

import re
from itertools import chain
from urllib.parse import unquote

from nutgraf.link.corpus import Corpus
from nutgraf.read.links import FILE_SCHEME
from nutgraf.text import LEADING

ATOM, JSON_FEED, CALENDAR, MARKDOWN, CARD, GLANCE = (
    "feed.xml", "feed.json", "calendar.ics", "index.md", "card.png", "glance.json",
)  # fmt: skip
"""What lies beside a page."""

GUIDE, SITEMAP, NEWS_SITEMAP = "llms.txt", "sitemap.xml", "news-sitemap.xml"
"""What lies beside the front page only."""

DATA = "data/"
"""The folder of the tables, which are JSON and CSV."""

SEARCH_INDEX = "search_index.json"

FOLLOWED = frozenset({ATOM, JSON_FEED, CALENDAR, MARKDOWN})
"""What readers and programs follow at its address: it stays there."""

_BESIDE = FOLLOWED | {CARD, GLANCE}
_AT_ROOT = frozenset({GUIDE, NEWS_SITEMAP})
_IN_TEXT = re.compile(rf' (?:{LEADING})="(?:{FILE_SCHEME}([^"#?]+)|(/[^"#?]+))')
_NUMBERED = re.compile(r"sitemap(-\d+)?\.xml")


def is_for_files(address: str) -> bool:
    """Whether a page at an address would take the place of a file, or lie in one as if it were a folder."""
    first, *rest = address.casefold().rstrip("/").split("/")
    is_data = f"{first}/" == DATA and any(step.endswith((".json", ".csv")) for step in rest)
    is_at_root = first in _AT_ROOT or _NUMBERED.fullmatch(first) is not None
    return is_data or is_at_root or not _BESIDE.isdisjoint([first, *rest])


def is_for_shell(address: str) -> bool:
    """Whether a page at an address would take the place of a file that comes with the shell round all pages."""
    first, *rest = address.casefold().rstrip("/").split("/")
    return first in ("404.html", "assets") or (first == "search" and rest[:1] == [SEARCH_INDEX])


def named_files(corpus: Corpus) -> frozenset[str]:
    """The files of the content folder that texts, media and pictures of what is published lead to."""
    texts = (body.html for each in corpus.texts.values() for body in each.bodies.values())
    root = corpus.settings.root
    in_texts = (
        unquote(file) or unquote(whole).removeprefix(root).lstrip("/")
        for html in texts
        for file, whole in _IN_TEXT.findall(html)
    )
    in_media = (each.src for briefing in corpus.briefings.values() for each in briefing.media)
    of_actors = (actor.image for actor in corpus.actors.values())
    return frozenset(filter(None, chain(in_texts, in_media, of_actors)))
