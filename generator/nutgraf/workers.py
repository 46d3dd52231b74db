"""The same work over many things, on every core.

A worker is a copy of this process (fork), so that nothing is sent to it, and what it makes comes back as bytes. It ends
with the process that it works for, however that ends: nobody reads its pipe any more. It may be given a time for each
thing: what takes longer is lost, whatever code it hangs in, and a new worker goes on behind it. Where no time is given,
this process works, too: each copy takes memory of its own for all that it looks at.
"""

from __future__ import annotations

import multiprocessing
import os
import selectors
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from enum import Enum
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from tempfile import TemporaryFile
from typing import Generic, TypeVar, cast

from nutgraf.garbage import set_aside

if sys.platform == "linux":
    import fcntl

FEW = 100
"""So many things are done sooner by one process."""

SLICE = 0.5
"""Waiting is counted in slices of so many seconds: while a machine sleeps, or a build is stopped, none passes."""

ROOM = 1 << 20
"""So many bytes of what a worker made may wait until they are taken, the most that Linux gives to everybody: one who is
ahead goes on, while what comes before is still being made by another."""

CRASHES = frozenset({signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGFPE})
"""How a process ends that cannot do a thing; one that is killed (no memory is left) could be innocent."""

WIDTH = 4
"""So many bytes tell the number of a thing."""

T = TypeVar("T")


class Lost(Enum):
    """Why a thing was not done, and is not to be tried again by this process."""

    SLOW = "it took too long"
    CRASHED = "it ended the process"


def cores() -> int:
    """How many processes this one may let work at a time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def spread(
    work: Callable[[T], bytes], things: Sequence[T], workers: int, few: int = FEW
) -> Iterator[bytes | None]:
    """What `work` makes of each of `things`, in their order; None where the caller has to do it itself.

    So it is for fewer things than `few`, for one worker, where processes cannot be copied safely (only Linux can, and
    no process with threads can), where no temporary file can be written, and for what a worker that ended too early has
    left undone. An exception in `work` is not told: the caller, who does it again, will see it.
    """
    if workers < 2 or len(things) < few or not _may_fork():  # noqa: PLR2004  # one is no spreading
        yield from (None for _ in things)
        return
    with (
        _each_once(len(things)) as numbers,
        closing(_Crew(work, things, numbers, workers - 1)) as crew,
    ):
        for number, _ in enumerate(things):
            yield crew.made(number)


def spread_guarded(
    work: Callable[[T], bytes], things: Sequence[T], workers: int, seconds: float
) -> Iterator[bytes | Lost | None]:
    """The same, with so many seconds for each thing; few things, too, are done by a worker, as it can be ended."""
    if not things or not _may_fork():
        yield from (None for _ in things)
        return
    workers = max(1, workers) if len(things) >= FEW else 1
    with ExitStack() as ending:
        crew = [
            ending.enter_context(closing(_Worker(work, things[first::workers], seconds)))
            for first in range(workers)
        ]
        for index, _ in enumerate(things):
            yield crew[index % workers].next()


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class _Crew(Generic[T]):
    """This process and copies of it: whichever is free does the next thing; `numbers` says which.

    What a copy makes is taken as it comes, and waits here until all before it is made.
    """

    def __init__(
        self, work: Callable[[T], bytes], things: Sequence[T], numbers: Iterator[int], copies: int
    ) -> None:
        self._work = work
        self._things = things
        self._numbers = numbers
        self._made: dict[int, bytes | None] = {}
        set_aside()  # a look for garbage among what is shared would take memory of its own for all of it
        self._copies: list[tuple[ForkProcess, Connection]] = []
        with suppress(OSError):  # the system may allow no more processes: then fewer do it
            for _ in range(copies):
                self._copies.append(_start(self._numbered, self._numbers))
        self._latest = {pipe: -1 for _, pipe in self._copies}
        self._open = selectors.DefaultSelector()
        for pipe in self._latest:
            self._open.register(pipe, selectors.EVENT_READ)

    def made(self, number: int) -> bytes | None:
        """What was made of the thing of that number; None where nothing was."""
        while not self._is_settled(number):
            if self._receive(seconds=0):  # all that is there, so that nobody waits for room
                continue
            own = next(self._numbers, None)
            if own is None:
                self._receive(seconds=None)
            else:
                self._made[own] = self._attempt(own)
        return self._made.pop(number, None)

    def close(self) -> None:
        """Let the copies do no more."""
        self._open.close()
        for process, pipe in self._copies:
            _end(process, pipe)

    def _is_settled(self, number: int) -> bool:
        """Whether it is made, or was begun by a copy that has ended: all others are past it."""
        return number in self._made or all(latest > number for latest in self._latest.values())

    def _receive(self, seconds: float | None) -> bool:
        """Take what copies have made, if need be waiting for it (None: as long as it takes); whether there was any."""
        ready = self._open.select(seconds)
        for key, _ in ready:
            self._take(cast("Connection", key.fileobj))
        return bool(ready)

    def _take(self, pipe: Connection) -> None:
        try:
            message = pipe.recv_bytes()
        except (EOFError, OSError):  # it has nothing left to do, or was ended
            self._open.unregister(pipe)
            del self._latest[pipe]
            return
        number = int.from_bytes(message[:WIDTH], "big")
        self._latest[pipe] = number
        self._made[number] = message[WIDTH + 1 :] if len(message) > WIDTH else None

    def _attempt(self, number: int) -> bytes | None:
        with suppress(Exception):
            return self._work(self._things[number])
        return None

    def _numbered(self, number: int) -> bytes:
        """What a copy does: the thing of that number, with the number before it, and a sign if it was done."""
        made = self._attempt(number)
        return number.to_bytes(WIDTH, "big") + (b"" if made is None else b"+" + made)


@contextmanager
def _each_once(end: int) -> Iterator[Iterator[int]]:
    """The numbers from 0 on, each for one process: all copies of this one read a file, at the same place in it.

    Where no file can be written there are none, and nothing is done but by the caller.
    """
    with ExitStack() as opened:
        numbers: Iterator[int] = iter(())
        with suppress(OSError):
            file = opened.enter_context(TemporaryFile(buffering=0))
            file.write(b"".join(number.to_bytes(WIDTH, "big") for number in range(end)))
            file.seek(0)
            read = iter(partial(file.read, WIDTH), b"")
            numbers = (int.from_bytes(number, "big") for number in read)
        yield numbers


class _Worker(Generic[T]):
    """A copy of this process that does its share, one after the other; where a thing is lost, another copy goes on.

    Where the system allows no more processes there is no copy, and nothing is made.
    """

    def __init__(self, work: Callable[[T], bytes], share: Sequence[T], seconds: float) -> None:
        self._work = work
        self._share = share
        self._begun = 0
        self._seconds = seconds
        self._copy: tuple[ForkProcess, Connection] | None = None
        self._begin()

    def next(self) -> bytes | Lost | None:
        """What was made of the next thing; None where nothing was, and the caller is to do it."""
        self._begun += 1
        if self._copy is None:
            return None
        process, pipe = self._copy
        lost = Lost.SLOW
        try:
            if self._has_answered(pipe):
                return pipe.recv_bytes()
        except (EOFError, OSError):
            process.join()
            if -(process.exitcode or 0) not in CRASHES:
                return None
            lost = Lost.CRASHED
        self.close()
        self._begin()
        return lost

    def close(self) -> None:
        """Let it do no more."""
        if self._copy:
            _end(*self._copy)
            self._copy = None

    def _begin(self) -> None:
        """Have a copy do what nobody has begun yet."""
        with suppress(OSError):
            self._copy = _start(self._work, self._share[self._begun :])

    def _has_answered(self, pipe: Connection) -> bool:
        return any(pipe.poll(SLICE) for _ in range(round(self._seconds / SLICE)))


def _start(work: Callable[[T], bytes], share: Iterable[T]) -> tuple[ForkProcess, Connection]:
    here, there = multiprocessing.Pipe(duplex=False)
    if sys.platform == "linux":
        with suppress(OSError):  # others of this user may have taken all room that there is
            fcntl.fcntl(there.fileno(), fcntl.F_SETPIPE_SZ, ROOM)
    process = multiprocessing.get_context("fork").Process(
        target=_serve, args=(work, share, here, there), daemon=True
    )
    process.start()
    there.close()
    return process, here


def _end(process: ForkProcess, pipe: Connection) -> None:
    pipe.close()
    process.kill()
    process.join()


def _serve(
    work: Callable[[T], bytes], share: Iterable[T], here: Connection, there: Connection
) -> None:
    """What a worker does: it gives back its share, one after the other, for as long as somebody takes it."""
    here.close()
    set_aside()  # no copy looks for garbage among what it was given
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that it works for
    with suppress(Exception), there:  # where it goes wrong the pipe ends, and that says it
        for each in share:
            there.send_bytes(work(each))
