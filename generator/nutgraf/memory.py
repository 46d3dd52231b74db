"""Memory with a great many objects that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
    """All that is there now stays: nobody looks through it again, and copies of the process share it for longer."""
    gc.freeze()


def take_back() -> None:
    """What was set aside may be garbage by now, and goes."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
