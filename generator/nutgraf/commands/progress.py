"""How far a long work has come, shown to those who wait for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

LONG = 100
"""Fewer items than this are done before anybody could read how many."""

T = TypeVar("T")


def with_progress(items: Sequence[T]) -> Iterator[T]:
    """Hand on `items` one by one; where it takes long, a bar on the terminal tells how many have passed."""
    if len(items) < LONG or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label="Reading", file=sys.stderr) as bar:
        yield from bar
