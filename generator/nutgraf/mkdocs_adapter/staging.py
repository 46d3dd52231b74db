"""A build goes to a folder beside the site and takes its place when it is whole: never a broken site for a good one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from nutgraf.mkdocs_adapter.exchange import exchange
from nutgraf.mkdocs_adapter.lock import SiteLock
from nutgraf.mkdocs_adapter.reporting import refusal

MISSING_PAGE = "404.html"
"""What Material writes into every site, and hardly anybody else anywhere."""


class StagingError(Exception):
    """A build cannot begin; the message says why."""


class Staging:
    """The folder `site`, and the two that a build uses beside it, or beside what it is a link to.

    From `begin` to `publish` or `discard` no other build of the same site can begin.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self._lock = SiteLock(site)

    @property
    def folder(self) -> Path:
        """Where the new site grows."""
        return self._place.with_name(f".{self._place.name}.building")

    @property
    def _previous(self) -> Path:
        return self._place.with_name(f".{self._place.name}.previous")

    @property
    def _place(self) -> Path:
        return Path(os.path.realpath(self.site))

    def begin(self) -> Path:
        """An empty folder to build into. Raises StagingError where the site cannot be written now."""
        try:
            return self._begin()
        except OSError as error:
            raise StagingError(refusal(error) or str(error)) from error

    def _begin(self) -> Path:
        if self._place.exists() and not self._place.is_dir():
            raise StagingError(f"expected a folder for the site, but {self.site} is a file")
        if self._place.is_dir() and not _is_site(self._place):
            told = f"expected an empty folder or a site, but {self.site} holds something else"
            raise StagingError(f"{told}: a build takes the place of all that is in it")
        if self._place.is_dir() and not os.access(self._place, os.W_OK | os.X_OK):
            raise StagingError(f"expected a folder that can be written, but {self.site} is not")
        if not self._lock.take():
            raise StagingError(f"another build is writing {self.site}: try again when it is done")
        self._clear()
        self.folder.mkdir(parents=True)
        return self.folder

    def publish(self) -> None:
        """Put the new site in the place of the old one; hidden files of the old one (`.gitignore`) stay."""
        if self._place.exists():
            for entry in self._place.iterdir():
                if entry.name.startswith(".") and not (self.folder / entry.name).exists():
                    _copy(entry, self.folder / entry.name)
            if exchange(self.folder, self._place):
                self.discard()
                return
            self._place.rename(self._previous)
        self.folder.rename(self._place)
        self.discard()

    def discard(self) -> None:
        """Leave the site as it is, and nothing beside it; a build that has not begun has nothing to discard."""
        if self._lock.is_held:
            with suppress(OSError):  # what cannot be removed now is told to who builds next
                self._clear()
            self._lock.release()

    def _clear(self) -> None:
        """Nothing is left beside the site. Where swapping was cut off, the old one comes back."""
        if self._previous.exists() and not self._place.exists():
            self._previous.rename(self._place)
        for folder in (self.folder, self._previous):
            if folder.exists():
                shutil.rmtree(folder)


def _is_site(folder: Path) -> bool:
    """Whether a folder may be replaced: nothing is in it but hidden files, or it has what every site has."""
    visible = any(not entry.name.startswith(".") for entry in folder.iterdir())
    return not visible or (folder / MISSING_PAGE).is_file()


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
