"""How far a long work has come, shown to those who wait for it at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

LONG = 100
"""Fewer items than this are done before anybody could read how many."""
INTERVAL = 0.1
"""Seconds between two numbers."""

T = TypeVar("T")


class Progress:
    """Counts up to `total` on a line of its own on standard error, if that is a terminal and the work is long."""

    def __init__(self, label: str, total: int) -> None:
        self._label = label
        self._total = total
        self._done = 0
        self._shown_at = 0.0
        self._is_shown = total >= LONG and sys.stderr.isatty()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        is_last = self._done == self._total
        now = time.monotonic()
        if self._is_shown and (is_last or now - self._shown_at >= INTERVAL):
            self._shown_at = now
            end = "\n" if is_last else ""
            sys.stderr.write(f"\r{self._label}: {self._done:,} of {self._total:,}{end}")
            sys.stderr.flush()


def with_progress(items: Sequence[T], label: str = "Reading") -> Iterator[T]:
    """Hand on `items` one by one, and show how many have passed."""
    progress = Progress(label, len(items))
    for item in items:
        yield item
        progress.step()
