"""How leaf pages and generated files are made: all at once, a share of them, or each when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from nutgraf.edition import Edition, open_archive
from nutgraf.environment import SHARD
from nutgraf.mkdocs_adapter.demand import Demand
from nutgraf.mkdocs_adapter.files import GeneratedFile, generated_files, print_files
from nutgraf.mkdocs_adapter.finding import INDEX_FOLDER, SEARCH_INDEX, finish_search
from nutgraf.mkdocs_adapter.leaves import orders, write_leaves
from nutgraf.mkdocs_adapter.pages import LeafFile
from nutgraf.mkdocs_adapter.reporting import log
from nutgraf.mkdocs_adapter.shared_shell import SharedShells
from nutgraf.pipeline import Means
from nutgraf.press import Archive, Order, Share


@dataclass(frozen=True, slots=True)
class Making:
    """What one build has to make besides MkDocs' own pages, and by what."""

    edition: Edition
    leaves: Sequence[LeafFile]
    files: Files
    shells: SharedShells
    config: MkDocsConfig
    means: Means

    def is_placed(self) -> Callable[[str], bool]:
        """Tells of a path of the site whether the archive puts a file there: a page, a file or a part of search."""
        ours = {each.name for each in self._orders()}
        others = {file.dest_uri for file in self.files} - ours
        below = f"{INDEX_FOLDER}/"
        return lambda path: path in ours or (path.startswith(below) and path not in others)

    def make_all(self, archive: Archive) -> list[bytes]:
        """Make everything; what search is to find in the pages, packed. `archive` has the files until they are placed.

        Raises PluginError where a template is at fault, and OSError.
        """
        with self.edition.press(self.means, archive) as press:
            found = [*write_leaves(self.leaves, self.shells, self.config, press, archive)]
            print_files(self.files, press, archive)
            press.tidy()
        return found

    def make_share(self, share: Share, archive: Archive) -> None:
        """Make a share of what is kept, and no site."""
        every = self._orders()
        shared = [each for each in every if each.also is not None]
        mine = [each for each in shared if share.takes(each.name)]
        with self.edition.press(self.means, archive) as press:
            for _ in press.print(mine):
                pass
        for file in self._generated():  # MkDocs would make those that are not in this share
            self.files.remove(file)
        log.info("Share %d of %d is made: %d of %d files", *share, len(mine), len(shared))

    def defer(self, demand: Demand) -> None:
        """Make nothing but what is asked for. What all pages together are wanted for is search."""
        site, generated = Path(self.config.site_dir), self._generated()
        demand.defer_orders(self._orders(), site)
        for file in generated:
            file.printed(_later)
        demand.defer(SEARCH_INDEX, self._find_all)

    def _find_all(self) -> None:
        """Have search find the pages that wait: for that they are all made, but those that are kept."""
        with (
            closing(open_archive(self.means)) as archive,
            self.edition.press(self.means, archive) as press,
        ):
            found = [*write_leaves(self.leaves, self.shells, self.config, press, archive)]
        finish_search(self.config, found, self.means, preview=True)

    def _orders(self) -> list[Order]:
        pages = orders(self.leaves, self.shells, self.config)
        return [*pages, *(file.order for file in self._generated())]

    def _generated(self) -> list[GeneratedFile]:
        return generated_files(self.files)


def share_from(means: Means) -> Share | None:
    """Which share of the pages this build is to make for another machine; None for a site. Raises PluginError."""
    wanted = os.environ.get(SHARD)
    if not wanted:
        return None
    if means.cache is None:
        raise PluginError("A share of the pages is kept in the cache: this newsroom's is off.")
    try:
        return Share.parse(wanted)
    except ValueError as error:
        raise PluginError(f"{SHARD}: {error}") from None


def _later(path: str) -> None:
    """Put nothing into a file's place yet."""
    del path
