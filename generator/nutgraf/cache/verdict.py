"""All problems of an earlier run, for one that finds everything as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from nutgraf.cache.files import Seen
from nutgraf.cache.packing import PackingError, pack, unpack
from nutgraf.cache.store import Store, digest_of
from nutgraf.cache.versions import markdown_digest
from nutgraf.load.files import SourceFile
from nutgraf.problems import Code, Problem
from nutgraf.settings import Settings


class Verdict:
    """The problems of the content as it is now, if they are known.

    They depend on all files (`seen`: those that are read; `others`: those of which only the name counts), on the
    settings (`told` is a digest of those that are not Markdown's), on the code, and on the clock, which changes
    something at known moments only. There is none where a file cannot be read, where Markdown may depend on what nobody
    knows, and where embargoes count.
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
            problems, since, until = unpack(kept)
            if not since <= self._settings.now or (until and until <= self._settings.now):
                return None
        except (PackingError, TypeError, ValueError):
            return None
        self._store.leave_the_rest()
        return tuple(problems)

    def keep(self, problems: tuple[Problem, ...], until: datetime | None) -> None:
        """Keep what was found, and `until` when it is so; not where a text was given up, maybe for want of time."""
        if self._key and not any(each.code is Code.MARKDOWN for each in problems):
            self._store.put(self._key, pack((problems, self._settings.now, until)))
