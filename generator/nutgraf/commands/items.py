"""The item that a command was given."""

from __future__ import annotations

from collections.abc import Sequence

import click

from nutgraf.gather import Newsroom
from nutgraf.keys import SECTIONS, Key
from nutgraf.text import quoted


def only_item(found: Sequence[Key], reference: str, expected: str, newsroom: Newsroom) -> Key:
    """The item that a reference means, of those `found` by it; `expected` says what it was to be.

    Raises click's UsageError (exit code 2) where it means none, with the nearest name, or may mean several.
    """
    if len(found) == 1:
        return found[0]
    if found:
        names = " or ".join(map(str, found))
        raise click.UsageError(
            f"expected one item, but {quoted(reference)} may be several: {names}"
        )
    nearest = newsroom.targets.nearest(reference, SECTIONS)
    hint = f" Did you mean {nearest}?" if nearest else ""
    raise click.UsageError(f"expected {expected}, but got {quoted(reference)}.{hint}")
