"""Names that several items share: who they are, and where prose holds one that could be any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nutgraf.desk.mentions import Whereat, locate
from nutgraf.gather import Newsroom
from nutgraf.keys import Key
from nutgraf.model import Item
from nutgraf.problems import Code, Problem
from nutgraf.read.reader import Reader
from nutgraf.text import fold
from nutgraf.validate import Checked


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name; the items that share it, each with how it has it (a key of `HOW`); where it stands in prose."""

    name: str
    candidates: dict[Key, str]
    places: list[Whereat] = field(default_factory=list)


def find_shared_names(
    newsroom: Newsroom, reader: Reader, problems: Iterable[Problem]
) -> list[SharedName]:
    """Names and aliases that several items have, and short names that could be of several where they stand.

    `problems` are those of the newsroom: they tell which files to look at.
    """
    shared: dict[tuple[str, frozenset[Key]], SharedName] = {}
    for name, entries in reader.lexicon.shared().items():
        candidates = {Key.parse(entry.key): str(entry.strength) for entry in entries}
        shared[_identity(name, candidates)] = SharedName(name, candidates)
    for checked in _with_ambiguous_names(newsroom, problems):
        for found, where in locate(checked, reader, lambda found: found.means is None):
            candidates = dict(found.claims)
            known = shared.setdefault(
                _identity(where.name, candidates), SharedName(where.name, candidates)
            )
            known.places.append(where)
    for each in shared.values():
        each.places.sort()
    return sorted(shared.values(), key=lambda each: (-len(each.places), fold(each.name)))


def _identity(name: str, candidates: Iterable[Key]) -> tuple[str, frozenset[Key]]:
    return fold(name), frozenset(candidates)


def _with_ambiguous_names(
    newsroom: Newsroom, problems: Iterable[Problem]
) -> Iterator[Checked[Item]]:
    paths = {each.place.path for each in problems if each.code is Code.AMBIGUOUS_NAME}
    for checked in [*newsroom.items.values(), *newsroom.introductions.values()]:
        if checked.document.path in paths:
            yield checked
