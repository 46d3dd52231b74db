"""Prints what is ordered: from the archive, or anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from nutgraf.cache.store import Store, digest_of
from nutgraf.press.answers import Answers
from nutgraf.press.archive import Archive, Sheet
from nutgraf.press.ledger import Ledger
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
    as it was. `also` is what the file depends on besides the site, as text; None where that cannot be told, so that
    the file is made anew each time.
    """

    name: str
    make: Callable[[], Made]
    is_current: Callable[[bytes], bool] = lambda _: True
    also: str | None = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A file in the archive, and what its maker told of it."""

    sheet: Sheet
    told: bytes


class Fresh(msgspec.Struct, frozen=True, array_like=True):
    """What comes of making a file: where it is in the archive, what its maker told of it, what was read to make it."""

    sheet: Sheet
    told: bytes
    asked: list[Question]


AT_ONCE = 2000
"""So many files are made before the ledger is kept: what was made before a run was cut off is known to the next."""

GROWTH = 0.5
"""As it is kept as a whole, it has to be new in so great a part, too."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Fresh)


class Press:
    """The press of one run.

    `notes` notes what makers read of the site and use of the theme; `answers` knows both. `ledger` has what was printed
    in earlier runs, of the same code, words and settings; `archive` has the files; `store` what was told of them.
    """

    def __init__(
        self,
        notes: Notes,
        answers: Answers,
        ledger: Ledger,
        store: Store,
        archive: Archive,
        workers: int,
    ) -> None:
        self._notes = notes
        self._answers = answers
        self._ledger = ledger
        self._store = store
        self._archive = archive
        self._workers = workers
        self._used: dict[str, Sheet] = {}
        self._fresh = 0

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
            self._used[order.name] = printed.sheet
            yield printed

    def tidy(self) -> None:
        """All that there is has been printed: forget the rest, and make room where the archive holds much of it."""
        self._ledger.strike(self._used)
        self._archive.tidy(self._used.values())

    def _find(self, order: Order) -> Printed | None:
        """The file as it was made before, if it would be made alike now."""
        if order.also is None:
            return None
        line = self._ledger.find(order.name, order.also, self._answers.of)
        if line is None or not self._archive.has(line.sheet):
            return None
        told = self._store.get(line.told) if line.told else b""
        return None if told is None or not order.is_current(told) else Printed(line.sheet, told)

    def _make(self, order: Order) -> bytes:
        """Make a file: what a worker does."""
        self._notes.take()  # what was read since the last one is read for no file
        made = order.make()
        return _ENCODER.encode(
            Fresh(self._archive.put(made.content), made.told, self._notes.take())
        )

    def _take(self, order: Order, made: bytes | None) -> Printed:
        """What a worker made; or, if none did, what is made here. It is kept, too."""
        fresh = _DECODER.decode(self._make(order) if made is None else made)
        if order.also is not None:
            self._keep(order.name, order.also, fresh)
        return Printed(fresh.sheet, fresh.told)

    def _keep(self, name: str, also: str, fresh: Fresh) -> None:
        told = digest_of(fresh.told) if fresh.told else b""
        if told:
            self._store.put(told, fresh.told)
        answered = ((question, self._answers.of(question)) for question in fresh.asked)
        self._ledger.write(name, also, fresh.sheet, told, answered)
        self._fresh += 1
        if self._fresh >= max(AT_ONCE, GROWTH * self._ledger.size):
            self._ledger.keep()
            self._fresh = 0
