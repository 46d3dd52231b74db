"""The ground a new site grows on: a site of before, of which what is in its place already is left there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path


def clear(folder: Path, is_wanted: Callable[[str], bool]) -> set[str]:
    """Take away all files in a folder that are not wanted, all links, and the folders that are empty then.

    `is_wanted` is given a path below the folder, with `/`; the paths of all files that are left come back. Raises
    OSError.
    """
    left: set[str] = set()
    _clear(str(folder), is_wanted, "", left)
    return left


def _clear(folder: str, is_wanted: Callable[[str], bool], below: str, left: set[str]) -> bool:
    """Whether anything is left in a folder, which is `below` the first one."""
    is_left = False
    with os.scandir(folder) as entries:
        for entry in entries:  # thousands: paths as objects are slow
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if _clear(entry.path, is_wanted, f"{path}/", left):
                    is_left = True
                else:
                    os.rmdir(entry.path)  # noqa: PTH106
            elif entry.is_file(follow_symlinks=False) and is_wanted(path):
                left.add(path)
                is_left = True
            else:
                os.unlink(entry.path)  # noqa: PTH108
    return is_left


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Take away files in a folder, and what folders are empty then. Raises OSError."""
    for path in paths:
        file = folder / path
        file.unlink()
        with suppress(OSError):  # there is more in it
            os.removedirs(file.parent)
