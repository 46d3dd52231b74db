"""What `nutgraf mentions` says: each result as lines for people, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

from nutgraf.desk.mentions import HOW, MentionedAt, Tally, Whereat
from nutgraf.desk.shared_names import SharedName
from nutgraf.desk.unclaimed import UnclaimedName
from nutgraf.gather import Newsroom
from nutgraf.keys import Key


@dataclass(frozen=True, slots=True)
class Told:
    """A result in both forms."""

    lines: Sequence[str]
    data: dict[str, Any]


def tell_tallies(tallies: Sequence[Tally]) -> Told:
    """The table of items by number of mentions."""
    rows = [(str(each.mentions), str(each.pages), str(each.key), each.heading) for each in tallies]
    data = [
        {
            "item": str(each.key),
            "name": each.heading,
            "mentions": each.mentions,
            "pages": each.pages,
        }
        for each in tallies
    ]
    return Told(_table(("mentions", "pages", "item", "name"), rows), {"items": data})


def tell_mentions(key: Key, heading: str, mentions: Sequence[MentionedAt]) -> Told:
    """Each mention of an item, with its sentence."""
    pages = len({each.where.page for each in mentions})
    lines = [f"{heading} ({key}): {_number(len(mentions), 'mention')}, {_number(pages, 'page')}"]
    for each in mentions:
        lines += ["", f"{each.where.place}: {HOW[each.how]}, in {each.where.title}"]
        lines += [f"    {_sentence(each.where)}"]
    data = [_data(each.where) | {"how": HOW[each.how]} for each in mentions]
    return Told(lines, {"item": str(key), "name": heading, "mentions": data})


def tell_shared(names: Sequence[SharedName]) -> Told:
    """Each shared name with its candidates, and the places in prose that could mean any of them."""
    lines = [] if names else ["No name is shared."]
    for each in names:
        candidates = " or ".join(f"{key} ({HOW[how]})" for key, how in _candidates(each))
        lines += [f"{each.name}: {candidates}"]
        lines += [f"    {where.place}: {_sentence(where)}" for where in each.places]
    data = [
        {
            "name": each.name,
            "candidates": [{"item": str(key), "how": HOW[how]} for key, how in _candidates(each)],
            "places": [_data(where) for where in each.places],
        }
        for each in names
    ]
    return Told(lines, {"names": data})


def _candidates(shared: SharedName) -> list[tuple[Key, str]]:
    return sorted(shared.candidates.items())


def tell_unclaimed(names: Sequence[UnclaimedName], newsroom: Newsroom) -> Told:
    """The table of names that no item claims."""
    first = [_path(each.first, newsroom) for each in names]
    rows = [
        (str(each.count), str(each.pages), each.name, path)
        for each, path in zip(names, first, strict=True)
    ]
    data = [
        {"name": each.name, "mentions": each.count, "pages": each.pages, "first": path}
        for each, path in zip(names, first, strict=True)
    ]
    lines = _table(("mentions", "pages", "name", "first in"), rows)
    return Told(lines if names else ["Every name is claimed."], {"names": data})


def _path(key: Key, newsroom: Newsroom) -> str:
    checked = newsroom.items[key] if key.id else newsroom.introductions[key.kind]
    return checked.document.path


def _data(where: Whereat) -> dict[str, Any]:
    return {
        "path": where.place.path,
        "line": where.place.line,
        "column": where.place.column,
        "page": str(where.page),
        "title": where.title,
        "before": where.before,
        "name": where.name,
        "after": where.after,
    }


def _sentence(where: Whereat) -> str:
    name = click.style(" ".join(where.name.split()), bold=True)
    return f"{where.before}{name}{where.after}".strip()


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns in line: the two of figures to the right, the others to the left."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return ["  ".join(_cells(row, widths)).rstrip() for row in (head, *rows)]


def _cells(row: tuple[str, ...], widths: Sequence[int]) -> Iterator[str]:
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if index < FIGURES else cell.ljust(width)


FIGURES = 2
"""How many columns of each table are figures: mentions and pages."""
