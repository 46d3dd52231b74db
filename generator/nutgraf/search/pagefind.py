"""Search in large sites: an index of which a reader loads what the words looked for are in, and no more.

Material's own index is one file that is read whole. In a large site Pagefind makes another of the same entries; the
theme's worker asks that one, and Material's dialog shows what it finds.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from html import escape, unescape
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

import msgspec

from nutgraf.cache.store import Store, digest_of
from nutgraf.cache.versions import code_digest
from nutgraf.press import Archive, Sheet
from nutgraf.search.entries import Entry
from nutgraf.search.folding import other_spellings
from nutgraf.search.postings import (
    FormError,
    Part,
    join,
    packed,
    read_fragment,
    read_part,
)
from nutgraf.workers import spread

ENTRY, META = "pagefind-entry.json", "pagefind.{}.pf_meta"
"""Where Pagefind has what tells of an index: first of all, and of its pages and chunks."""

CHUNK, FRAGMENT = "index/{}.pf_index", "fragment/{}.pf_fragment"
"""Where it has a chunk of its words, and what is told of a page."""

ALIKE = ("pagefind.js", "wasm.*", ENTRY, FRAGMENT.format("*"))
"""What it makes of pages, whatever others there are."""

LOADED = (*ALIKE, META.format("*"), CHUNK.format("*"))
"""What the worker loads. The rest of what Pagefind makes is for dialogs of its own."""

PART, PARTS = 1_000_000, 32
"""The size in bytes past which a part is two, and how many parts there are at most.

While Pagefind makes one it takes up to sixty times as much memory. Each costs a little to join.
"""

SEARCHED = "searched"
"""The folder of the cache that holds the index; a file of that name, `.sqlite`, tells of it."""

WHOLE, POSTINGS = "whole", "postings"
"""The index of all, among parts; and in the cache, among the files of a part, what of it is joined with others."""

TITLE, MOST = 7, 10
"""What a word in the title of a page weighs, and in that of one which comes first; in a text it weighs 1."""

TAG = re.compile(r"<[^>]*>")

UNSEEN = "\u2060"
"""What marks a word that is searched and not shown: a sign that is no part of words, and has no width."""


class PagefindError(Exception):
    """No index could be made; the message says why."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """An index in the cache, of all or of a part: digests of what made it and of what it was made of, and its files."""

    made_by: bytes
    made_of: bytes
    files: dict[str, Sheet]


class Located(msgspec.Struct):
    """What of an entry tells in which part it is."""

    location: str


class Told(msgspec.Struct):
    """What of a fragment tells where its page is."""

    url: str


_ENCODER = msgspec.msgpack.Encoder()
_KEPT = msgspec.msgpack.Decoder(Kept)
_FILES = msgspec.msgpack.Decoder(dict[str, Sheet])
_PART = msgspec.msgpack.Decoder(Part)
_TOLD = msgspec.json.Decoder(Told)
_LOCATED = msgspec.json.Decoder(list[Located])


def place_index(
    docs: Sequence[bytes], language: str, target: Path, cache: Path | None = None, workers: int = 1
) -> frozenset[str]:
    """Put the index of all packed entries into the folder `target`: as it was kept, or else made anew.

    The paths of its files, as seen from there, come back.

    The same entries make the same files. All of them are in one index, whatever their language, as in Material's;
    words are reduced to their stems as those of the site's `language` are (a code of ISO 639-1). In the folder `cache`
    the index is kept (None: nowhere); `workers` processes make its parts.

    Raises PagefindError and OSError.
    """
    archive = Archive(cache / SEARCHED if cache else None)
    try:
        with Store(cache, f"{SEARCHED}.sqlite") as store:
            files = _Maker(store, archive, language, workers).index(docs)
        for name, sheet in files.items():
            archive.place(sheet, str(target / name))
        return frozenset(files)
    finally:
        archive.close()


class _Maker:
    """Makes the index of entries, or takes what was kept; and then takes away what is of no use any more."""

    def __init__(self, store: Store, archive: Archive, language: str, workers: int) -> None:
        self._store = store
        self._archive = archive
        self._language = language
        self._workers = workers
        self._used: list[Sheet] = []
        makers = f"{version('pagefind')} {version('pagefind_bin')} {language}"
        self._made_by = digest_of(code_digest(), makers.encode())
        before = self._former(WHOLE)
        self._before = before.files if before else {}

    def index(self, docs: Sequence[bytes]) -> dict[str, Sheet]:
        """The files of the index of all."""
        kept = self._find(WHOLE, docs)
        if kept is not None:
            return kept
        files = self._keep(WHOLE, docs, self._of_parts(_parts(docs)))
        self._archive.tidy(self._used)  # now that each part has been looked at
        return files

    def _find(self, name: str, docs: Sequence[bytes]) -> dict[str, Sheet] | None:
        """The files that are kept under that name, if they are whole and were made of the same."""
        kept = self._former(name)
        if (
            kept
            and kept.made_of == digest_of(*docs)
            and all(map(self._archive.has, kept.files.values()))
        ):
            self._used += kept.files.values()
            return kept.files
        return None

    def _former(self, name: str) -> Kept | None:
        """What is kept under that name, if it was made as it would be now, of whatever it was made."""
        with suppress(msgspec.MsgspecError):
            kept = _KEPT.decode(self._store.get(name.encode()) or b"")
            return kept if kept.made_by == self._made_by else None
        return None

    def _keep(self, name: str, docs: Sequence[bytes], files: dict[str, Sheet]) -> dict[str, Sheet]:
        """Keep files that were made of `docs` under that name."""
        self._used += files.values()
        kept = Kept(self._made_by, digest_of(*docs), files)
        self._store.put(name.encode(), _ENCODER.encode(kept))
        return files

    def _whole(self, docs: Sequence[bytes]) -> dict[str, Sheet]:
        """Those that Pagefind makes."""
        with self._indexed(docs) as made:
            return self._put(made, LOADED)

    def _of_parts(self, parts: Sequence[Sequence[bytes]]) -> dict[str, Sheet]:
        """Those of all parts, joined. A Pagefind that is newer than this may have another form: then all are one."""
        try:
            return self._joined([*self._each(parts)])
        except FormError:
            return self._whole([doc for part in parts for doc in part])

    def _each(self, parts: Sequence[Sequence[bytes]]) -> Iterator[dict[str, Sheet]]:
        """Those of each part, as they were kept or made anew, on every core."""
        found = [self._find(str(number), part) for number, part in enumerate(parts)]
        missing = [part for part, kept in zip(parts, found, strict=True) if kept is None]
        fresh = spread(lambda part: _ENCODER.encode(self._part(part)), missing, self._workers, 2)
        for number, (part, kept) in enumerate(zip(parts, found, strict=True)):
            if kept is None:
                made = next(fresh)
                kept = self._part(part) if made is None else _FILES.decode(made)  # noqa: PLW2901
                self._keep(str(number), part, kept)
            yield kept

    def _part(self, docs: Sequence[bytes]) -> dict[str, Sheet]:
        """Those of a part that the index of all has, too, and what of the others is joined."""
        with self._indexed(docs) as made:
            [meta] = made.glob(META.format("*"))
            chunks = [path.read_bytes() for path in sorted(made.glob(CHUNK.format("*")))]
            part = read_part(meta.read_bytes(), chunks, _addresses(made))
            files = self._put(made, ALIKE)
        return {**files, POSTINGS: self._archive.put(_ENCODER.encode(part))}

    def _joined(self, made: Sequence[dict[str, Sheet]]) -> dict[str, Sheet]:
        parts = [_PART.decode(self._archive.read(each[POSTINGS])) for each in made]
        index = join(parts, self._language)
        entry = json.loads(self._archive.read(made[0][ENTRY]))
        for about in entry["languages"].values():
            about.update(hash=index.meta[0], page_count=sum(map(len, index.names)))
        contents = {
            META.format(index.meta[0]): index.meta[1],
            **{CHUNK.format(name): content for name, content in index.chunks.items()},
        }
        return {
            **{name: made[0][name] for name in made[0] if "/" not in name and name != POSTINGS},
            ENTRY: self._archive.put(json.dumps(entry, separators=(",", ":")).encode()),
            **self._packed(contents),
            **{
                FRAGMENT.format(name): each[FRAGMENT.format(old)]
                for each, part, names in zip(made, parts, index.names, strict=True)
                for (old, _), name in zip(part.pages, names, strict=True)
            },
        }

    def _packed(self, contents: Mapping[str, bytes]) -> dict[str, Sheet]:
        """Files that are named by their content, as they were packed for the index before, or packed now."""
        known = {name: self._before[name] for name in contents.keys() & self._before.keys()}
        files = {name: sheet for name, sheet in known.items() if self._archive.has(sheet)}
        fresh = [name for name in contents if name not in files]
        with ThreadPoolExecutor(self._workers) as threads:  # zlib lets go of the interpreter
            made = threads.map(packed, map(contents.__getitem__, fresh))
            return {**files, **dict(zip(fresh, map(self._archive.put, made), strict=True))}

    @contextmanager
    def _indexed(self, docs: Sequence[bytes]) -> Iterator[Path]:
        """The folder that Pagefind makes of entries."""
        entries: list[Entry] = json.loads(b"[%b]" % b",".join(docs))
        with self._archive.workspace() as folder:
            pages, made = folder / "pages", folder / "made"
            pages.mkdir()
            for _, page in groupby(entries, _page_of):
                _write_page([*page], pages)
            del entries  # while Pagefind runs, memory is scarce
            _run(pages, self._language, made)
            yield made

    def _put(self, made: Path, patterns: Sequence[str]) -> dict[str, Sheet]:
        return {
            path.relative_to(made).as_posix(): self._archive.put(path.read_bytes())
            for pattern in patterns
            for path in sorted(made.glob(pattern))
        }


def _addresses(made: Path) -> dict[str, str]:
    """The address of each page by its name. Raises FormError."""
    fragments = [*made.glob(FRAGMENT.format("*"))]
    try:
        told = [_TOLD.decode(read_fragment(path.read_bytes())) for path in fragments]
    except msgspec.MsgspecError as error:
        raise FormError("a page without an address") from error
    return {path.stem: each.url for path, each in zip(fragments, told, strict=True)}


def _parts(docs: Sequence[bytes]) -> list[list[bytes]]:
    """The entries of each part. Those of a page stay where they are while there are as many parts."""
    size, number = sum(map(len, docs)), 1
    while number < PARTS and size > number * PART:
        number *= 2
    parts: list[list[bytes]] = [[] for _ in range(number)]
    for doc in docs:
        first = _LOCATED.decode(b"[%b]" % doc)[0]
        parts[digest_of(_page_at(first.location).encode())[0] % number].append(doc)
    return [part for part in parts if part]


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
            f'<h1 data-pagefind-weight="{TITLE * boost if boost <= 1 else MOST}">{title}</h1>',
            _unseen(title, f' data-pagefind-weight="{TITLE}"'),
            _text(first),
            *(_text(each) for each in rest if each["title"] == title),
            *(_section(each) for each in rest if each["title"] != title),
            "</body></html>",
        ]
    )
    address = unquote(_page_of(first))
    path = folder / (f"{address}index.html" if address.endswith("/") or not address else address)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8")


def _page_of(entry: Entry) -> str:
    return _page_at(entry["location"])


def _page_at(location: str) -> str:
    return location.partition("#")[0]


def _section(entry: Entry) -> str:
    anchor = escape(entry["location"].partition("#")[2])
    return f'<h2 id="{anchor}">{entry["title"]}</h2>{_unseen(entry["title"])}{_text(entry)}'


def _text(entry: Entry) -> str:
    return f"<div>{entry['text']}</div>{_unseen(entry['text'])}"


def _unseen(html: str, attributes: str = "") -> str:
    """Other spellings of words, each marked, so that what is shown of a page leaves them out."""
    found = " ".join(UNSEEN + each for each in other_spellings(unescape(TAG.sub(" ", html))))
    return f"<p{attributes}>{found}</p>" if found else ""
