"""What the file of a new item is called, and where it lies."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath

from nutgraf.keys import Kind
from nutgraf.load.decode import CONTROL
from nutgraf.load.files import YAML, SourceFile
from nutgraf.load.identity import INTRODUCTIONS, id_of
from nutgraf.load.load import load_file
from nutgraf.settings import Settings
from nutgraf.text import RESERVED, quoted, slugify
from nutgraf.times import day_of

LONGEST_NAME = 120
"""How many bytes an id may have: it is a file's name, and a part of an address that people read."""


def one_line(text: str) -> str:
    """`text` on one line, without control characters."""
    return " ".join(CONTROL.sub(" ", text).split())


def ids(title: str, kind: Kind, taken: Container[str]) -> Iterator[str]:
    """Ids for an item of that title, the best first; none is among the `taken` (in lower case).

    Raises ValueError, which says what was expected, where the title has neither letter nor digit.
    """
    slug = _cut(slugify(title))
    if not slug:
        message = f"expected a title with a letter or a digit, but got {quoted(title)}"
        raise ValueError(message)
    slug = f"{slug}-{kind.singular}" if _is_reserved(slug) else slug
    numbered = (f"{slug}-{number}" for number in itertools.count(2))
    for identifier in itertools.chain([slug], numbered):
        if identifier.casefold() not in taken:
            yield identifier


def why_reserved(title: str) -> Iterator[str]:
    """Why an item of that title has more than its title in its id, if it has."""
    slug = slugify(title)
    if slug in INTRODUCTIONS:
        yield f"`{slug}.md` would introduce its folder"
    elif _is_reserved(slug):
        yield f"On Windows no file can be called `{slug}`"


def _is_reserved(slug: str) -> bool:
    """Whether a slug is no id of an item: the kind is added to it."""
    return slug in INTRODUCTIONS or RESERVED.fullmatch(slug) is not None


def _cut(slug: str) -> str:
    """`slug`, or as many of its first words as a name may have."""
    if len(slug.encode()) <= LONGEST_NAME:
        return slug
    cut = slug.encode()[:LONGEST_NAME].decode(errors="ignore")
    ends_there = slug[len(cut)] == "-"
    return cut if ends_there else cut.rpartition("-")[0] or cut


def taken_ids(files: Iterable[SourceFile], kind: Kind) -> frozenset[str]:
    """The ids that items of `kind` have in `files`, in lower case: some file systems know no other."""
    return frozenset(
        identifier.casefold() for file in files if file.kind is kind for identifier in _ids_in(file)
    )


def _ids_in(file: SourceFile) -> Iterator[str]:
    yield id_of(file)
    if file.suffix in YAML:  # it may hold many
        yield from (document.id for document in load_file(file)[0])


def today(settings: Settings) -> date:
    """The day in the newsroom's time zone; in that of this machine where it has none."""
    return settings.now.astimezone(settings.zone).date()


def dated_folder(kind: Kind, when: date) -> PurePosixPath:
    """The folder below the content folder for new items of a year and month."""
    day = day_of(when)
    return PurePosixPath(kind, f"{day.year:04}", f"{day.month:02}")


def folder_named(kind: Kind, name: str) -> PurePosixPath:
    """The folder `name` below the one for items of `kind`.

    Raises ValueError, which says what was expected, where it leads elsewhere or would be overlooked.
    """
    path = PurePosixPath(name)
    if (
        path.is_absolute()
        or any(part.startswith(".") for part in path.parts)
        or CONTROL.search(name)
    ):
        message = f"expected a folder below {kind}/, such as europe/2024, but got {quoted(name)}"
        raise ValueError(message)
    return PurePosixPath(kind, path)
