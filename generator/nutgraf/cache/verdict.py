"""All problems of an earlier run, for one that finds everything as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from nutgraf.cache.files import Seen
from nutgraf.cache.packing import PackingError, pack, unpack
from nutgraf.cache.store import Store, digest_of
from nutgraf.cache.versions import markdown_digest
from nutgraf.load.files import SourceFile
from nutgraf.problems import Code, Problem
from nutgraf.settings import Settings
from nutgraf.times import is_over

Expiries: TypeAlias = Iterable[date]
"""The days and moments on which something ends: the one thing that the clock changes where drafts are shown."""


class Verdict:
    """The problems of the content as it is now, if they are known.

    They depend on all files (`seen`: those that are read; `others`: those of which only the name counts), on the
    settings (`told` is a digest of those that are not Markdown's), on the code, and on what has expired. There is none
    where a file cannot be read, where Markdown may depend on what nobody knows, and where embargoes count.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        told: bytes,
        seen: Sequence[Seen],
        others: Iterable[SourceFile],
    ) -> None:
        self._store, self._settings = store, settings
        self._key = self._key_of(told, seen, others) if store.is_open else None

    def _key_of(
        self, told: bytes, seen: Sequence[Seen], others: Iterable[SourceFile]
    ) -> bytes | None:
        markdown = markdown_digest(self._settings.markdown)
        if markdown is None or not self._settings.preview or not all(each.digest for each in seen):
            return None
        names = (
            f"{each.source}\n{each.label}\n{each.oddity}".encode("utf-8", "surrogateescape")
            for each in others
        )
        read = digest_of(*(each.digest for each in seen))
        return digest_of(b"verdict", markdown, told, read, digest_of(*names))

    def find(self) -> tuple[Problem, ...] | None:
        """What was found, if it would be found now."""
        kept = self._store.get(self._key) if self._key else None
        if kept is None:
            return None
        try:
            problems, expired, expiring = unpack(kept)
            if any(map(self._is_over, expiring)) or not all(map(self._is_over, expired)):
                return None
        except (PackingError, TypeError, ValueError):
            return None
        self._store.leave_the_rest()
        return tuple(problems)

    def keep(self, problems: tuple[Problem, ...], expiries: Expiries) -> None:
        """Keep what was found; not where a text was given up, which may have been for want of time."""
        if self._key is None or any(each.code is Code.MARKDOWN for each in problems):
            return
        sides: tuple[list[date], list[date]] = ([], [])
        for each in expiries:
            sides[self._is_over(each)].append(each)
        expiring, expired = sides
        self._store.put(self._key, pack((problems, tuple(expired), tuple(expiring))))

    def _is_over(self, when: date | datetime) -> bool:
        return is_over(when, self._settings.now, self._settings.zone)
