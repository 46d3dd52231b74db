"""What is kept out of the sight of Python's collector comes back into it."""

from __future__ import annotations

import gc
import weakref

from nutgraf.garbage import SELDOM, set_aside, take_back


class Circle:
    """Something that only the collector can take away, and what it holds."""

    def __init__(self, held: object = None) -> None:
        self.itself = self
        self.held = held


class Thing:
    """Something that goes when nothing holds it."""


def test_what_was_set_aside_goes_with_what_held_it() -> None:
    """A preview that is built a hundred times holds one site: what MkDocs made of it is in circles."""
    thing = Thing()
    alive = weakref.ref(thing)
    set_aside()
    holder = Circle(thing)
    del thing, holder
    assert alive() is not None
    take_back()
    assert alive() is None


def test_circles_go_later() -> None:
    """All that was set aside is looked through now and then, and what is garbage goes, too."""
    circle = Circle()
    alive = weakref.ref(circle)
    set_aside()
    del circle
    for _ in range(SELDOM):
        take_back()
    assert alive() is None
    assert not gc.get_freeze_count()
