"""Garbage collection with a great many objects that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looks for garbage in between: each goes through all objects, and the stages leave no circles of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def set_aside() -> None:
    """Take all objects that exist now out of garbage collection (`gc.freeze`).

    It need not look through them again, and forked workers go on sharing their memory.
    """
    gc.freeze()


def take_back() -> None:
    """Free what the last build left in reference cycles: MkDocs' pages and files, and with them all that they held.

    Objects that were set aside are looked through as well only every `SELDOM`th time: it takes long.
    """
    if next(_TIMES) % SELDOM == 0:
        gc.unfreeze()
    gc.collect()


SELDOM = 20
"""The few circles that so many builds leave aside are small beside one site."""

_TIMES = count(1)
