"""Leaf pages: those that no navigation names, and no other plugin works on. They are most of a site.

MkDocs knows their files, so that links to them are sound; making and writing them is done here, without its rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, cast

import msgspec
from mkdocs.config.defaults import MkDocsConfig

from nutgraf.mkdocs_adapter.pages import GeneratedPage, LeafFile
from nutgraf.mkdocs_adapter.shared_shell import Frame, SharedShells
from nutgraf.press import Archive, Made, Order, Press
from nutgraf.search.entries import Entry, entries, packed, without_marks

PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""What plugins may do to every page."""

NOT_FOREIGN = ("nutgraf", "material/search", "search")
"""The plugins whose work on pages is done for leaf pages, too."""


class Told(msgspec.Struct, frozen=True):
    """What is told of a leaf page besides its HTML: the shell round it, when it last changed, what search finds in it.

    `shell` is the digest of a shared shell; empty where the page has one of its own.
    """

    frame: Frame
    shell: bytes
    modified: str
    entries: bytes


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Told)


def foreign_page_plugins(config: MkDocsConfig) -> list[str]:
    """The names of plugins and hooks, other than ours and search, that see or change every page."""
    known = {id(config.plugins[name]) for name in NOT_FOREIGN if name in config.plugins}
    handlers = [each for event in PAGE_EVENTS for each in config.plugins.events[event]]
    foreign = [each for each in handlers if id(getattr(each, "__self__", None)) not in known]
    return sorted({str(each.__module__) for each in foreign})


def _marked(meta: Mapping[str, Any]) -> dict[str, object]:
    """What a page's front matter tells search of it, as Material takes it: labels, and by how much it comes first."""
    boost = {"boost": meta["search"]["boost"]} if "boost" in meta["search"] else {}
    return {"tags": meta["tags"], **boost}


def orders(leaves: Sequence[LeafFile], shells: SharedShells, config: MkDocsConfig) -> list[Order]:
    """How the press makes the page of each file."""
    fits = partial(_fits, shells)
    return [
        Order(leaf.dest_uri, partial(_make, leaf, shells, config), fits, leaf.planned.also)
        for leaf in leaves
    ]


def write_leaves(
    leaves: Sequence[LeafFile],
    shells: SharedShells,
    config: MkDocsConfig,
    press: Press,
    archive: Archive,
) -> Iterator[bytes]:
    """Make and write each page; what search is to find in it is handed on, page by page, in its packed form."""
    for leaf, printed in zip(leaves, press.print(orders(leaves, shells, config)), strict=True):
        told = _DECODER.decode(printed.told)
        leaf.modified = told.modified
        archive.place(printed.sheet, leaf.abs_dest_path)
        yield told.entries


def _fits(shells: SharedShells, told: bytes) -> bool:
    """Whether the shell round a page is as it was; a page with one of its own may differ in anything."""
    try:
        known = _DECODER.decode(told)
    except msgspec.MsgspecError:
        return False
    return known.shell != b"" and known.shell == shells.digest(known.frame)


def _make(leaf: LeafFile, shells: SharedShells, config: MkDocsConfig) -> Made:
    page = cast("GeneratedPage", leaf.page)
    page.read_source(config)
    content = page.content or ""
    page.content = without_marks(content)
    frame, html = shells.wrap(page)
    is_found = "exclude" not in page.meta["search"]
    found = [
        cast("Entry", {**entry, **_marked(page.meta)})
        for entry in (entries(page.url, str(page.meta["title"]), content) if is_found else ())
    ]
    leaf.page = None  # written, and no longer needed
    told = Told(frame, shells.digest(frame), str(page.update_date or ""), packed(found))
    return Made(html.encode(), _ENCODER.encode(told))
