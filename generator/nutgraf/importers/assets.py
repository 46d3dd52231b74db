"""The other files of an old site: pictures and what else its posts lead to."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from nutgraf.importers.originals import Original, Survey
from nutgraf.importers.roots import below_root
from nutgraf.keys import SECTIONS
from nutgraf.load.files import ITEM_FILES

FOLDER = "files"
"""Where files go whose old place would make items of them."""

PICTURES = frozenset(
    {".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"}
)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the old site, and where it goes below the content folder."""

    location: Path
    target: str


class Assets:
    """Finds the files that posts refer to; never one outside of the old site."""

    def __init__(self, survey: Survey, root: str) -> None:
        self._root = root
        self._source = survey.source.resolve()
        self._content = survey.content
        self._roots = survey.roots

    def find(self, address: str, original: Original) -> Asset | None:
        """The file that `address` means in a file of the old site."""
        path = unquote(address.partition("#")[0].partition("?")[0])
        if not path or "\0" in path:
            return None
        return self._find(path, original) or self._find(below_root(path, self._root), original)

    def _find(self, path: str, original: Original) -> Asset | None:
        if not path.startswith("/"):
            beside = original.location.parent / path
            if self._is_file(beside):
                return Asset(beside, self._beside(beside, path, original))
        for root in (*self._roots, self._content):
            location = root / path.lstrip("/")
            if self._is_file(location):
                below = location.resolve().relative_to(root.resolve()).as_posix()
                return Asset(location, _safe(below))
        return None

    def _is_file(self, path: Path) -> bool:
        try:
            resolved = path.resolve()
            return resolved.is_relative_to(self._source) and resolved.is_file()
        except OSError:  # a name too long to be one
            return False

    def _beside(self, location: Path, path: str, original: Original) -> str:
        """A file that lies with its post goes with it; others keep their place."""
        if location.resolve().is_relative_to(original.location.parent.resolve()):
            folder = PurePosixPath(original.target).parent.as_posix()
            return _safe(posixpath.normpath(posixpath.join(folder, path)), is_with_item=True)
        inside = location.resolve()
        for root in (*self._roots, self._content):
            if inside.is_relative_to(root.resolve()):
                return _safe(inside.relative_to(root.resolve()).as_posix())
        return f"{FOLDER}/{inside.relative_to(self._source).as_posix()}"


def is_picture(address: str) -> bool:
    """Whether an address ends as those of pictures do."""
    return PurePosixPath(address.partition("?")[0].partition("#")[0]).suffix.lower() in PICTURES


def _safe(target: str, *, is_with_item: bool = False) -> str:
    """A place in which a file is no item by mistake."""
    path = PurePosixPath(target)
    in_section = path.parts[0] in SECTIONS and not is_with_item
    return f"{FOLDER}/{target}" if in_section or path.suffix.lower() in ITEM_FILES else target
