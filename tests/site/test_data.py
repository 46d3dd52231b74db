"""The data of a site: all that it says, for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from nutgraf.render.data import write_csv, write_json
from nutgraf.views.data.files import TABLES
from nutgraf.views.types import CsvFile, JsonFile
from tests.docs.pages import codes, table
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk

NAMES = [each.name for each in TABLES]
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_tables_are_as_their_schemas_say(rich_site: BuiltSite, name: str) -> None:
    """Each table has rows; they fit its schema, and CSV tells the same rows as JSON."""
    rows = json.loads((rich_site.folder / f"data/{name}.json").read_text(encoding="utf-8"))
    schema = json.loads((rich_site.folder / f"data/schema/{name}.json").read_text("utf-8"))
    text = (rich_site.folder / f"data/{name}.csv").read_bytes().decode()
    cells = [*csv.reader(io.StringIO(text, newline=""), strict=True)]

    Draft202012Validator.check_schema(schema)
    assert not [*Draft202012Validator(schema).iter_errors(rows)]
    assert rows
    assert cells[0] == schema["items"]["required"]
    assert len(cells) == len(rows) + 1


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_what_data_refers_to_is_there(rich_site: BuiltSite, name: str) -> None:
    """Every URL of a row leads to a page of the site, and to a place on it that is there."""
    data = rich_site.folder / "data"
    root = json.loads((data / "index.json").read_text(encoding="utf-8"))["url"]
    for row in json.loads((data / f"{name}.json").read_text(encoding="utf-8")):
        page, fragment = urldefrag(unquote(row.get("url", root)).removeprefix(root))
        assert f"{page}index.html" in rich_site.files
        ids = {each.attributes.get("id") for each in rich_site.page(page).root.all()}
        assert not fragment or fragment in ids


@pytest.mark.slow
def test_the_index_names_every_file(rich_site: BuiltSite) -> None:
    """What is listed is there, and nothing else is."""
    index = json.loads((rich_site.folder / "data/index.json").read_text(encoding="utf-8"))
    forms = ("json", "csv", "schema")
    named = {each[form].removeprefix(index["url"]) for each in index["tables"] for form in forms}

    assert named == {each for each in rich_site.files if each.startswith("data/")} - {
        "data/index.json"
    }


@pytest.mark.slow
def test_only_what_readers_may_see(desk: Desk) -> None:
    """Neither a draft, nor a comment, nor a field for templates is in the data."""
    hidden = "title: CANARY\ndate: 2024-05-01\ndraft: true"
    desk.write("briefings/hidden.md", f"---\n{hidden}\n---\nCANARY")
    shown = "title: Shown\ndate: 2024-05-01\nextra: {note: CANARY}  # CANARY"
    desk.write("briefings/shown.md", f"---\n{shown}\n---\nWords. <!-- CANARY -->")

    folder = desk.build(strict=True)

    assert not [path for path in (folder / "data").rglob("*.*") if b"CANARY" in path.read_bytes()]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_is_no_formula(formula: str) -> None:
    """What a spreadsheet would run is text in it."""
    (cell,) = [*csv.reader(io.StringIO(written(formula), newline=""))][1]

    assert cell == f"'{formula}"


def written(cell: str) -> str:
    """A table of one cell."""
    return write_csv(CsvFile(("a",), ((cell,),))).decode()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    """Whatever a text holds, JSON and CSV give it back."""
    (cell,) = [*csv.reader(io.StringIO(written(text), newline=""))][1] or [""]

    assert cell.removeprefix("'") == text.removeprefix("'")
    assert json.loads(write_json(JsonFile([text]))) == [text]


def test_the_handbook_tells_of_every_table() -> None:
    """The tables in `docs/data.md` are those that are made."""
    assert [codes(row[0])[0] for row in table("docs/data.md", "data tables")] == NAMES
