"""What a process that builds a site again and again remembers of its last run: the very objects, not their bytes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import is_
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Memory:
    """What was made in the last run of this process, by its name, or by the key of a value that it was made of.

    The next run need not make it again.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def get(self, key: Hashable) -> Any | None:
        """What is remembered; it is of use, and stays for another run."""
        known = self._before.pop(key, None)
        if known is not None:
            self._now[key] = known
        return self._now.get(key)

    def put(self, key: Hashable, made: object) -> None:
        """Remember something."""
        self._now[key] = made

    def drop(self, key: Hashable) -> None:
        """Another value is kept under that key now."""
        self._before.pop(key, None)
        self._now.pop(key, None)

    def made_of(self, name: Hashable, parts: Sequence[object]) -> Any | None:
        """What was made of these very objects, and put under that name with them; None where they are others now."""
        before, made = self.get(name) or ((), None)
        is_alike = len(before) == len(parts) and all(map(is_, before, parts))
        return made if is_alike else None

    def put_made_of(self, name: Hashable, parts: Sequence[object], made: object) -> None:
        """Remember what was made of these objects."""
        self.put(name, (parts, made))

    def again(self, name: Hashable, parts: Sequence[object], make: Callable[[], T]) -> T:
        """What `make` makes of these objects, or what it made of them before."""
        known: T | None = self.made_of(name, parts)
        if known is None:
            known = make()
            self.put_made_of(name, parts, known)
        return known

    def same(self, name: Hashable, value: T) -> T:
        """A value; or the one that it is equal to, and that was known under that name before."""
        known = self.get(name)
        if known is None or known[0] != value:
            known = (value,)
            self.put(name, known)
        return cast("T", known[0])

    def settle(self) -> None:
        """A run is over: what was of no use in it is forgotten."""
        self._before, self._now = self._now, {}
