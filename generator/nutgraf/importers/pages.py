"""The pages of an old site by path, name and old address: what links in it lead to."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from nutgraf.importers.originals import Original
from nutgraf.importers.values import scalars, text_of
from nutgraf.load.document import Document

INDEXES = ("index", "_index")


class Pages:
    """Finds the new place of an old page, as Hugo, Jekyll and Material look it up."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._addresses: dict[str, str] = {}

    def add(self, original: Original, before: Document, after: Document) -> None:
        """Remember an item that is imported: as it was `before` its fields were mapped, and `after`."""
        path = PurePosixPath(original.path)
        for name in _spellings(path):
            self._paths.setdefault(name, original.target)
        self._names[_folder_or_stem(path)].add(original.target)
        for address in _addresses(original, before, after):
            self._addresses.setdefault(_trimmed(address), original.target)

    def by_path(self, reference: str, folder: PurePosixPath) -> str | None:
        """The new place of the page at a path: from the root, beside the page, or by a name of its own."""
        path = unquote(reference).strip()
        tries = [path.lstrip("/")]
        if not path.startswith("/"):
            tries.insert(0, posixpath.normpath(posixpath.join(folder.as_posix(), path)))
        for each in tries:
            for name in _spellings(PurePosixPath(each)):
                if name in self._paths:
                    return self._paths[name]
        named = self._names.get(_folder_or_stem(PurePosixPath(path))) if "/" not in path else None
        return next(iter(named)) if named and len(named) == 1 else None

    def by_address(self, address: str) -> str | None:
        """The new place of what was published at an address below the site's root."""
        return self._addresses.get(_trimmed(unquote(address)))


def _spellings(path: PurePosixPath) -> Iterator[str]:
    """A path with and without its ending and its `index`."""
    yield path.as_posix()
    bare = path.with_suffix("") if path.suffix in (".md", ".markdown") else path
    yield bare.as_posix()
    if bare.name in INDEXES:
        yield bare.parent.as_posix()


def _folder_or_stem(path: PurePosixPath) -> str:
    stem = path.name.removesuffix(".md").removesuffix(".markdown")
    return path.parent.name if stem in INDEXES else stem


def _trimmed(address: str) -> str:
    path = address.strip("/").removesuffix("index.html").removesuffix(".html")
    return path.strip("/")


def _addresses(original: Original, before: Document, after: Document) -> Iterable[str]:
    """The addresses at which the generators publish a page unless told otherwise."""
    entries = after.fields.entries
    if "redirect_from" in entries:
        yield from (each.text for each in scalars(entries["redirect_from"].value))
    for name in ("permalink", "url"):
        address = text_of(before.fields.entries, name)
        if address and address.startswith("/"):
            yield address
    path = PurePosixPath(original.path).with_suffix("")
    path = path.parent if path.name in INDEXES else path
    yield path.as_posix()
    slug, day = text_of(entries, "slug") or path.name, (text_of(entries, "date") or "")[:10]
    yield path.with_name(slug).as_posix() if path.name else slug
    yield f"{day.replace('-', '/')}/{slug}"
    yield f"{original.section}/{day.replace('-', '/')}/{slug}"
    yield f"{original.section}/{slug}"
