"""The same work over many things, on every core.

A worker is a copy of this process (fork), so that nothing is sent to it, and what it makes comes back as bytes. It ends
with the process that it works for, however that ends: nobody reads its pipe any more. It may be given a time for each
thing: what takes longer is lost, whatever code it hangs in, and a new worker goes on behind it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Generic, TypeVar

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
    """What `work` makes of each of `things`, in their order; None where the caller has to do it himself.

    That is so for fewer things than `few`, for one worker, where processes cannot be copied safely (only Linux can, and
    no process with threads can), and for what a worker that ended too early has left undone. An exception in `work` is
    not told: the caller, who does it again, will see it.
    """
    if workers < 2 or len(things) < few:  # noqa: PLR2004  # one is no spreading
        yield from (None for _ in things)
        return
    for made in _done_by_crew(work, things, workers, None):
        yield None if isinstance(made, Lost) else made


def spread_guarded(
    work: Callable[[T], bytes], things: Sequence[T], workers: int, seconds: float
) -> Iterator[bytes | Lost | None]:
    """The same, with so many seconds for each thing; few things, too, are done by a worker, as it can be ended."""
    workers = max(1, workers) if len(things) >= FEW else 1
    return _done_by_crew(work, things, workers, seconds)


def _done_by_crew(
    work: Callable[[T], bytes], things: Sequence[T], workers: int, seconds: float | None
) -> Iterator[bytes | Lost | None]:
    if not things or not _may_fork():
        yield from (None for _ in things)
        return
    crew = [_Worker(work, things[first::workers], seconds) for first in range(workers)]
    try:
        for index, _ in enumerate(things):
            yield crew[index % workers].next()
    finally:
        for worker in crew:
            worker.end()


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class _Worker(Generic[T]):
    """A copy of this process that does its share, one after the other; where a thing is lost, another copy goes on."""

    def __init__(
        self, work: Callable[[T], bytes], share: Sequence[T], seconds: float | None
    ) -> None:
        self._work = work
        self._share = share
        self._begun = 0
        self._seconds = seconds
        self._process, self._pipe = _start(work, share)

    def next(self) -> bytes | Lost | None:
        """What was made of the next thing."""
        self._begun += 1
        lost = Lost.SLOW
        try:
            if self._has_answered():
                return self._pipe.recv_bytes()
        except (EOFError, OSError):
            self._process.join()
            if -(self._process.exitcode or 0) not in CRASHES:
                return None
            lost = Lost.CRASHED
        self.end()
        self._process, self._pipe = _start(self._work, self._share[self._begun :])
        return lost

    def end(self) -> None:
        """Let it do no more."""
        self._pipe.close()
        self._process.kill()
        self._process.join()

    def _has_answered(self) -> bool:
        if self._seconds is None:
            return True  # it will
        return any(self._pipe.poll(SLICE) for _ in range(round(self._seconds / SLICE)))


def _start(work: Callable[[T], bytes], share: Sequence[T]) -> tuple[ForkProcess, Connection]:
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


def _serve(
    work: Callable[[T], bytes], share: Sequence[T], here: Connection, there: Connection
) -> None:
    """What a worker does: it gives back its share, one after the other, for as long as somebody takes it."""
    here.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that it works for
    with suppress(Exception), there:  # where it goes wrong the pipe ends, and that says it
        for each in share:
            there.send_bytes(work(each))
