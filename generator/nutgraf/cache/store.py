"""A file of what was read: key → bytes. Nothing that goes wrong with it stops a run.

It is an SQLite database, so it survives a kill at any moment, and several processes may use it at once. A file that
is damaged or is none of ours is made anew. Each value carries a digest of itself, for damage that SQLite does not see.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from nutgraf.cache.memory import Memory

FILE = "read.sqlite"
PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""

AT_ONCE = 500
"""So many values are written together: what was read before a run was cut off is kept."""

SPARE = 1000
ENOUGH = 4
"""When the file holds this many times what a run used, and some to spare, the rest is taken away."""

DIGEST = 8

T = TypeVar("T")


def digest_of(*parts: bytes) -> bytes:
    """The key of what depends on `parts`: their lengths count, so no two lists of parts have the same."""
    whole = blake2b(digest_size=20)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


class Store:
    """The values that were kept. To be used in a `with`: what was put is written at its end, at the latest.

    Without a folder, or where none can be made, nothing is found and nothing is kept. What is made of values is
    remembered where there is a `memory`.
    """

    def __init__(self, folder: Path | None, file: str = FILE, memory: Memory | None = None) -> None:
        self._memory = memory
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._may_tidy = True
        self._path = folder / file if folder else None
        self._connection = _open(self._path) if self._path else None

    @property
    def is_open(self) -> bool:
        """Whether there is any use in putting something."""
        return self._connection is not None

    def get(self, key: bytes) -> bytes | None:
        """The value that was kept under that key, whole and as it was; else None."""
        if self._connection is None:
            return None
        row = self._try(
            lambda connection: connection.execute(
                "SELECT value FROM kept WHERE key = ?", (key,)
            ).fetchone()
        )
        if row is None or not isinstance(row[0], bytes):
            return None
        seal, value = row[0][:DIGEST], row[0][DIGEST:]
        if seal != _seal(key, value):
            return None
        self._used.add(key)
        return value

    def recall(self, key: bytes, make: Callable[[bytes], T]) -> T | None:
        """What `make` makes of the value that was kept under that key; None where there is none."""
        made: T | None = self._memory.get(key) if self._memory else None
        if made is not None:
            self._used.add(key)
            return made
        value = self.get(key)
        if value is None:
            return None
        made = make(value)
        if self._memory:
            self._memory.put(key, made)
        return made

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While many values are looked for: the file is locked once, not for each. Others may read, too."""
        self._try(lambda connection: connection.execute("BEGIN"))
        try:
            yield
        finally:
            self._try(lambda connection: connection.commit())

    def put(self, key: bytes, value: bytes, made: object = None) -> None:
        """Keep a value; and in the memory what would be `made` of it, where that is known."""
        if self._memory:
            self._memory.drop(key)
            if made is not None:
                self._memory.put(key, made)
        if self._connection is not None:
            self._new[key] = value
            if len(self._new) >= AT_ONCE:
                self._write()

    def leave_the_rest(self) -> None:
        """Take nothing away at the end: this run has looked at too little to tell what is of use."""
        self._may_tidy = False

    def take(self, other: Path) -> None:
        """Take over what another file holds, where nothing is kept under its key yet; and take nothing away at the end.

        Raises OSError where it is no file of this kind.
        """
        self.leave_the_rest()
        address = f"{other.resolve().as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(address, uri=True)) as connection:
                rows = connection.execute("SELECT key, value FROM kept").fetchall()
        except sqlite3.Error as error:
            raise OSError(f"{other}: {error}") from error
        self._change("INSERT OR IGNORE INTO kept VALUES (?, ?)", rows)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        del error, at
        self._write()
        if self._memory:
            self._memory.settle()
        if kind is None and self._may_tidy:
            self._tidy()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write(self) -> None:
        rows = [(key, _seal(key, value) + value) for key, value in self._new.items()]
        self._used |= self._new.keys()
        self._new = {}
        if rows:
            self._change("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def _tidy(self) -> None:
        """Take away what this run did not use, where it has become most of the file."""
        row = self._try(lambda each: each.execute("SELECT count(*) FROM kept").fetchone())
        if row is None or row[0] <= ENOUGH * len(self._used) + SPARE:
            return
        every = self._try(lambda each: each.execute("SELECT key FROM kept").fetchall()) or []
        self._change(
            "DELETE FROM kept WHERE key = ?", [row for row in every if row[0] not in self._used]
        )

    def _change(self, statement: str, rows: Sequence[tuple[bytes, ...]]) -> None:
        """One transaction: all of it, or nothing."""

        def change(connection: sqlite3.Connection) -> None:
            connection.commit()  # who reads and wants to write may wait for another who does
            with connection:
                connection.executemany(statement, rows)

        self._try(change)

    def _try(self, use: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `use` gives; where it cannot, go on without the file, and without a damaged one for good."""
        if self._connection is None:
            return None
        try:
            return use(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            self._connection = None
            if self._path and _is_damage(error):
                _remove(self._path)
            return None


def _open(path: Path) -> sqlite3.Connection | None:
    """The database; None where there can be none."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _ignore(path.parent)
            return _connect(path)
        except OSError:
            return None
        except sqlite3.Error as error:
            if not _is_damage(error):
                return None
            _remove(path)
    return None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)")
        connection.execute("SELECT key, value FROM kept LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is no database of ours; it may also be locked, or the disk full or read-only."""
    no_column = "no such column" in str(error)
    return no_column or not isinstance(error, sqlite3.OperationalError)


def _remove(path: Path) -> None:
    for each in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            each.unlink(missing_ok=True)


def _ignore(folder: Path) -> None:
    """Keep the folder out of Git, whatever the site's own `.gitignore` says."""
    file = folder / ".gitignore"
    if not file.exists():
        file.write_text("*\n", encoding="utf-8")


def _seal(key: bytes, value: bytes) -> bytes:
    return blake2b(value, digest_size=DIGEST, key=key).digest()
