"""The tables of the handbook agree with the code: nothing is left out, and nothing is made up."""

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Any, get_args

import pytest
from packaging.requirements import Requirement

from nutgraf.mkdocs_adapter.config import NutgrafConfig
from nutgraf.mkdocs_adapter.plugin import NutgrafPlugin
from nutgraf.model import Record
from nutgraf.problems import SWITCHABLE, Code, Level
from nutgraf.validate.shapes import shape_of
from nutgraf.validate.validate import MODELS
from tests.cases import read_cases
from tests.docs.pages import Page, codes, pages, read, table
from tests.project.commands import ROOT

FAULTS = ROOT / "tests" / "faults" / "sites"

# -------------------------------------------------------------------------------------------- form


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_tables_and_headings_are_whole(page: Page) -> None:
    """Each row of a table ends as it begins, and each heading stands after an empty line."""
    lines = page.prose.splitlines()

    assert [line for line in lines if line.startswith("|") and not line.endswith("|")] == []
    assert [line for before, line in pairwise(lines) if before and line.startswith("#")] == []


# ------------------------------------------------------------------------------------------ fields


def records(model: type[Record]) -> Iterator[type[Record]]:
    """A model, and those of the records in its fields."""
    yield model
    for field in shape_of(model).fields.values():
        if field.record:
            yield from records(field.record)


EVERY_RECORD = sorted(
    {each for model in MODELS.values() for each in records(model)}, key=lambda each: each.__name__
)
each_record = pytest.mark.parametrize("model", EVERY_RECORD, ids=lambda model: model.__name__)


def rows_of(model: type[Record]) -> dict[str, list[str]]:
    """What the handbook says of the fields of a model, those that it inherits included."""
    tables = dict(read("docs/writing.md").tables())
    return {
        codes(row[0])[0]: row
        for each in reversed(model.mro())
        for row in tables.get(f"fields: {each.__name__}", [])
    }


def choices(annotation: Any) -> Iterator[str]:
    """The words of the enumerations in a type."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from annotation
    for part in get_args(annotation):
        yield from choices(part)


@each_record
def test_every_field_and_alias(model: type[Record]) -> None:
    """Each field has a row with all its other names, and no row tells of a field that there is not."""
    told = {name: name for name in rows_of(model)}
    told |= {other: name for name, row in rows_of(model).items() for other in codes(row[2])}

    assert told == shape_of(model).canonical


@each_record
def test_required_fields(model: type[Record]) -> None:
    """What is required is said to be, and nothing else."""
    told = {name for name, row in rows_of(model).items() if "**required**" in row[1]}

    assert told == {name for name, field in model.model_fields.items() if field.is_required()}


@each_record
def test_choices(model: type[Record]) -> None:
    """Every word that a field takes stands in its row."""
    for name, row in rows_of(model).items():
        words = {str(word) for word in choices(model.model_fields[name].annotation)}
        assert words <= {*codes(row[1])}, name


def test_no_table_of_a_record_that_there_is_not() -> None:
    """Each table of fields belongs to a class of the model."""
    marks = {mark for mark, _ in read("docs/writing.md").tables()}

    assert marks <= {f"fields: {each.__name__}" for model in EVERY_RECORD for each in model.mro()}


# ------------------------------------------------------------------------------ settings, problems


def test_every_setting() -> None:
    """Each setting of the plugin has a row with its default, and no row tells of another."""
    settings = dict(NutgrafConfig())
    rows = {codes(row[0])[0]: row for row in table("docs/running.md", "settings")}

    assert [*rows] == [*settings]
    for name, default in settings.items():
        written = str(default).lower() if isinstance(default, bool) else default
        assert default is None or rows[name][1] == f"`{written}`", name


def test_every_code() -> None:
    """Each code that a problem may have is listed, in the order of the code, and no other is; rules have their page."""
    told = [codes(row[0])[0] for row in table("docs/problems.md", "problems")]

    assert told == [str(code) for code in Code if code not in SWITCHABLE]


def test_levels() -> None:
    """The level of each code is the one that the broken sites of the tests are told."""
    told = {codes(row[0])[0]: row[1] for row in table("docs/problems.md", "problems")}
    reports = "".join(site.values[0].expected("report") for site in read_cases(FAULTS))
    found = re.findall(rf"^({'|'.join(Level)}) ([a-z\d-]+)$", reports, re.MULTILINE)

    found = [each for each in found if each[1] not in SWITCHABLE]

    assert found
    assert {(told[code], code) for _, code in found} == {*found}


@pytest.mark.parametrize("row", table("docs/problems.md", "problems"), ids=lambda row: row[0])
def test_problems_are_explained(row: list[str]) -> None:
    """Each row says what the problem means and what to do."""
    assert all(cell.endswith(".") for cell in row[2:])


# ------------------------------------------------------------------------------------ architecture


def first_codes(page: str, start: str) -> list[str]:
    """What stands between backticks in the first cells of the table whose head begins so."""
    [text] = re.findall(rf"^\| {start} \|.*\n\|.*\n((?:\|.*\n)+)", read(page).text, re.MULTILINE)
    return [code for line in text.splitlines() for code in codes(line.split("|")[1])]


def test_every_hook() -> None:
    """The handbook tells of each hook of the plugin."""
    hooks = {name for name in vars(NutgrafPlugin) if name.startswith("on_")}

    assert {*first_codes("docs/architecture.md", "hook")} == hooks


def test_every_layer() -> None:
    """The handbook's list of layers is the one that imports are held to."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    layers = [name.strip() for layer in contract["layers"] for name in re.split("[:|]", layer)]

    assert sorted(first_codes("docs/architecture.md", "layer")) == sorted(layers)


# ----------------------------------------------------------------------------------------- scripts


def test_every_script() -> None:
    """Each script of the theme has a row that says whether every page loads it, and how much that is stands above."""
    theme = ROOT / "theme" / "nutgraf_theme"
    files = {file.name: file.read_text(encoding="utf-8") for file in theme.rglob("*.js")}
    templates = "".join(file.read_text(encoding="utf-8") for file in theme.rglob("*.html"))
    named = re.findall(r"assets/nutgraf/js/([\w-]+\.js)", templates)
    imported = re.findall(r'^import .+ from "\./(.+)";$', files["nutgraf.js"], re.MULTILINE)
    loaded = {*named, *imported}

    rows = {codes(row[0])[0]: row[1] for row in table("docs/extending.md", "scripts")}
    size = sum(len(files[name].encode()) for name in loaded)

    assert rows.keys() == files.keys()
    assert {name for name, when in rows.items() if when.startswith("with each page")} == loaded
    assert f"a page loads {round(size / 1000)} kB," in read("docs/extending.md").text


# --------------------------------------------------------------------------------------- decisions


def test_every_dependency_has_its_reason() -> None:
    """Whatever is installed stands in the record of dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [each for group in project["dependency-groups"].values() for each in group]
    needs = [
        *project["project"]["dependencies"],
        *(each for each in groups if isinstance(each, str)),
    ]
    text = read("docs/decisions/0003-dependencies.md").text
    first = {
        name.strip()
        for cell in re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)
        for name in cell.split(",")
    }

    assert {Requirement(need).name for need in needs} <= first


def test_decisions_are_numbered_and_whole() -> None:
    """Each record has its number, and says why, what, and what follows."""
    records = [page for page in pages() if page.name.startswith("docs/decisions/")]

    for number, page in enumerate(records, start=1):
        headings = re.findall(r"^##? (.+)$", page.text, re.MULTILINE)
        assert page.name.startswith(f"docs/decisions/{number:04}-")
        assert headings[0].startswith(f"{number}. ")
        assert headings[1:] == ["Context", "Decision", "Consequences"]
