"""The folder that an import writes to: never over a file, never outside of it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from nutgraf.new_files import new_file

TAKEN = "there is a file of that name, and it stays as it is"
OUTSIDE = "a link leads out of the folder there"
NO_FOLDER = "there is a file where its folder should be"


def why_not_writable(folder: Path) -> str | None:
    """Why nothing can be written into a folder, which need not be there yet; None where something can."""
    whole = folder.resolve()
    nearest = next(each for each in (whole, *whole.parents) if os.access(each, os.F_OK))
    if os.access(nearest, os.W_OK | os.X_OK):
        return None
    return (
        f"expected a folder that can be written to, but got {nearest}: {os.strerror(errno.EACCES)}"
    )


class Destination:
    """A folder to write to; it is made when the first file is. With `is_trial` nothing is written."""

    def __init__(self, folder: Path, *, is_trial: bool = False) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._is_trial = is_trial
        self._planned: set[Path] = set()

    def write(self, target: str, text: str) -> str | None:
        """Write a new file at `target` below the folder; says why not if it cannot be done."""
        return self._put(target, lambda file: _write(file, text))

    def copy(self, source: Path, target: str) -> str | None:
        """Copy the file `source` to `target`, as `write` does. If the same file is there already, that is as good."""
        return self._put(target, lambda file: _copy(file, source), same_as=source)

    def _put(
        self, target: str, fill: Callable[[BinaryIO], None], same_as: Path | None = None
    ) -> str | None:
        try:
            if same_as and _is_same(same_as, self._folder / target):
                return None
            return self._made(target, fill)
        except OSError as error:
            return f"the system says: {error.strerror}"

    def _made(self, target: str, fill: Callable[[BinaryIO], None]) -> str | None:
        path = self._folder / target
        parent = path.parent.resolve()
        if not parent.is_relative_to(self._root):
            return OUTSIDE
        if path in self._planned or path.exists() or path.is_symlink():
            return TAKEN
        if any(each.exists() and not each.is_dir() for each in (parent, *parent.parents)):
            return NO_FOLDER
        self._planned.add(path)
        if not self._is_trial:
            path.parent.mkdir(parents=True, exist_ok=True)
            with new_file(path) as file:
                fill(file)
        return None


def _is_same(source: Path, path: Path) -> bool:
    return path.is_file() and path.read_bytes() == source.read_bytes()


def _write(file: BinaryIO, text: str) -> None:
    file.write(text.encode())


def _copy(file: BinaryIO, source: Path) -> None:
    with source.open("rb") as original:
        shutil.copyfileobj(original, file)
