"""Memory with a great many objects that all stay."""

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
    """All that is there now stays: nobody looks through it again, and copies of the process share it for longer."""
    gc.freeze()


def take_back() -> None:
    """What was set aside, and nothing holds any more, goes.

    It is in no circles, so it goes by itself as soon as that does which held it: MkDocs' pages and files, which are.
    Only those are looked for; among all that is aside, which is a great deal, seldom.
    """
    if next(_TIMES) % SELDOM == 0:
        gc.unfreeze()
    gc.collect()


SELDOM = 20
"""The few circles that so many builds leave aside are small beside one site."""

_TIMES = count(1)
