"""All problems of an earlier run, for one that finds everything as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from nutgraf.cache.digests import digest, settings_digest
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
    settings, on the code, and on the clock, which changes something at known moments only. There is none where a file
    cannot be read, where Markdown may depend on what nobody knows, and where embargoes count. Only the last is kept:
    there may be thousands of problems, and an edit a minute.
    """

    def __init__(
        self, store: Store, settings: Settings, seen: Sequence[Seen], others: Iterable[SourceFile]
    ) -> None:
        self._store, self._settings = store, settings
        markdown = markdown_digest(settings.markdown)
        is_sure = store.is_open and settings.preview and all(each.digest for each in seen)
        told = settings_digest(settings), digest(settings.rules)
        self._key = digest_of(b"verdict", markdown, *told) if markdown and is_sure else None
        self._content = _digest_of_all(seen, others) if self._key else b""

    def find(self) -> tuple[Problem, ...] | None:
        """What was found, if it would be found now."""
        kept = self._store.get(self._key) if self._key else None
        if kept is None:
            return None
        try:
            content, since, until, problems = unpack(kept)
            if content != self._content:
                return None
            if not since <= self._settings.now or (until and until <= self._settings.now):
                return None
            return tuple(unpack(problems))
        except (PackingError, TypeError, ValueError):
            return None

    def keep(self, problems: tuple[Problem, ...], until: datetime | None) -> None:
        """Keep what was found, and `until` when it is so; not where a text was given up, maybe for want of time."""
        if self._key and not any(each.code is Code.MARKDOWN for each in problems):
            told = pack((self._content, self._settings.now, until, pack(problems)))
            self._store.put(self._key, told)


def _digest_of_all(seen: Iterable[Seen], others: Iterable[SourceFile]) -> bytes:
    names = (
        f"{each.source}\n{each.label}\n{each.oddity}".encode("utf-8", "surrogateescape")
        for each in others
    )
    read = digest_of(*(each.digest for each in seen))
    return digest_of(read, digest_of(*names))
