"""What an earlier run made of all of the content, for one that finds everything as it was then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

from nutgraf.cache.digests import digest, settings_digest
from nutgraf.cache.files import Seen
from nutgraf.cache.packing import PackingError, pack, unpack
from nutgraf.cache.store import Store, digest_of
from nutgraf.cache.versions import code_digest, markdown_digest
from nutgraf.load.files import SourceFile
from nutgraf.settings import Settings

T = TypeVar("T")


def again(store: Store, name: str, made_of: bytes, make: Callable[[], T]) -> T:
    """What `make` makes; or what it made, in an earlier run, of what has the same digest `made_of`.

    It gives texts, numbers, and tuples of them, and depends on nothing else but the code.
    """
    key = digest_of(b"again", name.encode(), code_digest(), made_of)
    with suppress(PackingError):
        known: T | None = store.recall(key, unpack)
        if known is not None:
            return known
    made = make()
    store.put(key, pack(made), made)
    return made


class Results:
    """What was made of the content as it is now, by name, as far as it is known.

    All of it depends on all files (`seen`: those that are read; `others`: those of which only the name counts), on the
    settings, on the code, and on the clock, which changes something at known moments only. Nothing is known where a
    file cannot be read, and where an extension of Markdown may depend on anything. Of each name only the last result
    is kept: there may be thousands of problems, and an edit a minute.
    """

    def __init__(
        self, store: Store, settings: Settings, seen: Sequence[Seen], others: Iterable[SourceFile]
    ) -> None:
        self._store, self._settings = store, settings
        markdown = markdown_digest(settings.markdown)
        is_sure = store.is_open and all(each.digest for each in seen)
        told = settings_digest(settings), digest(settings.rules)
        self._site = digest_of(markdown, *told) if markdown and is_sure else None
        self._content = _digest_of_all(seen, others) if self._site else b""

    def find(self, name: str) -> Any | None:
        """What was made, if it would be made now."""
        kept = self._store.get(self._key(name)) if self._site else None
        if kept is None:
            return None
        try:
            content, since, until, result = unpack(kept)
            if content != self._content:
                return None
            if not since <= self._settings.now or (until and until <= self._settings.now):
                return None
            return unpack(result)
        except (PackingError, TypeError, ValueError):
            return None

    def keep(self, name: str, result: object, until: datetime | None) -> None:
        """Keep what was made, and `until` when it is so. Raises PackingError where it holds what cannot be kept."""
        if self._site:
            told = (self._content, self._settings.now, until, pack(result))
            self._store.put(self._key(name), pack(told))

    def _key(self, name: str) -> bytes:
        return digest_of(b"result", name.encode(), self._site or b"")


def _digest_of_all(seen: Iterable[Seen], others: Iterable[SourceFile]) -> bytes:
    names = (
        f"{each.source}\n{each.label}\n{each.oddity}".encode("utf-8", "surrogateescape")
        for each in others
    )
    read = digest_of(*(each.digest for each in seen))
    return digest_of(read, digest_of(*names))
