"""Several files, all replaced or none."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nutgraf.load.files import SourceFile


class ChangedMeanwhileError(Exception):
    """A file is no longer what it was when it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file as it is, and as it should be."""

    file: SourceFile
    before: bytes
    after: bytes

    def diff(self) -> Iterator[str]:
        """The lines of a unified diff, as `git apply` and `patch` read it."""
        old, new = (_lines(text) for text in (self.before, self.after))
        label = self.file.label
        for line in difflib.unified_diff(old, new, f"a/{label}", f"b/{label}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    return [f"{line}\n" for line in data.decode().split("\n")[:-1]] + [
        last for last in data.decode().split("\n")[-1:] if last
    ]


def write_all(fixes: Sequence[Fixed]) -> None:
    """Put the mended files in the place of the old ones, when all have been written beside them.

    Raises ChangedMeanwhileError where one of them has changed, OSError where one cannot be written.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for fixed in fixes:
            target = Path(os.path.realpath(fixed.file.location))
            written.append((_write_beside(target, fixed.after), target))
        for fixed in fixes:
            if fixed.file.location.read_bytes() != fixed.before:
                raise ChangedMeanwhileError(fixed.file.label)
        for beside, target in written:
            beside.replace(target)
    finally:
        for beside, _ in written:
            beside.unlink(missing_ok=True)


def _write_beside(target: Path, data: bytes) -> Path:
    """A hidden file with `data` in the folder of `target`, with the same rights."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".fixed", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    shutil.copymode(target, name)
    return Path(name)
