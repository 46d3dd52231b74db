"""Files → items, from what was kept: load and validate, for files that are not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def read_files(files: Iterable[SourceFile], store: Store) -> Items:
    """The items in `files`."""
    files = [*files]
    code = code_digest() if store.is_open else b""
    problems = misnamed_folders(files)
    everything: list[tuple[Held, bytes]] = []
    with store.reading():
        for file in files:
            several, wrong, digest = _read(file, store, code)
            everything += [(each, digest) for each in several]
            problems += wrong
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


def _read(
    file: SourceFile, store: Store, code: bytes
) -> tuple[Sequence[Held], Sequence[Problem], bytes]:
    """What a file holds, what is wrong with it, and a digest of all that this depends on."""
    data = read_bytes(file)
    if not isinstance(data, bytes):
        return (*_fresh(file, data), b"")
    names = (file.source, file.label)
    digest = digest_of(code, *(each.encode("utf-8", "surrogateescape") for each in names), data)
    kept = store.get(digest)
    if kept is not None:
        with suppress(PackingError):
            return (*unpack(kept), digest)
    held, problems = _fresh(file, data)
    if store.is_open:
        with suppress(PackingError):
            store.put(digest, pack((tuple(held), tuple(problems))))
    return held, problems, digest


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
