"""Leaf pages: those that no navigation names, and no other plugin works on. They are most of a site.

MkDocs knows their files, so that links to them are sound; making and writing them is done here, without its rounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig

from nutgraf.mkdocs_adapter.pages import GeneratedPage
from nutgraf.mkdocs_adapter.search import Entry, entries, without_marks
from nutgraf.mkdocs_adapter.shared_shell import SharedShells

PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""What plugins may do to every page."""

NOT_FOREIGN = ("nutgraf", "material/search", "search")
"""The plugins whose work on pages is done for leaf pages, too."""


def foreign_page_plugins(config: MkDocsConfig) -> list[str]:
    """The names of plugins and hooks, other than ours and search, that see or change every page."""
    known = {id(config.plugins[name]) for name in NOT_FOREIGN if name in config.plugins}
    handlers = [each for event in PAGE_EVENTS for each in config.plugins.events[event]]
    foreign = [each for each in handlers if id(getattr(each, "__self__", None)) not in known]
    return sorted({str(each.__module__) for each in foreign})


def _told(meta: Mapping[str, Any]) -> dict[str, object]:
    """What a page's front matter tells search of it, as Material takes it: labels, and by how much it comes first."""
    boost = {"boost": meta["search"]["boost"]} if "boost" in meta["search"] else {}
    return {"tags": meta["tags"], **boost}


def write_leaves(
    pages: Iterable[GeneratedPage], shells: SharedShells, config: MkDocsConfig
) -> Iterator[list[Entry]]:
    """Make and write each page; what search is to find in it is handed on, page by page."""
    for page in pages:
        page.read_source(config)
        content = page.content or ""
        page.content = without_marks(content)
        html = shells.wrap(page)
        path = Path(page.file.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html.encode())
        yield [
            cast("Entry", {**entry, **_told(page.meta)})
            for entry in entries(page.url, str(page.meta["title"]), content)
        ]
        page.content = None  # written, and no longer needed
