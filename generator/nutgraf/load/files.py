"""The content folder → its files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import splitext

from nutgraf.keys import SECTIONS, Kind

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})
"""Every ending that MkDocs knows: it would publish what is not read here, drafts included."""

YAML = frozenset({".yml", ".yaml"})
ITEM_FILES = MARKDOWN | YAML

CLOSED = "a folder that cannot be read"
"""How the oddity of such a folder begins."""

ASSETS = frozenset(
    f".{each}"
    for each in """avif gif ico jpeg jpg png svg webp
    flac m4a mp3 oga ogg opus wav m4v mov mp4 ogv srt vtt webm
    csv docx epub geojson ics json odp ods odt pdf pptx tsv txt xlsx zip""".split()
)
"""The endings of other files that content may lead to: pictures, sound and films, documents and data.

None of them runs in a browser but SVG, which is looked into.
"""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the content folder: where it is, where it lies below that folder, and what it is called to writers.

    `oddity` says what it is where it is no plain file; nobody may follow or read it then. A folder that cannot be read
    stands for all that is in it.
    """

    location: Path
    source: str
    label: str
    oddity: str = ""
    suffix: str = field(init=False)
    """The file's ending in lower case, such as `.md`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "suffix", splitext(self.source)[1].lower())

    @property
    def is_closed_folder(self) -> bool:
        """Whether it is a folder that cannot be read."""
        return self.oddity.startswith(CLOSED)

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
        SourceFile(
            content / source,
            _printable(source),
            _printable(f"{label}/{source}".rstrip("/")),
            oddity,
        )
        for source, oddity in _walk(content)
        if excluded is None or not excluded(source)
    ]


def _walk(folder: Path, below: str = "") -> Iterator[tuple[str, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield below.rstrip("/"), f"{CLOSED} ({error.strerror})"
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, f"{below}{entry.name}/")
        else:
            yield below + entry.name, _oddity(entry)


def _oddity(entry: os.DirEntry[str]) -> str:
    """What is neither a file nor a folder; empty where it is one."""
    if entry.is_symlink():
        return "a symbolic link"
    return "" if entry.is_file(follow_symlinks=False) else "a device, pipe or socket"


def _printable(path: str) -> str:
    r"""`path` with what is no UTF-8 in it as `\xE9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
