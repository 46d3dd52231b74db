"""What one run of MkDocs' hooks knows: what an earlier hook found out, for later ones."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from nutgraf.edition import Edition
from nutgraf.mkdocs_adapter.pages import LeafFile
from nutgraf.mkdocs_adapter.reporting import Listener, log
from nutgraf.press import Archive, Share
from nutgraf.progress import Progress
from nutgraf.publishing import Staging, StagingError
from nutgraf.seals import Sealing

REPLACED = "replaced"
"""The folder of the cache in which the site waits that was replaced last."""


@dataclass(slots=True)
class Build:
    """One build, from `on_config` to `on_post_build` or `on_build_error`; the next one begins with nothing of it."""

    staging: Staging | None = None
    """Where the site grows; None in a preview, which replaces no site."""

    warnings: Listener = field(default_factory=partial(Listener, logging.WARNING))

    share: Share | None = None
    """Which share of the pages is to be made; None for a site."""

    sealing: Sealing | None = None
    """The seal of the site; None where it gets none."""

    nav: Navigation = field(default_factory=lambda: Navigation([], []))

    hidden: list[File] = field(default_factory=list)
    """Plain pages that readers may not see yet."""

    leaves: list[LeafFile] = field(default_factory=list)
    """Pages that MkDocs does not make."""

    kept_back: list[File] = field(default_factory=list)
    """Files beside the content that are published only if a page leads there."""

    led_to: set[str] = field(default_factory=set)
    """Where plain pages lead."""

    found: list[bytes] = field(default_factory=list)
    """What search finds in leaf pages, packed."""

    archive: Archive | None = None
    """The files that were made, until they are in their place."""

    made: Progress = field(default_factory=lambda: Progress("Pages", 0))
    written: Progress = field(default_factory=lambda: Progress("Pages", 0))

    _edition: Edition | None = None

    @property
    def edition(self) -> Edition:
        """What the stages made of the content; there from `on_pre_build` on."""
        if self._edition is None:
            raise RuntimeError("the content has not been read yet: MkDocs calls on_pre_build first")
        return self._edition

    @edition.setter
    def edition(self, edition: Edition) -> None:
        self._edition = edition

    def count_pages(self, number: int) -> None:
        """MkDocs begins to make and to write so many pages."""
        self.made, self.written = Progress("Making", number), Progress("Writing", number)

    @property
    def language(self) -> str:
        """The code of the site's language."""
        return self.edition.site.corpus.settings.language

    def stage(self, config: MkDocsConfig, cache: Path | None) -> None:
        """Have the site grow beside the one that it will replace, and begin to count warnings. Raises PluginError.

        The one that was replaced waits in `cache`, if there is one, to be the ground of the next.
        """
        self.staging = Staging(Path(config.site_dir), cache / REPLACED if cache else None)
        with _refusals():
            config.site_dir = str(self.staging.begin())
        self.warnings.start()

    def reuse(self, is_placed: Callable[[str], bool]) -> None:
        """Let the new site grow on the one that waits: on what there `is_placed` by the archive.

        A build into a folder that is not swapped in (a preview's) grows on nothing.
        """
        if self.staging:
            self.staging.reuse(is_placed)

    def close(self) -> None:
        """Nothing more is made, and no warning is counted."""
        self.warnings.stop()
        if self.archive:
            self.archive.close()

    def publish(self, config: MkDocsConfig, cache: Path | None, index: Iterable[str]) -> None:
        """Put the new site in the place of the old one, unless there is none, or the build is strict and was warned.

        `index` are the paths of files of search in it. Its seal is kept in `cache`. Raises PluginError.
        """
        if self.staging is None:
            return
        config.site_dir = str(self.staging.site)
        if self.share or (config.strict and self.warnings.heard):
            self.staging.discard()
            return
        with _refusals():
            self.staging.publish({*self._placed(), *index})
        log.info("The site is in %s", config.site_dir)
        if self.sealing and cache:
            until = self.edition.newsroom.until
            self.sealing.close(self.staging.site, until, cache, len(self.warnings.heard))

    def _placed(self) -> Iterator[str]:
        """Where in the site the archive has put files."""
        below = f"{self.staging.folder}{os.sep}" if self.staging else ""
        for path in self.archive.placed if self.archive else ():
            yield path.removeprefix(below).replace(os.sep, "/")

    def discard(self) -> None:
        """The old site stays as it is, with nothing beside it; there may be nothing to discard any more."""
        self.close()
        if self.staging:
            self.staging.discard()


@contextmanager
def _refusals() -> Iterator[None]:
    """What a site's folder does not allow is told as MkDocs tells it."""
    try:
        yield
    except StagingError as error:
        raise PluginError(f"The site was not built: {error}") from None
