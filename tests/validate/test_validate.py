"""Documents → items: every field, every other name for it, and every way of its own to write it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nutgraf.load.files import ITEM_FILES, find_files
from nutgraf.load.load import load
from nutgraf.load.nodes import Mapping, Node, Sequence
from nutgraf.model import Item, Record
from nutgraf.validate import Checked, validate
from nutgraf.validate.shapes import shape_of
from nutgraf.validate.validate import MODELS
from tests.cases import Case, read_cases, report, write_files

CASES = [*read_cases(Path(__file__).parent / "cases")]


def describe(checked: Checked[Item]) -> dict[str, Any]:
    """The fields of an item that were given, as JSON has them."""
    return checked.item.model_dump(mode="json", exclude_defaults=True)


@pytest.mark.parametrize("case", CASES)
def test_items(case: Case, tmp_path: Path) -> None:
    """The documents of a folder give the items that the data file tells, and its problems."""
    files = find_files(write_files(case.files, tmp_path), "content")
    documents, _ = load(file for file in files if file.suffix in ITEM_FILES)
    checked, problems = validate(documents)

    assert {str(each.key): describe(each) for each in checked} == case.expected("items")
    assert report(problems) == case.data.get("report", "")


def names_in(node: Node) -> Iterator[str]:
    """Every name of a field that stands in a node, at any depth."""
    if isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield name
            yield from names_in(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from names_in(item)


def records(model: type[Record]) -> Iterator[type[Record]]:
    """A model, and those of the records in it."""
    yield model
    for field in shape_of(model).fields.values():
        if field.record:
            yield from records(field.record)


def test_every_name_of_every_field_is_in_a_case(tmp_path: Path) -> None:
    """No field, and no other name for one, goes without a case."""
    written: set[str] = set()
    for number, case in enumerate(CASES):
        files = find_files(write_files(case.values[0].files, tmp_path / str(number)), "content")
        documents, _ = load(files)
        written |= {name for document in documents for name in names_in(document.fields)}

    known = {
        name
        for model in MODELS.values()
        for record in records(model)
        for name in shape_of(record).canonical
    }
    assert known - written == set()
