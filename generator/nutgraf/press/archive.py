"""What was printed in earlier runs: files named by their content, which a new site has as its own (hard links)."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryDirectory

NAME = 20
"""The length of the digest by which a file is named, in bytes."""

NAMED = re.compile(rf"[0-9a-f]{{{2 * NAME}}}")
"""The name of a file."""

SPARE = 2
"""When there are this many times the files that a run used, the rest is taken away."""

WORK = "work-"
"""How names of folders to work in begin."""

FORSAKEN = 3600
"""Seconds after which nobody works in such a folder any more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of the archive, and its size and time of change (ns) when it was made: who changes it is found out."""

    name: str
    size: int
    changed: int


class Archive:
    """A folder of files. It is safe to delete at any time, and to share: a file is what its name says, or is not used.

    Without a folder, or where none can be made, it is one for this run only.
    """

    def __init__(self, folder: Path | None) -> None:
        self._lent: TemporaryDirectory[str] | None = None
        if folder and _can_write(folder):
            self._folder = folder
        else:
            self._lent = TemporaryDirectory(prefix="nutgraf-")
            self._folder = Path(self._lent.name)
        self._root = f"{self._folder}{os.sep}"
        self.placed: set[str] = set()
        """Where in sites files were put."""

    @property
    def is_lasting(self) -> bool:
        """Whether a later run will find what is put here."""
        return self._lent is None

    def put(self, content: bytes) -> Sheet:
        """Keep a file. Raises OSError where that cannot be."""
        name = blake2b(content, digest_size=NAME).hexdigest()
        path = self._path(name)
        if not _holds(path, content):
            draft = f"{path}.{os.getpid()}"
            try:
                _write(draft, content)
            except (FileNotFoundError, NotADirectoryError):  # the first of its folder
                Path(path).parent.unlink(missing_ok=True)  # it may be a file
                os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
                _write(draft, content)
            if os.path.isdir(path):  # noqa: PTH112
                shutil.rmtree(path)
            os.replace(draft, path)  # noqa: PTH105  # done with every file that is made: a Path is slow
        stat = os.stat(path)  # noqa: PTH116
        return Sheet(name, stat.st_size, stat.st_mtime_ns)

    def has(self, sheet: Sheet) -> bool:
        """Whether the file is there as it was made. What is no name or no file of ours may lead anywhere."""
        if not NAMED.fullmatch(sheet.name):
            return False
        path = self._path(sheet.name)
        try:
            found = os.lstat(path)  # asked of every file of a site: a Path is slow
            if not S_ISREG(found.st_mode):
                return False
            if (found.st_size, found.st_mtime_ns) == (sheet.size, sheet.changed):
                return True
            return blake2b(Path(path).read_bytes(), digest_size=NAME).hexdigest() == sheet.name
        except OSError:
            return False

    def place(self, sheet: Sheet, target: str) -> None:
        """Put the file into a site, at a path: as a link where the file system can, else as a copy.

        It may be there already. Raises OSError.
        """
        source = self._path(sheet.name)
        self.placed.add(target)
        try:
            os.link(source, target)  # done with every file of a site: a Path is slow
            return
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
        except FileExistsError:
            if os.path.samestat(os.lstat(source), os.lstat(target)):
                return
            os.unlink(target)  # noqa: PTH108  # it may be linked to another file of the archive
        except OSError:
            pass  # a copy it is
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)

    def read(self, sheet: Sheet) -> bytes:
        """What the file holds. Raises OSError."""
        return Path(self._path(sheet.name)).read_bytes()

    def take(self, other: Path) -> int:
        """Take over the files of another archive; how many there are. Raises OSError."""
        files = [
            path for path in other.glob("*/*") if NAMED.fullmatch(path.name) and path.is_file()
        ]
        for path in files:
            target = Path(self._path(path.name))
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target, follow_symlinks=False)
        return len(files)

    def tidy(self, used: Iterable[Sheet]) -> None:
        """Take away what this run did not use, where it has become most of the archive."""
        kept = {sheet.name for sheet in used}
        held = [*self._held()]
        if len(held) > SPARE * len(kept):
            for name in {*held} - kept:
                with suppress(OSError):
                    Path(self._path(name)).unlink()

    def _held(self) -> Iterator[str]:
        """The names of all files; those of other runs may come and go."""
        for folder in self._folder.glob("??"):
            with suppress(OSError):
                yield from os.listdir(folder)  # noqa: PTH208  # thousands: Paths are slow

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """A folder to work in, which is gone afterwards; so are those that killed runs left. Raises OSError."""
        for left in self._folder.glob(f"{WORK}*"):
            with suppress(FileNotFoundError):  # another run takes it away, too
                if time.time() - left.stat().st_mtime > FORSAKEN:
                    shutil.rmtree(left, ignore_errors=True)
        with TemporaryDirectory(prefix=WORK, dir=self._folder) as folder:
            yield Path(folder)

    def close(self) -> None:
        """The run is over."""
        if self._lent:
            self._lent.cleanup()

    def _path(self, name: str) -> str:
        return f"{self._root}{name[:2]}{os.sep}{name}"


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb", 0) as file:  # noqa: PTH123
            return file.read() == content
    except OSError:
        return False


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)
