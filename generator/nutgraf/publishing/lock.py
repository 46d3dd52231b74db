"""One build at a time may write a site."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO

from nutgraf.text import digest

try:
    import fcntl
except ImportError:  # Windows has no such lock: there two builds at once are up to their users
    fcntl = None  # type: ignore[assignment]


_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
"""Nothing is written, and nothing that somebody else has put there is followed."""


class SiteLock:
    """A lock on the site at a path, kept by the system: it ends with the process, however that ends."""

    def __init__(self, site: Path) -> None:
        user = os.getuid() if hasattr(os, "getuid") else ""
        name = f"nutgraf-{user}-{digest(os.path.realpath(site))}.lock"
        self._path = Path(tempfile.gettempdir(), name)
        self._file: IO[str] | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def take(self) -> bool:
        """Take the lock; False where another build has it. Raises OSError where there can be none."""
        file = os.fdopen(os.open(self._path, _FLAGS, 0o600), "w", encoding="utf-8")
        try:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        except OSError:
            file.close()
            raise
        self._file = file
        return True

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._file:
            self._file.close()
            self._file = None
