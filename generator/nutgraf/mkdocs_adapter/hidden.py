"""What may not be seen yet, kept out of what MkDocs makes by itself: pages, navigation, links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import unescape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from nutgraf.gather import Newsroom

LINK = re.compile(r'<a\b[^>]*\bhref="(?P<address>[^"#?]*)[^"]*"[^>]*>(?P<text>.*?)</a>', re.DOTALL)

INTRODUCTIONS = ("", ".")
"""The ids of what introduces an index or the front page, which are there without it, too."""


def hide(files: Files, newsroom: Newsroom, config: MkDocsConfig) -> list[File]:
    """Make MkDocs leave out the files of items that may not be seen, and return them.

    It still knows them, so that a link to one is no mistake. What it takes for a mere file (`X.MD`) is among them.
    """
    hidden = [file for file in files if _is_hidden(file, newsroom)]
    for file in [*hidden, *(each for each in files if each.src_uri in newsroom.withheld)]:
        file.inclusion = InclusionLevel.EXCLUDED
    if config.nav:
        config.nav = without(config.nav, {file.src_uri for file in hidden})
    return hidden


def _is_hidden(file: File, newsroom: Newsroom) -> bool:
    key = newsroom.targets.find_source(file.src_uri)
    return key is not None and key.id not in INTRODUCTIONS and newsroom.targets.is_hidden(key)


def without(nav: list[Any], paths: Collection[str]) -> list[Any]:
    """The site's `nav` without some paths, and without sections that this leaves empty."""
    return [kept for entry in nav if (kept := _without(entry, paths))]


def _without(entry: Any, paths: Collection[str]) -> Any:
    if isinstance(entry, str):
        return None if entry in paths else entry
    if isinstance(entry, list):
        return without(entry, paths)
    inside = ((title, _without(value, paths)) for title, value in entry.items())
    return {title: kept for title, kept in inside if kept}


def unlink(html: str, page: Page, hidden: Iterable[File]) -> str:
    """The HTML of a page without its links to hidden files; their text stays."""
    addresses = {get_relative_url(file.url, page.url) for file in hidden}

    def write(link: re.Match[str]) -> str:
        return link["text"] if unescape(link["address"]) in addresses else link[0]

    return LINK.sub(write, html) if addresses else html
