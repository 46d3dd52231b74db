"""Ids, the old and the new one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.identity import INTRODUCTIONS
from nutgraf.load.nodes import NULLS
from nutgraf.text import LONGEST_STEP, quoted, slugify


def unfit(identifier: str) -> str | None:
    """What is wrong with a new id; None where it is fit for a file, an address and YAML without quotation marks."""
    slug = slugify(identifier.rpartition("/")[2])
    if identifier != slugify(identifier) or not slug:
        proposal = f"; {quoted(slug, limit=None)} would do" if slug else ""
        return f"expected an id such as 'john-kirby', but got {quoted(identifier, limit=None)}{proposal}"
    if len(identifier.encode()) > LONGEST_STEP:
        return f"expected an id of at most {LONGEST_STEP} bytes, but got {len(identifier.encode())}"
    if identifier in NULLS or identifier in INTRODUCTIONS:
        return f"expected an id that means nothing else, but got {quoted(identifier, limit=None)}"
    return None


def forms(document: Document) -> list[str]:
    """How an item is referred to by its id: with its kind, the id, the last part of it, and the path of its file."""
    key = document.key
    path = PurePosixPath(nfc(document.source)).with_suffix("")
    return [
        str(key),
        key.id,
        key.id.rpartition("/")[2],
        str(key if document.is_one_of_many else path),
    ]


def nfc(text: str) -> str:
    """A path or reference as the newsroom knows it: NFC (Unicode Standard Annex #15), whatever the file has."""
    return unicodedata.normalize("NFC", text)


def is_bundle(document: Document) -> bool:
    """Whether an item has a folder of its own: `john-kirby/index.md`."""
    stem = PurePosixPath(document.source).stem
    return stem in INTRODUCTIONS and not document.is_one_of_many and document.kind is not Kind.PAGE


def base_ids(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents with the ids that their files give them, without the folders that tell two of one name apart."""
    for document in documents:
        is_told_apart = document.kind is Kind.BRIEFING and "/" in document.id
        yield document.renamed(document.id.rpartition("/")[2]) if is_told_apart else document


def item_of(key: Key) -> str:
    """An item as messages name it."""
    return f"the {key.kind.singular} `{key.id}`"
