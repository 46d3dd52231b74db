"""Which files in a site's folder its build made: a list of them lies there, so it goes wherever the folder goes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

LIST = ".nutgraf-made"
"""The list, in the site's folder. What it names is public anyhow; what uploads a site leaves hidden files out."""

MARK = ("404.html", "assets/nutgraf/")
"""A page that every site has, and what ours says: how a site is known that was built before there was a list."""


def list_made(folder: Path) -> None:
    """Write the list of all that is in a folder into it."""
    (folder / LIST).write_text(json.dumps([*_files(folder)], indent=0) + "\n", encoding="ascii")


def find_others(folder: Path) -> Iterator[PurePosixPath]:
    """What is in a site's folder and not of its build, in order; hidden folders as a whole, where all of it is so.

    Where no build made the folder, that is all of it.
    """
    made = _made(folder)
    if made is not None:
        yield from _others(folder, made | {LIST})
    else:
        is_ours = _has_mark(folder)
        for entry in sorted(folder.iterdir()):
            if entry.name.startswith(".") or not is_ours:
                yield PurePosixPath(entry.name)


def is_hidden(path: PurePosixPath) -> bool:
    """Whether something is none of what readers see."""
    return any(part.startswith(".") for part in path.parts)


def _others(folder: Path, made: frozenset[str], below: str = "") -> Iterator[PurePosixPath]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = f"{below}{entry.name}"  # a path as an object takes ten times as long
        if not entry.is_dir(follow_symlinks=False):
            if path not in made:
                yield PurePosixPath(path)
        elif _is_apart(path, made):
            yield PurePosixPath(path)
        else:
            yield from _others(Path(entry.path), made, f"{path}/")


def _is_apart(folder: str, made: frozenset[str]) -> bool:
    """Whether a folder is hidden, and nothing in it was made."""
    return "/." in f"/{folder}" and not any(each.startswith(f"{folder}/") for each in made)


def _made(folder: Path) -> frozenset[str] | None:
    """The paths in the list; None where there is no list."""
    try:
        return frozenset(map(str, json.loads((folder / LIST).read_bytes())))
    except (FileNotFoundError, TypeError, ValueError):
        return None


def _has_mark(folder: Path) -> bool:
    page, words = MARK
    try:
        return words in (folder / page).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _files(folder: Path, below: str = "") -> Iterator[str]:
    """All that is no folder in one and below it, links to folders included, in order."""
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}"
