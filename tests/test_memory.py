"""What is kept out of the sight of Python's collector comes back into it."""

from __future__ import annotations

import gc
import weakref

from nutgraf.memory import set_aside, take_back


class Circle:
    """Something that only the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_set_aside_goes_when_it_is_taken_back_as_garbage() -> None:
    """A preview that is built a hundred times holds one site, and not a hundred."""
    circle = Circle()
    alive = weakref.ref(circle)
    set_aside()
    del circle
    gc.collect()
    assert alive() is not None
    take_back()
    assert alive() is None
    assert not gc.get_freeze_count()
