"""Files → items, from what was kept: load and validate, for files that are not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias

from nutgraf.cache.packing import PackingError, pack, unpack
from nutgraf.cache.store import Store, digest_of
from nutgraf.cache.versions import code_digest
from nutgraf.keys import Key
from nutgraf.load.decode import read_bytes
from nutgraf.load.document import Document
from nutgraf.load.files import SourceFile
from nutgraf.load.identity import with_own_ids
from nutgraf.load.load import load_file, misnamed_folders
from nutgraf.model import Item
from nutgraf.problems import Problem
from nutgraf.validate import Checked, validate_document

Held: TypeAlias = Checked[Item] | Document
"""What a file holds: an item, or a document that did not become one."""


@dataclass(frozen=True, slots=True)
class Items:
    """All items, the documents that did not become one, all that is wrong, and what each item was read from.

    `origins` tells of each item all that it was made from, by a digest.
    """

    checked: tuple[Checked[Item], ...]
    broken: tuple[Document, ...]
    problems: tuple[Problem, ...]
    origins: dict[Key, bytes]


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it is now: its bytes, or why they are not to be had, and a digest of all that its items depend on.

    Where there are no bytes the digest is empty.
    """

    file: SourceFile
    data: bytes | Problem
    digest: bytes


def look_at(files: Iterable[SourceFile]) -> Iterator[Seen]:
    """Each of `files` as it is now."""
    code = code_digest()
    for file in files:
        data = read_bytes(file)
        names = (each.encode("utf-8", "surrogateescape") for each in (file.source, file.label))
        digest = digest_of(code, *names, data) if isinstance(data, bytes) else b""
        yield Seen(file, data, digest)


def read_files(several: Iterable[Seen], store: Store) -> Items:
    """The items in files."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    everything: list[tuple[Held, bytes]] = []
    with store.reading():
        for seen in several:
            files.append(seen.file)
            held_in_it, wrong = _read(seen, store)
            everything += [(each, seen.digest) for each in held_in_it]
            problems += wrong
    problems += misnamed_folders(files)
    own = with_own_ids(_document(each) for each, _ in everything)
    named = [
        (_with(held, document), digest)
        for (held, digest), document in zip(everything, own, strict=True)
    ]
    origins: dict[Key, bytes] = {}
    for held, digest in named:
        if isinstance(held, Checked):
            origins.setdefault(held.key, digest)
    checked = [held for held, _ in named if isinstance(held, Checked)]
    valid = {each.key for each in checked}
    broken = [held for held, _ in named if isinstance(held, Document) and held.key not in valid]
    return Items(tuple(checked), tuple(broken), tuple(problems), origins)


def _read(seen: Seen, store: Store) -> tuple[Sequence[Held], Sequence[Problem]]:
    """What a file holds, and what is wrong with it."""
    kept = store.get(seen.digest) if seen.digest else None
    if kept is not None:
        with suppress(PackingError):
            held, problems = unpack(kept)
            return held, problems
    held, problems = _fresh(seen.file, seen.data)
    if store.is_open and seen.digest:
        with suppress(PackingError):
            store.put(seen.digest, pack((tuple(held), tuple(problems))))
    return held, problems


def _fresh(file: SourceFile, data: bytes | Problem) -> tuple[list[Held], list[Problem]]:
    documents, problems = load_file(file, data)
    held: list[Held] = []
    for document in documents:
        checked, wrong = validate_document(document)
        held.append(checked or document)
        problems += wrong
    return held, problems


def _document(held: Held) -> Document:
    return held.document if isinstance(held, Checked) else held


def _with(held: Held, document: Document) -> Held:
    """What is held, under the id that is its own."""
    if _document(held) is document:
        return held
    return replace(held, document=document) if isinstance(held, Checked) else document
