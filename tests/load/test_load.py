"""Files → documents: which items there are, and what stands in them, where."""

import os
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from nutgraf.load import front_matter
from nutgraf.load.decode import peek, read_bytes
from nutgraf.load.document import Document
from nutgraf.load.files import ITEM_FILES, find_files
from nutgraf.load.load import load
from nutgraf.load.nodes import Mark, Scalar, plain, typed
from nutgraf.problems import Problem
from tests.cases import Case, read_cases, report, write_files

CASES = [*read_cases(Path(__file__).parent / "cases")]


def describe(document: Document) -> dict[str, Any]:
    """A document as the data files have it: what is usual is left out."""
    told = {
        "key": str(document.key),
        "file": document.source,
        "fields": plain(document.fields),
        "body": document.body,
        "body_line": document.body_line if document.body else 0,
        "is_index": document.is_index,
        "is_one_of_many": document.is_one_of_many,
        "is_broken": document.is_broken,
    }
    return {name: value for name, value in told.items() if value}


def load_all(folder: Path) -> tuple[list[Document], list[Problem]]:
    """The documents of a folder, and its problems."""
    files = find_files(folder, "content")
    return load(file for file in files if file.suffix in ITEM_FILES)


@pytest.mark.parametrize("case", CASES)
def test_documents(case: Case, tmp_path: Path) -> None:
    """The files of a folder give the documents that the data file tells, and its problems."""
    documents, problems = load_all(write_files(case.files, tmp_path))

    assert [describe(document) for document in documents] == case.expected("documents")
    assert report(problems) == case.data.get("report", "")


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    """Names of files may be any bytes to the system; one that nobody can type is told, and printable."""
    actors = tmp_path / "actors"
    actors.mkdir()
    (actors / os.fsdecode(b"jos\xe9.yml")).write_text("name: Jos\u00e9", encoding="utf-8")

    documents, problems = load_all(tmp_path)

    assert [document.is_broken for document in documents] == [True]
    assert report(problems) == (
        "error not-utf8\ncontent/actors/jos\\xe9.yml:1:1: "
        "expected a file name in UTF-8, but got the byte 0xE9 in it\n    Rename the file.\n"
    )


def test_some_paths_do_not_count(tmp_path: Path) -> None:
    """What the site excludes is not found; the others are told under the name that writers know."""
    folder = write_files({"actors/a.yml": {"name": "A"}, "actors/b.yml": {"name": "B"}}, tmp_path)

    files = find_files(folder, "docs", lambda path: path == "actors/a.yml")

    assert [file.label for file in files] == ["docs/actors/b.yml"]


def test_hundreds_of_brackets_do_no_harm(tmp_path: Path) -> None:
    """Nesting that would exhaust the parser's stack is refused, where it is too deep for us or for the parser."""
    folder = write_files({"topics/a.yml": [["[", 300_000]]}, tmp_path)

    _, problems = load_all(folder)

    assert [problem.code for problem in problems] == ["yaml-depth"]
    assert problems[0].place.column in (21, 1001)


def test_a_number_without_end_is_a_text() -> None:
    """Python reads none of more than 4,300 digits, and JSON none that is infinite."""
    long, short = (Scalar("9" * digits, Mark(1, 1)) for digits in (10_000, 2))
    assert typed(long) == long.text
    assert typed(short) == 99
    assert typed(Scalar("1e999", Mark(1, 1))) == "1e999"
    assert typed(Scalar("1e2", Mark(1, 1))) == 100.0


@pytest.mark.parametrize("text", ["<!-- a -->\n" * 360, "draft" + " " * 3990 + "x", "---\n" * 900])
def test_what_stands_above_fields_takes_no_time(text: str) -> None:
    """Neither rows of comments nor of blanks are tried in each way."""
    before = process_time()

    assert front_matter.above_fields(f"\n{text}draft") is None
    assert front_matter.lost_field(f"\n{text}draft") is None
    assert process_time() - before < 1


def test_file_that_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read to its end, however long the system says that it is."""
    files = write_files({"actors/ann.md": "---\nname: Ann Able\n---\nShe sails."}, tmp_path)
    [file] = find_files(files, "content")
    whole = file.location.read_bytes()
    for size in (0, 5, len(whole), 10 * len(whole)):
        monkeypatch.setattr(os, "fstat", lambda _, size=size: os.stat_result((size,) * 10))
        assert read_bytes(file) == whole


def test_only_plain_files_are_shown(tmp_path: Path) -> None:
    """What a page of a preview shows of a file: no link is followed, no pipe waited for, no device read for ever."""
    secret, link, zero, pipe = (tmp_path / name for name in ("secret", "link", "zero", "pipe"))
    secret.write_text("\ufeffA line\nand \xe9\n", encoding="utf-8")
    link.symlink_to(secret)
    zero.symlink_to("/dev/zero")
    os.mkfifo(pipe)

    assert peek(secret) == "A line\nand \xe9\n"
    assert [peek(each) for each in (link, zero, pipe, tmp_path, tmp_path / "none")] == [""] * 5
