"""How long one file may be worked on, so that none holds up all others."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONGEST = 5.0
"""Seconds of work; the longest text that a newsroom would print takes a tenth of one."""

LONGEST_WAIT = 7.0
"""Seconds on the clock for a file that no signal stops, as it keeps a library busy that is not written in Python."""


class TooLongError(Exception):
    """The time is up."""


@contextmanager
def patience(seconds: float = LONGEST) -> Iterator[None]:
    """Raise TooLongError in what is done within once it has worked that long.

    Time of work counts, not that of the clock: a busy machine makes no text a bad one. Python's regular expressions,
    where such time goes, can be stopped by a signal; only the first thread of a process gets one. In others, and where
    there are no such signals (Windows), nothing is limited.
    """
    is_first = threading.current_thread() is threading.main_thread()
    if not is_first or not hasattr(signal, "SIGVTALRM"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TooLongError
