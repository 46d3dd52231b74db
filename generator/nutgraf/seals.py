"""Whether a site would be built as it stands: told by the state of files, without reading one and without MkDocs.

A build seals its site: it notes what it looked at, and the state of that and of what it made. As long as both are in
that state, and no moment has come at which the clock changes something, another build would make the same.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from stat import S_ISLNK
from typing import Annotated, TypeAlias

import msgspec

import nutgraf

CACHE = ".nutgraf"
"""The folder beside `mkdocs.yml` that holds what is kept for the next run."""

FILE = "seal.json"

Moment: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with an offset."""

TICK = 50_000_000
"""Nanoseconds: two changes of a file that are nearer to each other may leave the same time."""


class Seal(msgspec.Struct, frozen=True):
    """What a build looked at and made, the state of both, and `since` and `until` when it holds.

    It looked at the file of its `settings` and at what else it has `seen`: these were in the state `before`. It made
    the `site`, which is in the state `after`, and gave `warnings`.
    """

    settings: str
    seen: list[str]
    site: str
    before: str
    after: str
    since: Moment
    until: Moment | None
    warnings: int = 0

    def holds(self) -> bool:
        """Whether all is as it was; where something was edited, nobody goes through the site.

        A clock that was ahead when it was sealed may have let something out that is still to come.
        """
        now = datetime.now(UTC)
        if now < self.since or (self.until and now >= self.until):
            return False
        is_read = self.before == _state([self.settings, *self.seen]).digest
        return is_read and self.after == _state([self.site]).digest


class Sealing:
    """A seal in the making: begun before anything is read, so that an edit during the build breaks it."""

    def __init__(self, settings: Path, seen: Iterable[Path]) -> None:
        self._settings = str(settings.resolve())
        self._seen = [str(path.absolute()) for path in seen]  # whoever builds next may be elsewhere
        self._since = datetime.now(UTC)
        self._before = self._now()

    def _now(self) -> _State:
        return _state([self._settings, *self._seen])

    def close(self, site: Path, until: datetime | None, cache: Path, warnings: int = 0) -> None:
        """Seal the site, unless something changed meanwhile, or so shortly before that it might have."""
        is_settled = self._before.newest < _start_of_process() - TICK
        if is_settled and self._now() == self._before:
            before, after = self._before.digest, _state([str(site)]).digest
            told = Seal(
                self._settings, self._seen, str(site), before, after, self._since, until, warnings
            )
            with suppress(OSError):
                (cache / FILE).write_bytes(msgspec.json.encode(told))


def _start_of_process() -> int:
    """When this process began, in nanoseconds: what changed later may have been read before or after. 0: not known."""
    try:
        ticks = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
        age = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (AttributeError, IndexError, OSError, ValueError):  # not on Linux
        return 0
    return time.time_ns() - int(age * 1e9)


def find_seal(settings: Path) -> Seal | None:
    """The seal of the site that was built by a file of settings, if there is one of ours."""
    try:
        told = (settings.parent / CACHE / FILE).read_bytes()
        seal = msgspec.json.decode(told, type=Seal)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    return seal if seal.settings == str(settings.resolve()) else None


@dataclass(frozen=True, slots=True)
class _State:
    digest: str
    newest: int
    """When the last of the files changed, in nanoseconds; never past where there is a link: nobody looks behind it."""


def _state(paths: Iterable[str]) -> _State:
    """The state of files, of all that is in folders, of the code and of what is installed beside it."""
    told, newest = blake2b(sys.version.encode(), digest_size=20), 0
    told.update("\n".join(_installed()).encode("utf-8", "surrogateescape"))
    for path in [*paths, str(Path(nutgraf.__file__).parent)]:
        for each, stat in _files(path):
            marks = (stat.st_mode, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
            told.update(f"{each}\0{marks}\n".encode("utf-8", "surrogateescape"))
            newest = max(newest, stat.st_ctime_ns, stat.st_mtime_ns)
            if S_ISLNK(stat.st_mode):
                newest = sys.maxsize
    return _State(told.hexdigest(), newest)


def _installed() -> Iterator[str]:
    """What is installed, by name and version, wherever Python looks: a user's own folder and `PYTHONPATH` included."""
    for folder in sys.path:
        with suppress(OSError):  # it need not be there
            yield from sorted(name for name in os.listdir(folder) if name.endswith("-info"))  # noqa: PTH208


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """A file, or what is below a folder, in order; what is not there is nothing, be it that it has just gone.

    Python's own caches do not count.
    """
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:  # it is no folder, or none that can be read
        with suppress(OSError):
            yield path, os.lstat(path)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            with suppress(FileNotFoundError):
                yield entry.path, entry.stat(follow_symlinks=False)
