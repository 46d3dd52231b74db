"""The files of a new newsroom, and writing them: never over a file that is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from string import Template

from nutgraf.drafts.naming import one_line
from nutgraf.new_files import new_file
from nutgraf.scaffold.pins import pins
from nutgraf.schema import KINDS, schema_text

HIDDEN = "dot-"
"""How names of hidden files begin in the package, where a real `.gitignore` would be obeyed."""

TEMPLATE = ".in"
"""How names of files end that are filled in."""

NAMELESS = "Newsroom"


@dataclass(frozen=True, slots=True)
class Made:
    """Which files of a new newsroom were written, and which were left because something is in their place."""

    written: tuple[PurePosixPath, ...]
    left: tuple[PurePosixPath, ...]


def make_newsroom(folder: Path, name: str = "") -> Made:
    """Write a newsroom called `name` (else as the folder is) into `folder`, which may be there already.

    Raises OSError where the folder cannot be written to.
    """
    name = one_line(name) or _name_of(folder) or NAMELESS
    folder.mkdir(parents=True, exist_ok=True)
    done = {path: _write(folder / path, data) for path, data in scaffold(name).items()}
    return Made(
        written=tuple(path for path, is_written in done.items() if is_written),
        left=tuple(path for path, is_written in done.items() if not is_written),
    )


def _name_of(folder: Path) -> str:
    """The name of a folder as that of a site, with a capital."""
    name = one_line(folder.resolve().name.replace("-", " ").replace("_", " "))
    return name[:1].upper() + name[1:]


def scaffold(name: str) -> dict[PurePosixPath, bytes]:
    """All files of a newsroom called `name`, by their paths, sorted."""
    values = {
        "name": name,
        "quoted_name": json.dumps(name, ensure_ascii=False),  # YAML 1.2 holds JSON
        "requirements": "\n".join(pins()),
    }
    found = dict(_filled_in(values))
    for word, kind in KINDS.items():
        found[PurePosixPath("schemas", f"{word}.json")] = schema_text(kind).encode()
    return dict(sorted(found.items()))


def _filled_in(values: dict[str, str]) -> Iterator[tuple[PurePosixPath, bytes]]:
    for path, file in _walk(files("nutgraf.scaffold") / "files", PurePosixPath()):
        data = file.read_bytes()
        if path.suffix == TEMPLATE:
            text = Template(data.decode()).substitute(values)
            yield path.with_suffix(""), text.encode()
        else:
            yield path, data


def _walk(folder: Traversable, below: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in folder.iterdir():
        name = entry.name
        hidden = f".{name.removeprefix(HIDDEN)}" if name.startswith(HIDDEN) else name
        if entry.is_dir():
            yield from _walk(entry, below / hidden)
        else:
            yield below / hidden, entry


def _write(path: Path, data: bytes) -> bool:
    """Write a file, unless something is in its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new_file(path) as file:
            file.write(data)
    except (FileExistsError, NotADirectoryError):
        return False
    return True
