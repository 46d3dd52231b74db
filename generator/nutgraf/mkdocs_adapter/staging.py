"""A build goes to a folder beside the site and takes its place when it is whole: never a broken site for a good one."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder `site`, and the two that a build uses beside it, or beside what it is a link to."""

    site: Path

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
        """An empty folder to build into."""
        self.discard()
        self.folder.mkdir(parents=True)
        return self.folder

    def publish(self) -> None:
        """Put the new site in the place of the old one; hidden files of the old one (`.gitignore`) stay."""
        if self._place.exists():
            for entry in self._place.iterdir():
                if entry.name.startswith(".") and not (self.folder / entry.name).exists():
                    _copy(entry, self.folder / entry.name)
            self._place.rename(self._previous)
        self.folder.rename(self._place)
        self.discard()

    def discard(self) -> None:
        """Leave the site as it is, and nothing beside it. Where swapping was cut off, the old site comes back."""
        if self._previous.exists() and not self._place.exists():
            self._previous.rename(self._place)
        for folder in (self.folder, self._previous):
            if folder.exists():
                shutil.rmtree(folder)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
