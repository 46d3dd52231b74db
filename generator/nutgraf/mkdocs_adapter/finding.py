"""How a site is searched: by an index that is read whole, or by one that is read in parts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from nutgraf.mkdocs_adapter.reporting import log
from nutgraf.pipeline import Means
from nutgraf.search import PagefindError, place_index, read_index, write_index

WHOLE = 1_000_000
"""The size in bytes up to which an index is read whole; compressed on its way, that is a quarter of a megabyte."""

SEARCH_INDEX = "search/search_index.json"
"""Where Material's index is."""

FOLDER = "pagefind"
"""Where the other one is, in the folder of the first."""

INDEX_FOLDER = f"search/{FOLDER}"
"""Where that is in the site."""


def sleeps(config: MkDocsConfig) -> bool:
    """Whether search is asleep until it is used.

    Two features of Material's want the index with the page: a site to be read from a disk, and words marked where they
    were found.
    """
    is_offline = "material/offline" in config.plugins
    return not is_offline and "search.highlight" not in config.theme["features"]


def finish_search(
    config: MkDocsConfig, added: Iterable[bytes], means: Means, *, preview: bool
) -> frozenset[str]:
    """Let search find packed entries, too; a site without search has none.

    Where the index is too large to be read whole, the file of Material's holds none of it, and tells the theme's worker
    where the other one is. Material's own worker cannot read that. A preview is searched by its only reader, at once.
    The paths of the other one's files in the site come back.
    """
    file = Path(config.site_dir, SEARCH_INDEX)
    placed: frozenset[str] = frozenset()
    if not file.is_file():
        return placed
    about, docs = read_index(file)
    docs += filter(None, added)
    if sum(map(len, docs)) > WHOLE and sleeps(config) and not preview:
        language = (config.theme.get("language") or "en").partition("-")[0]
        try:
            folder = Path(config.site_dir, INDEX_FOLDER)
            placed = place_index(docs, language, folder, means.cache, means.workers)
        except PagefindError as error:
            log.warning("%s. Search works, and is slow to load.", error)
        else:
            about, docs = {**about, FOLDER: f"{FOLDER}/"}, []
    write_index(file, about, docs)
    return frozenset(f"{INDEX_FOLDER}/{name}" for name in placed)
