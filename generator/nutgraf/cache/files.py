"""Files → items, from what was kept: load and validate, for files that are not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from time import time_ns
from typing import TypeAlias

from nutgraf.cache.memory import Memory
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
from nutgraf.seals import TICK
from nutgraf.validate import Checked, validate_document
from nutgraf.workers import spread

Held: TypeAlias = Checked[Item] | Document
"""What a file holds: an item, or a document that did not become one."""

Contents: TypeAlias = tuple[Sequence[Held], Sequence[Problem]]
"""All that a file holds, and what is wrong with it."""


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


def look_at(files: Iterable[SourceFile], memory: Memory | None = None) -> Iterator[Seen]:
    """Each of `files` as it is now; one that is in a `memory`, and was not written since, is not read again."""
    code = code_digest()
    for file in files:
        if memory is None:
            yield _look(file, code)
            continue
        written = _written(file)
        known = memory.get(("seen", file.source))
        if known is None or known[:2] != (file, written):
            known = file, written, _look(file, code)
            if written:
                memory.put(("seen", file.source), known)
        yield known[2]


def _written(file: SourceFile) -> tuple[int, ...] | None:
    """What changes whenever a file is written; None where it was but now, or cannot be told.

    Two changes that are nearer to each other than a tick may leave the same time.
    """
    try:
        stat = file.location.lstat()
    except (OSError, ValueError):
        return None
    times = stat.st_mtime_ns, stat.st_ctime_ns
    is_settled = max(times) < time_ns() - TICK
    return (stat.st_ino, stat.st_size, stat.st_mode, *times) if is_settled else None


def _look(file: SourceFile, code: bytes) -> Seen:
    data = read_bytes(file)
    names = (each.encode("utf-8", "surrogateescape") for each in (file.source, file.label))
    digest = digest_of(code, *names, data) if isinstance(data, bytes) else b""
    return Seen(file, data, digest)


def read_files(several: Iterable[Seen], store: Store, workers: int = 1) -> Items:
    """The items in files; those that are not known yet are read by so many processes."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    everything: list[tuple[Held, bytes]] = []
    for seen, (held_in_it, wrong) in _read(several, store, workers):
        files.append(seen.file)
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


def _read(several: Iterable[Seen], store: Store, workers: int) -> Iterator[tuple[Seen, Contents]]:
    """Each file with what is in it."""
    with store.reading():
        found = [(seen, _kept(seen, store)) for seen in several]
    missing = [seen for seen, kept in found if kept is None]
    fresh = spread(_work, missing, workers if store.is_open else 1)
    for seen, kept in found:
        yield seen, kept or _taken(seen, next(fresh), store)


def _kept(seen: Seen, store: Store) -> Contents | None:
    with suppress(PackingError):
        kept: Contents | None = store.recall(seen.digest, unpack) if seen.digest else None
        return kept
    return None


def _taken(seen: Seen, packed: bytes | None, store: Store) -> Contents:
    """What a worker found in a file; or, if none did, what is found here. It is kept, too."""
    if not packed:
        contents = _fresh(seen.file, seen.data)
        packed = _packed(contents) if packed is None and store.is_open else b""
    else:
        contents = unpack(packed)
    if packed and seen.digest:
        store.put(seen.digest, packed, contents)
    return contents


def _work(seen: Seen) -> bytes:
    """What a worker does."""
    return _packed(_fresh(seen.file, seen.data))


def _packed(contents: Contents) -> bytes:
    """Empty where that cannot be packed."""
    with suppress(PackingError):
        return pack(contents)
    return b""


def _fresh(file: SourceFile, data: bytes | Problem) -> Contents:
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
