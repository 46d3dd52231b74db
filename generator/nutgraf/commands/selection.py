"""The files and folders that a command was given."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import click

from nutgraf.pipeline import Content


class Selection:
    """Files and folders of the content; none means all of it."""

    def __init__(self, paths: Iterable[Path], content: Content) -> None:
        """Raise click's UsageError (exit code 2) where a path is not there, or not part of the content."""
        self._labels = {_label(path, content) for path in paths}

    def holds(self, path: str) -> bool:
        """Whether a file of the content, by the path that writers know, is among what was given."""
        if not self._labels:
            return True
        file = PurePosixPath(path)
        return any(str(step) in self._labels for step in (file, *file.parents))


def _label(path: Path, content: Content) -> str:
    """What writers call a file or folder of the content."""
    if not path.exists():
        message = f"expected a file or folder of the content, but there is no {path}"
        raise click.UsageError(message)
    for form in (os.path.abspath, os.path.realpath):  # as it is named, else where its links lead
        inside = Path(form(path))
        if inside.is_relative_to(form(content.folder)):
            return Path(content.label, inside.relative_to(form(content.folder))).as_posix()
    message = f"expected a file or folder of the content, but {path} is not below {content.label}/"
    raise click.UsageError(message)
