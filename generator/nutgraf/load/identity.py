"""Which item a file holds: its kind's folder and its name say so."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.load.files import SourceFile

INTRODUCTIONS = ("index", "_index")
"""The names of files that introduce their folder. In a folder of its own such a file may be an item instead."""


def id_of(file: SourceFile) -> str:
    """The id of the item in a file: its stem; a page has its whole path, the introduction of a section nothing.

    `index.md` in a folder of its own is the item of that folder's name (Hugo's page bundle).
    """
    if is_index(file):
        return ""
    path = PurePosixPath(file.source).with_suffix("")
    if path.name in INTRODUCTIONS:
        path = path.parent
    return unicodedata.normalize("NFC", path.as_posix() if file.kind is Kind.PAGE else path.name)


def is_index(file: SourceFile) -> bool:
    """Whether the file introduces its section: `actors/index.md`."""
    section, _, name = file.source.partition("/")
    is_introduction = PurePosixPath(name).stem in INTRODUCTIONS and "/" not in name
    return bool(section) and is_introduction and file.kind is not Kind.PAGE


def is_unused(file: SourceFile) -> bool:
    """Whether the file introduces a folder below its section, which has no page (Hugo's `_index.md`)."""
    path = PurePosixPath(file.source)
    return path.stem == "_index" and file.kind is not Kind.PAGE and not is_index(file)


def with_own_ids(documents: Iterable[Document]) -> list[Document]:
    """Briefings in several folders may share a file name (two posts `weekly.md`): the folders then tell them apart."""
    documents = [*documents]
    times = Counter(each.id for each in documents if each.kind is Kind.BRIEFING)
    folders: dict[str, set[str]] = {}
    for document in documents:
        if document.kind is Kind.BRIEFING and times[document.id] > 1:
            folders.setdefault(document.id, set()).add(_folder(document))
    return [
        document.renamed(f"{_folder(document)}/{document.id}".lstrip("/"))
        if len(folders.get(document.id, ())) > 1 and document.kind is Kind.BRIEFING
        else document
        for document in documents
    ]


def _folder(document: Document) -> str:
    """The folders between the section and the item."""
    path = PurePosixPath(document.source)
    is_bundle = path.stem in INTRODUCTIONS and not document.is_one_of_many
    folder = path.parent.parent if is_bundle else path.parent
    return unicodedata.normalize("NFC", "/".join(folder.parts[1:]))
