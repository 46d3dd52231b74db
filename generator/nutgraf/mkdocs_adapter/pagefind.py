"""Search in large sites: an index of which a reader loads what the words looked for are in, and no more.

Material's own index is one file that is read whole. In a large site Pagefind makes another of the same entries; the
theme's worker asks that one, and Material's dialog shows what it finds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from html import escape
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

import msgspec

from nutgraf.cache.store import Store, digest_of
from nutgraf.mkdocs_adapter.search import Entry
from nutgraf.pipeline import Means
from nutgraf.press import Archive, Sheet

LOADED = (
    "pagefind.js", "pagefind-entry.json", "wasm.*", "*.pf_meta", "index/*", "fragment/*",
)  # fmt: skip
"""What the worker loads. The rest of what Pagefind makes is for dialogs of its own."""


SEARCHED = "searched"
"""The folder of the cache that holds the index; a file of that name, `.sqlite`, tells of it."""

KEY = b"index"


TITLE, MOST = 7, 10
"""What a word in the title of a page weighs, and in that of one which comes first; in a text it weighs 1."""


class PagefindError(Exception):
    """No index could be made; the message says why."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """An index in the cache: a digest of all that it was made of, and its files."""

    made_of: bytes
    files: dict[str, Sheet]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Kept)


def place_index(docs: Sequence[bytes], language: str, target: Path, means: Means) -> None:
    """Put the index of all packed entries into the folder `target`: as it was kept, or else made anew.

    The same entries make the same files. All of them are in one index, whatever their language, as in Material's;
    words are reduced to their stems as those of the site's `language` are (a code of ISO 639-1).

    Raises PagefindError and OSError.
    """
    makers = f"{version('pagefind')} {version('pagefind_bin')} {language}"
    made_of = digest_of(makers.encode(), *docs)
    archive = Archive(means.cache / SEARCHED if means.cache else None)
    try:
        with Store(means.cache, f"{SEARCHED}.sqlite") as store:
            files = _kept(store, archive, made_of)
            if files is None:
                files = _made(docs, language, archive)
                store.put(KEY, _ENCODER.encode(Kept(made_of, files)))
        for name, sheet in files.items():
            archive.place(sheet, target / name)
        archive.tidy(files.values())
    finally:
        archive.close()


def _kept(store: Store, archive: Archive, made_of: bytes) -> dict[str, Sheet] | None:
    """The files of the index that is kept, if it is whole and was made of the same."""
    with suppress(msgspec.MsgspecError):
        kept = _DECODER.decode(store.get(KEY) or b"")
        if kept.made_of == made_of and all(map(archive.has, kept.files.values())):
            return kept.files
    return None


def _made(docs: Sequence[bytes], language: str, archive: Archive) -> dict[str, Sheet]:
    entries: list[Entry] = json.loads(b"[%b]" % b",".join(docs))
    with archive.workspace() as folder:
        pages, made = folder / "pages", folder / "made"
        pages.mkdir()
        for _, page in groupby(entries, _page_of):
            _write_page([*page], pages)
        _run(pages, language, made)
        return {
            path.relative_to(made).as_posix(): archive.put(path.read_bytes())
            for pattern in LOADED
            for path in sorted(made.glob(pattern))
        }


def _run(pages: Path, language: str, made: Path) -> None:
    done = subprocess.run(  # noqa: S603  # a program and folders of ours
        [
            *(sys.executable, "-m", "pagefind", "--quiet", "--force-language", language),
            *("--site", str(pages), "--output-path", str(made)),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = (done.stderr or done.stdout).strip() or f"it ended with {done.returncode}"
        raise PagefindError(f"Pagefind made no search index: {told}")


def _write_page(entries: Sequence[Entry], folder: Path) -> None:
    """Write a page with what search is to know of it where the site has it: by that Pagefind knows its address.

    Its sections are results of their own, below the page; the one that has the title of the page is the page.
    """
    first, *rest = entries
    title = first["title"]
    tags = escape(json.dumps(first.get("tags", []), ensure_ascii=False))
    boost = first.get("boost", 1)
    html = "".join(
        [
            f'<!doctype html><html><head><title></title></head><body data-pagefind-weight="{boost}">',
            f'<i data-pagefind-meta="tags[data-tags]" data-tags="{tags}"></i>',
            f'<h1 data-pagefind-weight="{TITLE if boost == 1 else MOST}">{title}</h1>',
            f"<div>{first['text']}</div>",
            *(f"<div>{each['text']}</div>" for each in rest if each["title"] == title),
            *(_section(each) for each in rest if each["title"] != title),
            "</body></html>",
        ]
    )
    address = unquote(_page_of(first))
    path = folder / (f"{address}index.html" if address.endswith("/") or not address else address)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8")


def _page_of(entry: Entry) -> str:
    return entry["location"].partition("#")[0]


def _section(entry: Entry) -> str:
    anchor = escape(entry["location"].partition("#")[2])
    return f'<h2 id="{anchor}">{entry["title"]}</h2><div>{entry["text"]}</div>'
