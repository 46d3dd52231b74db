"""The ground a new site grows on: a site of before, of which what is in its place already is left there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def clear(folder: Path, is_wanted: Callable[[str], bool]) -> None:
    """Take away all files in a folder that are not wanted, all links, and the folders that are empty then.

    `is_wanted` is given a path below the folder, with `/`. Where there is no such folder, there is nothing to do.
    Raises OSError.
    """
    if folder.is_dir() and not folder.is_symlink():
        _clear(str(folder), is_wanted, "")


def _clear(folder: str, is_wanted: Callable[[str], bool], below: str) -> bool:
    """Whether anything is left in a folder, which is `below` the first one."""
    is_left = False
    with os.scandir(folder) as entries:
        for entry in entries:  # thousands: paths as objects are slow
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if _clear(entry.path, is_wanted, f"{path}/"):
                    is_left = True
                else:
                    os.rmdir(entry.path)  # noqa: PTH106
            elif entry.is_file(follow_symlinks=False) and is_wanted(path):
                is_left = True
            else:
                os.unlink(entry.path)  # noqa: PTH108
    return is_left
