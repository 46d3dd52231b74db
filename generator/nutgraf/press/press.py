"""Prints what is ordered: from the archive, or anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from nutgraf.cache.store import Store, digest_of
from nutgraf.press.answers import Answers
from nutgraf.press.archive import Archive, Sheet
from nutgraf.press.witness import Notes, Question
from nutgraf.workers import spread


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the content of a file, and what else its maker wants to know of it in a later run."""

    content: bytes
    told: bytes = b""


@dataclass(frozen=True, slots=True)
class Order:
    """A file that is to be: its name among all that is ordered, and how to make it.

    `is_current` sees what was told of it in an earlier run: whether all that its maker depends on besides the site is
    as it was. `also` is what the file shows of something else than the site; where that is None it is never kept.
    """

    name: str
    make: Callable[[], Made]
    is_current: Callable[[bytes], bool] = lambda _: True
    also: str | None = ""


class Printed(msgspec.Struct, frozen=True, array_like=True):
    """A file in the archive, what its maker told of it, and what was read to make it, with the digests of that."""

    sheet: Sheet
    told: bytes
    asked: list[Question]
    answers: list[bytes]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Printed)


class Press:
    """The press of one run.

    `notes` notes what makers read of the site that `answers` knows; `edition` is a digest of all that every file
    depends on: code, theme, settings. `store` holds what is known of the files in the archive.
    """

    def __init__(
        self,
        notes: Notes,
        answers: Answers,
        edition: bytes,
        store: Store,
        archive: Archive,
        workers: int,
    ) -> None:
        self._notes = notes
        self._answers = answers
        self._edition = edition
        self._store = store
        self._archive = archive
        self._workers = workers
        self._used: list[Sheet] = []

    def print(self, orders: Sequence[Order]) -> Iterator[Printed]:
        """Each of `orders`, in that order, as it stands in the archive.

        Raises what a maker raises, and OSError where the archive cannot be written.
        """
        with self._store.reading():
            kept = [self._find(order) for order in orders]
        missing = [order for order, found in zip(orders, kept, strict=True) if found is None]
        fresh = spread(self._make, missing, self._workers)
        for order, found in zip(orders, kept, strict=True):
            printed = found or self._take(order, next(fresh))
            self._used.append(printed.sheet)
            yield printed

    def tidy(self) -> None:
        """The run is over: make room where the archive holds much that was not used."""
        self._archive.tidy(self._used)

    def _find(self, order: Order) -> Printed | None:
        """The file as it was made before, if it would be made alike now."""
        kept = None if order.also is None else self._store.get(self._key(order))
        if kept is None:
            return None
        with suppress(msgspec.MsgspecError):
            printed = _DECODER.decode(kept)
            is_alike = self._answers.are_alike(printed.asked, printed.answers)
            if is_alike and order.is_current(printed.told) and self._archive.has(printed.sheet):
                return printed
        return None

    def _make(self, order: Order) -> bytes:
        """Make a file: what a worker does."""
        self._notes.take()  # what was read since the last one is read for no file
        made = order.make()
        asked = self._notes.take()
        answers = [self._answers.of(question) for question in asked]
        return _ENCODER.encode(Printed(self._archive.put(made.content), made.told, asked, answers))

    def _take(self, order: Order, made: bytes | None) -> Printed:
        """What a worker made; or, if none did, what is made here. It is kept, too."""
        made = self._make(order) if made is None else made
        if order.also is not None:
            self._store.put(self._key(order), made)
        return _DECODER.decode(made)

    def _key(self, order: Order) -> bytes:
        also = order.also or ""
        return digest_of(self._edition, order.name.encode(), also.encode())
