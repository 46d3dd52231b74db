"""The content folder → its files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nutgraf.keys import SECTIONS, Kind

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})
"""Every ending that MkDocs knows: it would publish what is not read here, drafts included."""

YAML = frozenset({".yml", ".yaml"})
ITEM_FILES = MARKDOWN | YAML


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the content folder: where it is, where it lies below that folder, and what it is called to writers."""

    location: Path
    source: str
    label: str

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, such as `.md`."""
        return PurePosixPath(self.source).suffix.lower()

    @property
    def kind(self) -> Kind:
        """The kind of item that this file holds: its top folder says so; elsewhere a Markdown file is a page."""
        top, _, rest = self.source.partition("/")
        return Kind(top) if rest and top in SECTIONS else Kind.PAGE


def find_files(
    content: Path, label: str, excluded: Callable[[str], bool] | None = None
) -> list[SourceFile]:
    """Every file below `content`, sorted by path; hidden ones are left out.

    `label` is what writers call the folder (`content`); `excluded` tells paths below it that do not count.
    """
    return [
        SourceFile(content / source, _printable(source), _printable(f"{label}/{source}"))
        for source in _walk(content)
        if excluded is None or not excluded(source)
    ]


def _walk(folder: Path, below: str = "") -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(folder / entry.name, f"{below}{entry.name}/")
        else:
            yield below + entry.name


def _printable(path: str) -> str:
    r"""`path` with what is no UTF-8 in it as `\xE9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
