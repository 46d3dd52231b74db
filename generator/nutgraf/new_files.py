"""New files: never over one that is there, and whole or not there at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into; where that fails nothing of it is left.

    Raises FileExistsError where something is in its place, OSError where it cannot be made.
    """
    file = path.open("xb")
    try:
        with file:  # a full disk may be told only as it is closed
            yield file
    except BaseException:
        path.unlink()
        raise
