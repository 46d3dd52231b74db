"""Files → documents: which items there are, and what stands in them, where."""

from pathlib import Path
from typing import Any

import pytest

from nutgraf.load.document import Document
from nutgraf.load.files import ITEM_FILES, find_files
from nutgraf.load.load import load
from nutgraf.load.nodes import plain
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


@pytest.mark.parametrize("case", CASES)
def test_documents(case: Case, tmp_path: Path) -> None:
    """The files of a folder give the documents that the data file tells, and its problems."""
    files = find_files(write_files(case.files, tmp_path), "content")
    documents, problems = load(file for file in files if file.suffix in ITEM_FILES)

    assert [describe(document) for document in documents] == case.expected("documents")
    assert report(problems) == case.data.get("report", "")
