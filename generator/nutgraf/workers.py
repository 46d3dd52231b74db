"""The same work over many things, on every core.

A worker is a copy of this process (fork), so that nothing is sent to it, and what it makes comes back as bytes. It ends
with the process that it works for, however that ends: nobody reads its pipe any more.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import TypeVar

FEW = 100
"""So many things are done sooner by one process."""

T = TypeVar("T")


def cores() -> int:
    """How many processes this one may let work at a time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def spread(work: Callable[[T], bytes], things: Sequence[T], workers: int) -> Iterator[bytes | None]:
    """What `work` makes of each of `things`, in their order; None where the caller has to do it himself.

    That is so for few things, for one worker, where processes cannot be copied safely (only Linux can, and no process
    with threads can), and for what a worker that ended too early has left undone. An exception in `work` is not told:
    the caller, who does it again, will see it.
    """
    if workers < 2 or len(things) < FEW or not _may_fork():  # noqa: PLR2004  # one is no spreading
        yield from (None for _ in things)
        return
    crew = [_start(work, things[first::workers]) for first in range(workers)]
    try:
        for index, _ in enumerate(things):
            yield _next(crew[index % workers][1])
    finally:
        for process, pipe in crew:
            pipe.close()
            process.join()


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _start(work: Callable[[T], bytes], share: Sequence[T]) -> tuple[ForkProcess, Connection]:
    here, there = multiprocessing.Pipe(duplex=False)
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


def _next(pipe: Connection) -> bytes | None:
    try:
        return pipe.recv_bytes()
    except (EOFError, OSError):
        return None
