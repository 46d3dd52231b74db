"""A build goes to a folder beside the site and takes its place when it is whole: never a broken site for a good one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path, PurePosixPath

from nutgraf.publishing.exchange import exchange
from nutgraf.publishing.ground import clear, remove
from nutgraf.publishing.lock import SiteLock
from nutgraf.publishing.made import find_others, is_hidden, list_made
from nutgraf.publishing.refusal import refusal

TOLD = 5
"""How many files that are in the way are named."""


class StagingError(Exception):
    """A build cannot write the site; the message says why."""


class Staging:
    """The folder `site`, and the two that a build uses beside it, or beside what it is a link to.

    From `begin` to `publish` or `discard` no other build of the same site can begin. A site that was replaced waits in
    the folder `spare` (None: nowhere) to be the ground of the next.
    """

    def __init__(self, site: Path, spare: Path | None = None) -> None:
        self.site = site
        self._spare = spare
        self._left: set[str] = set()
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
        self._kept()
        if self._place.is_dir() and not os.access(self._place, os.W_OK | os.X_OK):
            raise StagingError(f"expected a folder that can be written, but {self.site} is not")
        if not self._lock.take():
            raise StagingError(f"another build is writing {self.site}: try again when it is done")
        self._clear()
        self.folder.mkdir(parents=True)
        return self.folder

    def reuse(self, is_placed: Callable[[str], bool]) -> None:
        """Let the new site grow on the one that waits, if nothing is in its folder yet.

        Of that is left what `is_placed` by an archive, which knows what is in its place already. Others may write into
        a file that has more names than one, so nothing is left of what they write. Raises OSError.
        """
        if self._spare is None or not _is_folder(self._spare) or any(self.folder.iterdir()):
            return
        self.folder.rmdir()
        with suppress(OSError):  # none waits
            self._spare.rename(self.folder)
        self.folder.mkdir(exist_ok=True)
        try:
            self._left = clear(self.folder, is_placed)
        except OSError:
            shutil.rmtree(self.folder)
            self.folder.mkdir()

    def publish(self, placed: Collection[str] = ()) -> None:
        """Put the new site in the place of the old one; hidden files that no build made (`.gitignore`) stay.

        Of what was left to grow on only that is published which was put in its place again (`placed`). Raises
        StagingError where other files have come there meanwhile.
        """
        kept = self._kept()
        remove(self.folder, self._left.difference(placed))
        list_made(self.folder)
        if self._place.exists():
            for path in kept:
                _keep(self._place / path, self.folder / path)
            if exchange(self.folder, self._place):
                self.discard()
                return
            self._place.rename(self._previous)
        self.folder.rename(self._place)
        self.discard()

    def _kept(self) -> list[PurePosixPath]:
        """The hidden files in the place of the site that no build made. Raises StagingError where others are there."""
        found = [*find_others(self._place)] if self._place.is_dir() else []
        in_the_way = [str(path) for path in found if not is_hidden(path)]
        if in_the_way:
            more = len(in_the_way) - TOLD
            names = ", ".join(in_the_way[:TOLD]) + (f" and {more} more" if more > 0 else "")
            raise StagingError(
                f"expected an empty folder or a site, but in {self.site} is what no build made: {names}. "
                "A build takes the place of all that is there. Move it away, or delete it; "
                "what readers are to have belongs into the content"
            )
        return found

    def discard(self) -> None:
        """Leave the site as it is, and nothing beside it; a build that has not begun has nothing to discard."""
        if self._lock.is_held:
            with suppress(OSError):  # what cannot be removed now is told to who builds next
                self._clear()
            self._lock.release()

    def _clear(self) -> None:
        """Nothing is left beside the site. Where swapping was cut off, the old one comes back."""
        if _is_folder(self._previous) and not self._place.exists():
            self._previous.rename(self._place)
        for folder in (self.folder, self._previous):
            if not _is_folder(folder):
                folder.unlink(missing_ok=True)
            elif not self._puts_by(folder):
                shutil.rmtree(folder)

    def _puts_by(self, folder: Path) -> bool:
        """Whether a folder that was a site, or was to be one, waits from now on to be the ground of the next."""
        try:
            if self._spare is None:
                return False
            folder.rename(self._spare)  # not over another one, nor to another disk
        except OSError:
            return False
        return True


def _is_folder(path: Path) -> bool:
    """Whether there is a folder, and no link to one: that leads to what no build made."""
    return path.is_dir() and not path.is_symlink()


def _keep(source: Path, target: Path) -> None:
    """Copy a file or a folder of the old site into the new one, unless something has its place there."""
    if _is_folder(source):
        if not target.is_symlink() and (target.is_dir() or not target.exists()):
            target.mkdir(parents=True, exist_ok=True)
            for entry in source.iterdir():
                _keep(entry, target / entry.name)
            shutil.copystat(source, target)  # now that it is filled: it may be one to read only
    elif not os.path.lexists(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target, follow_symlinks=False)
