"""Folders of an old site that nothing is found in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.importers.report import Remark
from nutgraf.load.decode import no_file
from nutgraf.load.files import SourceFile
from nutgraf.problems import Place


def closed(files: Iterable[SourceFile]) -> Iterator[Remark]:
    """Remarks on the folders among `files` that cannot be read."""
    return (Remark.of(no_file(file)) for file in files if file.is_closed_folder)


def linked(files: Iterable[SourceFile]) -> Iterator[Remark]:
    """Remarks on the links among `files` that lead to folders: they are not followed."""
    for file in files:
        if file.oddity and file.location.is_dir() and not file.is_closed_folder:
            hint = "If there are posts in it, put the folder itself there."
            yield Remark(Place(file.label), "a link to a folder is not followed", hint)
