"""A build goes to a folder beside the site and takes its place when it is whole: never a broken site for a good one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder `site`, and the two beside it that a build uses."""

    site: Path

    @property
    def folder(self) -> Path:
        """Where the new site grows."""
        return self.site.with_name(f".{self.site.name}.building")

    @property
    def _previous(self) -> Path:
        return self.site.with_name(f".{self.site.name}.previous")

    def begin(self) -> Path:
        """An empty folder to build into. A build that was cut off while swapping is set right first."""
        if self._previous.exists() and not self.site.exists():
            self._previous.rename(self.site)
        self.discard()
        self.folder.mkdir(parents=True)
        return self.folder

    def publish(self) -> None:
        """Put the new site in the place of the old one; hidden files of the old one (`.gitignore`) stay."""
        if self.site.exists():
            for entry in self.site.iterdir():
                if entry.name.startswith(".") and not (self.folder / entry.name).exists():
                    _copy(entry, self.folder / entry.name)
            self.site.rename(self._previous)
        self.folder.rename(self.site)
        self.discard()

    def discard(self) -> None:
        """Leave the site as it is, and nothing beside it."""
        for folder in (self.folder, self._previous):
            if folder.exists():
                shutil.rmtree(folder)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target)
