"""Changes of several files: shown first, then all made or none."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path


class ChangedMeanwhileError(Exception):
    """A file is no longer what it was when it was read: the message names it. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file with other content: where it is, what it is called to writers now and then, what it holds now and then."""

    path: Path
    label: str
    new_label: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Move:
    """A file or folder that gets another name, and what both are called to writers."""

    old: Path
    new: Path
    label: str
    new_label: str


def diff(changes: Iterable[Change], moves: Iterable[Move]) -> Iterator[str]:
    """The lines of all changes as Git shows them, without line breaks; other names first."""
    for move in moves:
        yield f"rename from {move.label}"
        yield f"rename to {move.new_label}"
    for change in changes:
        names = f"a/{change.label}", f"b/{change.new_label}"
        for line in unified_diff(_lines(change.before), _lines(change.after), *names):
            yield line.removesuffix("\n")
            if not line.endswith("\n"):
                yield "\\ No newline at end of file"


def _lines(data: bytes) -> list[str]:
    """The lines of a file, each with its line feed, if it has one: no other character ends a line to Git."""
    return re.findall(r".*\n|.+\Z", data.decode("utf-8", "replace"))


def apply(changes: Iterable[Change], moves: Iterable[Move]) -> None:
    """Make all changes, then all moves. What has been done is undone if anything fails.

    All new content is written before the first file is replaced. Raises ChangedMeanwhileError where a file
    is no longer as it was, FileExistsError where a new name is taken, OSError where something cannot be written.
    """
    moves = [*moves]
    undo: list[Callable[[], object]] = []
    with ExitStack() as leftovers:
        prepared = [_prepare(change, moves, leftovers) for change in changes]
        try:
            for old, new, target in prepared:
                new.replace(target)
                undo.append(_replacing(old, target))
            for move in moves:
                _move(move)
                undo.append(_moving(move))
        except BaseException:
            for each in reversed(undo):
                each()
            raise


def _prepare(
    change: Change, moves: Iterable[Move], leftovers: ExitStack
) -> tuple[Path, Path, Path]:
    """A file with the old content and one with the new, on the disk of the one that they are for; and that one."""
    target = Path(os.path.realpath(change.path))
    if target.read_bytes() != change.before:
        raise ChangedMeanwhileError(change.label)
    folders = [move.old.parent for move in moves if target.is_relative_to(move.old.resolve())]
    folder = folders[0] if folders else target.parent
    old, new = (_aside(data, target, folder, leftovers) for data in (change.before, change.after))
    return old, new, target


def _aside(data: bytes, target: Path, folder: Path, leftovers: ExitStack) -> Path:
    """A hidden file in `folder` with the same rights as `target`; it goes when `leftovers` close."""
    handle, name = tempfile.mkstemp(prefix=".nutgraf-", dir=folder)
    leftovers.callback(Path(name).unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    shutil.copymode(target, name)
    return Path(name)


def _replacing(old: Path, target: Path) -> Callable[[], object]:
    return lambda: old.replace(target)


def _moving(move: Move) -> Callable[[], object]:
    return lambda: move.new.rename(move.old)


def _move(move: Move) -> None:
    """Give a file its new name, unless something else has it; another case of the old one is no other file."""
    if move.new.exists() and not move.new.samefile(move.old):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), move.new_label)
    move.old.rename(move.new)
