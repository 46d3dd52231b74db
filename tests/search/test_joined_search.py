"""The search index of a large site, made in parts: it says what one that is made at once does, and costs a part."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from nutgraf.press import archive
from nutgraf.search import pagefind, postings
from nutgraf.search.entries import Entry, packed
from nutgraf.search.pagefind import place_index
from nutgraf.search.postings import FormError, Part, join, read_part
from tests.site.desk import contents

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
WORDS = "The pilot sails at noon; the naïve pilots résumé a café, 領航員 and المرشد, l'été and git-absorb.".split()


def docs(number: int = 40) -> list[bytes]:
    """Entries of so many pages: words that all have, some have, and one has, in titles, too, and with accents."""
    return [
        packed(
            [
                Entry(location=f"b{page:03}/", title=f"Page {page} {word}", text=f"<p>{text}</p>"),
                Entry(location=f"b{page:03}/#more", title="More", text=f"only{page} {word * 2}"),
            ]
        )
        for page in range(number)
        for word in [WORDS[page % len(WORDS)]]
        for text in [" ".join(WORDS[page % 3 :: 1 + page % 4] * (1 + 9 * (page % 7 == 0)))]
    ]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[bytes]], int]:
    """Puts the index of entries into the folder `index`, in parts; how often Pagefind ran for it."""
    monkeypatch.setattr(pagefind, "PART", 2000)
    runs: list[object] = []
    run = subprocess.run

    def counted(*arguments: Any, **more: Any) -> object:
        runs.append(arguments)
        return run(*arguments, **more)

    monkeypatch.setattr(subprocess, "run", counted)

    def place(entries: list[bytes]) -> int:
        runs.clear()
        rmtree(tmp_path / "index", ignore_errors=True)
        place_index(entries, "en", tmp_path / "index", tmp_path / "cache")
        return len(runs)

    return place


def read(folder: Path) -> Part:
    """The index in a folder."""
    [meta] = folder.glob("*.pf_meta")
    return read_part(meta.read_bytes(), (path.read_bytes() for path in folder.glob("index/*")))


def made(entries: Iterable[bytes], folder: Path) -> Part:
    """The index that Pagefind makes of entries at once."""
    place_index([*entries], "en", folder)
    return read(folder)


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes every file of Pagefind's one that we do not know."""

    def refuse(*_: object) -> Part:
        raise FormError("a record of another length")

    return lambda: monkeypatch.setattr(pagefind, "read_part", refuse)


def test_it_says_what_pagefind_says(
    place: Callable[[list[bytes]], int], unknown: Callable[[], None], tmp_path: Path
) -> None:
    """All words, their forms and places, and all pages are in it: as in the index that Pagefind made of all."""
    entries = docs()
    assert place(entries) > 1
    joined = read(tmp_path / "index")
    unknown()
    (tmp_path / "cache").rename(tmp_path / "old")
    place(entries)
    its_own = read(tmp_path / "index")
    assert its_own.pages == joined.pages
    assert [word.text for word in its_own.words] == [word.text for word in joined.words]
    assert its_own == joined


def test_parts_are_joined_as_they_follow(tmp_path: Path) -> None:
    """Parts of pages in their order are joined to the same bytes: words, forms, places, pages and chunks."""
    pages = {made([doc], tmp_path / str(number)).pages[0]: doc for number, doc in enumerate(docs())}
    entries = [pages[page] for page in sorted(pages)]
    parts = [
        made(entries[start : start + 9], tmp_path / f"of {start}") for start in range(0, 40, 9)
    ]
    whole = made(entries, tmp_path / "whole")
    one, other = join(parts, "en"), join([whole], "en")
    assert (one.meta, one.chunks) == (other.meta, other.chunks)
    assert [*chain(*one.names)] == [*chain(*other.names)]
    assert any(word.forms for word in whole.words)


def test_it_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    """In which order pages lie there is up to the disk: Pagefind numbers them in that, and we do not."""
    one, other = [tmp_path / name for name in ("one", "other")]
    assert made(docs(), one) == made(reversed(docs()), other)
    assert contents(one) == contents(other)


def test_it_is_put_where_the_reader_looks(
    place: Callable[[list[bytes]], int], tmp_path: Path
) -> None:
    """Every page has its file, and what tells of the index is named where it begins."""
    assert place(docs()) > 1
    index = tmp_path / "index"
    entry = json.loads((index / "pagefind-entry.json").read_bytes())
    about = entry["languages"]["en"]
    assert about["page_count"] == 40
    assert (index / f"pagefind.{about['hash']}.pf_meta").is_file()
    assert (index / "pagefind.js").is_file()
    names = {f"{name}.pf_fragment" for name, _ in read(index).pages}
    assert names == {path.name for path in (index / "fragment").iterdir()}
    assert len(names) == 40


def test_an_edit_costs_a_part(place: Callable[[list[bytes]], int], tmp_path: Path) -> None:
    """And the index is that of a first build."""
    parts = place(docs())
    before = contents(tmp_path / "index")
    edited = [*docs()[:-1], docs()[-1].replace(b"only39", b"other39")]
    assert place(edited) == 1 < parts
    after = contents(tmp_path / "index")
    assert after != before
    assert place(docs()) == 1
    assert place(docs()) == 0


def test_an_edit_changes_what_its_words_are_in(
    place: Callable[[list[bytes]], int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The other pages keep their numbers, and so chunks without those words stay as they are."""
    monkeypatch.setattr(postings, "FULL", 20)
    place(docs())
    before = {path.name for path in (tmp_path / "index" / "index").iterdir()}
    for page in (3, 20, 39):
        word, other = f"only{page} ".encode(), f"other{page} ".encode()
        place([doc.replace(word, other) for doc in docs()])
        after = {path.name for path in (tmp_path / "index" / "index").iterdir()}
        assert len(after - before) < len(before) / 4


def test_parts_outlast_the_tidying(
    place: Callable[[list[bytes]], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What of a part is only joined is of use to the next edit, also where nothing changed in between."""
    monkeypatch.setattr(archive, "SPARE", 0)
    entries = docs()
    place(entries)
    assert place([*entries[:-1], entries[-1].replace(b"only39", b"other39")]) == 1
    assert place([*entries[:-1], entries[-1].replace(b"only39", b"other39")]) == 0
    assert place(entries) == 1


def test_it_is_the_same_however_it_came_about(
    place: Callable[[list[bytes]], int], tmp_path: Path
) -> None:
    """After an edit, and when pages came and went."""
    place(docs(30))
    place(docs()[5:])
    (tmp_path / "index").rename(tmp_path / "edited")
    (tmp_path / "cache").rename(tmp_path / "old")
    place(docs()[5:])
    assert contents(tmp_path / "index") == contents(tmp_path / "edited")


def test_a_part_that_is_lost_is_made_again(
    place: Callable[[list[bytes]], int], tmp_path: Path
) -> None:
    """Or damaged; the rest is taken as it is."""
    place(docs())
    first = contents(tmp_path / "index")
    fragment = next((tmp_path / "index" / "fragment").iterdir())
    fragment.write_bytes(b"not what it was")  # a link to what is kept
    assert place(docs()) == 1
    assert contents(tmp_path / "index") == first


def test_pages_of_one_name_stay_apart(tmp_path: Path) -> None:
    """Pagefind's names are short: in two parts, two pages may have the same one."""
    part = made(docs(3), tmp_path)
    names = [name for name, _ in part.pages]
    assert join([part, part], "en").names == [names, [f"{name}x" for name in names]]


def test_what_nobody_knows_is_made_at_once(
    place: Callable[[list[bytes]], int], unknown: Callable[[], None], tmp_path: Path
) -> None:
    """A later Pagefind may write other files: then there are no parts, and search works."""
    unknown()
    place(docs())
    assert len(read(tmp_path / "index").pages) == 40


@pytest.mark.parametrize("cut", [0, 1, 12, 13, 40, -1])
def test_a_file_that_is_cut_off_is_not_read(tmp_path: Path, cut: int) -> None:
    """Nor one of another kind."""
    made(docs(3), tmp_path)
    [meta], [chunk] = tmp_path.glob("*.pf_meta"), tmp_path.glob("index/*")
    with pytest.raises(FormError):
        read_part(meta.read_bytes()[:cut], [])
    with pytest.raises(FormError):
        read_part(meta.read_bytes(), [meta.read_bytes()])
    assert read_part(meta.read_bytes(), [chunk.read_bytes()]).words


TWO = """
from pathlib import Path
from nutgraf.search import pagefind
from tests.search.test_joined_search import docs

pagefind.PART = 2000
pagefind.place_index(docs(), "en", Path({index!r}), Path({cache!r}), workers=2)
"""
"""A program of its own: a process with threads, as that of the tests may be, has no workers."""


def test_two_make_the_same(place: Callable[[list[bytes]], int], tmp_path: Path) -> None:
    """Parts that are made on two cores are those that one makes."""
    place(docs())
    program = TWO.format(index=f"{tmp_path / 'two'}", cache=f"{tmp_path / 'other'}")
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    assert contents(tmp_path / "two") == contents(tmp_path / "index")
