"""`nutgraf schema`: what editors know of the content format."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nutgraf.keys import SECTIONS, Kind
from nutgraf.load.front_matter import split
from nutgraf.model import Briefing
from nutgraf.problems import errors
from nutgraf.schema import DIALECT, KINDS, schema_of
from tests.cases import Case, run_case
from tests.commands.newsrooms import fields_of, held_against, nutgraf
from tests.data import read_yaml
from tests.project.commands import ROOT, tool

pytestmark = pytest.mark.slow

FORMS = {
    "briefing": """
title: 1984
headline:
published: false
topics: gaza
kind: analysis
story: [a, b]
sources: [an-id, {title: Report, url: https://example.org/report, published: 2024}]
media: photo.jpg
image: [{src: a.jpg, alt: A}, b.jpg]
live: https://example.org/live
related: [a, {title: Report}]
events: [The vote, {id: vote, date: 2024-03-26 14:30}]
claims: {text: It binds., positions: [{stance: disputes, holder: Charter}]}
statements: [{quote: No., attribution: an official}, {quote: Yes.}]
embargo: 2024-03-26T14:30+00:00
translation: {method: machine-reviewed}
summary:
of_our_own: {a: [1, 2]}
""",
    "actor": """
john: {name: John, type: person, positions: Speaker, names: {ar: جون}}
jane: {title: Jane, positions: [{title: Chair, start: 2019-05, end: 2021}]}
nobody:
""",
    "topic": "name: no",
    "story": "title: A story\ntags: [a]",
    "source": "headline: A report\ndate: 2024-03\nlang: pt-BR",
}
"""What the format accepts, in ways that are easy to forget."""

MISTAKES = {
    "draft: yes": "'yes' is not of type 'boolean'",
    "kind: reprot": "'reprot' is not one of ['report'",
    "status: gone": "'gone' is not one of ['published'",
    "date: 26 March 2024": "'26 March 2024' does not match",
    "date: {updated: 2024-03-26}": "'created' is a required property",
    "language: English (UK)": "'English (UK)' does not match",
    "sources: [{url: https://example.org/}]": "'title' is a required property",
    "sources: [{title: A, url: example.org}]": "'example.org' does not match",
    "claims: [{claim: A., positions: [{stance: asserts}]}]": "'holder' is a required property",
    "translation: {method: robot}": "'robot' is not one of ['machine'",
    "topics: {a: b}": "is not of type 'array'",
}


IN_MARKDOWN_ONLY = {
    "Draft is true or false, however it is typed",  # in quotation marks
    "Material's blog",  # a first heading is the title
    "A first heading is the title where there is no other",
}
"""Cases in which a schema asks for more than the format does."""


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder to which all schemas are written."""
    folder = tmp_path_factory.mktemp("schemas")
    assert nutgraf("schema", "--out", folder).exit_code == 0
    return folder


def test_each_is_a_schema(schemas: Path) -> None:
    """Each is one by the rules of JSON Schema itself."""
    files = sorted(schemas.iterdir())
    done = tool("check-jsonschema", "--check-metaschema", *files)

    assert [path.name for path in files] == sorted(f"{kind}.json" for kind in KINDS)
    assert done.returncode == 0, done.stdout


def test_our_own_newsroom(schemas: Path, tmp_path: Path) -> None:
    """All fields of our own newsroom are what editors would expect."""
    files = fields_of(ROOT / "content", tmp_path)

    assert set(files) == set(KINDS)
    for kind, written in files.items():
        code, report = held_against(schemas / f"{kind}.json", written)
        assert code == 0, report


@pytest.mark.parametrize("kind", FORMS)
def test_all_forms_are_accepted(kind: str, schemas: Path, tmp_path: Path) -> None:
    """One value for a list, other names, many items in a file: what the format accepts is no mistake."""
    path = tmp_path / "fields.yml"
    path.write_text(FORMS[kind], encoding="utf-8")

    code, report = held_against(schemas / f"{kind}.json", [path])

    assert code == 0, report


def right_files(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Every file of an item in the data of our tests that has no error: kind, case and fields."""
    cases = (each for path in (ROOT / "tests").rglob("*.yml") for each in cases_in(path))
    for number, case in enumerate(cases):
        outcome = run_case(case, folder / str(number))
        wrong = {problem.place.path for problem in errors(outcome.problems)}
        for name, text in case.files.items():
            section = name.partition("/")[0]
            is_item = section in SECTIONS and f"content/{name}" not in wrong and "index" not in name
            if is_item and isinstance(text, str) and Path(name).suffix in {".md", ".yml"}:
                fields = text if name.endswith(".yml") else split(text).front_matter
                yield Kind(section).singular, case.title, fields or ""


def cases_in(path: Path) -> Iterator[Case]:
    """The cases of a data file, if it is one of those that hold the files of a newsroom."""
    data = read_yaml(path.read_text(encoding="utf-8"))
    for title, case in data.items() if isinstance(data, dict) else ():
        if isinstance(case, dict) and "files" in case:
            yield Case(title, case)


@pytest.mark.slow
def test_no_false_alarms(schemas: Path, tmp_path: Path) -> None:
    """What the tests of all other stages have as right is right for editors, but for what only Markdown may have."""
    files: dict[str, dict[str, str]] = {}
    for number, (kind, title, text) in enumerate(right_files(tmp_path / "cases")):
        if text.strip():
            path = tmp_path / f"{kind}-{number}.yml"
            path.write_text(text, encoding="utf-8")
            files.setdefault(kind, {})[path.name] = title

    alarms = set()
    for kind, titles in files.items():
        _, report = held_against(schemas / f"{kind}.json", [tmp_path / name for name in titles])
        alarms |= {titles[name] for name in re.findall(r"/([\w-]+\.yml)::", report)}

    assert sum(map(len, files.values())) > 100
    assert alarms == IN_MARKDOWN_ONLY


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_caught(mistake: str, schemas: Path, tmp_path: Path) -> None:
    """A wrong word, date, URL or a record that lacks something is underlined."""
    path = tmp_path / "fields.yml"
    path.write_text(f"title: A\n{mistake}\n", encoding="utf-8")

    code, report = held_against(schemas / "briefing.json", [path])

    assert code == 1
    assert MISTAKES[mistake] in report


@pytest.mark.parametrize("text", ["date: 2024-03-26", "{}", "[a]", "a: {type: person}"])
def test_a_name_is_needed(text: str, schemas: Path, tmp_path: Path) -> None:
    """An item without a name, or no item at all, is a mistake, also where a file holds many."""
    path = tmp_path / "fields.yml"
    path.write_text(text, encoding="utf-8")

    assert held_against(schemas / "actor.json", [path])[0] == 1


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every record of a schema, and what is told of it."""
    for record, definition in schema["$defs"].items():
        for name, field in definition.get("properties", {}).items():
            yield f"{record}.{name}", field


@pytest.mark.parametrize("kind", SECTIONS)
def test_each_field_is_explained(kind: Kind) -> None:
    """Whatever the pointer rests on has a sentence to show."""
    told = {name: field["description"] for name, field in fields(schema_of(kind))}

    assert told
    assert [name for name, text in told.items() if not text[:1].isupper() or text[-1] != "."] == []


def test_other_names_are_told() -> None:
    """Another name of a field says which one it stands for, and is not the one to choose."""
    fields = schema_of(Kind.BRIEFING)["$defs"]["Briefing"]["properties"]

    assert fields["title"]["description"] == "The headline. Also accepted: `headline`."
    assert fields["headline"]["description"] == "Also accepted for `title`: The headline."
    assert fields["headline"]["deprecated"]
    assert "deprecated" not in fields["title"]


def test_fields_are_in_the_order_of_the_handbook() -> None:
    """What is particular to a kind comes first, what all share last."""
    names = Briefing.listed_fields()

    assert names[:3] == ["title", "date", "updated"]
    assert names[-4:] == ["draft", "embargo", "redirect_from", "extra"]


@pytest.mark.parametrize("kind", KINDS)
def test_one_is_printed(kind: str) -> None:
    """A kind that is named is printed, and nothing else."""
    done = nutgraf("schema", kind)

    assert done.exit_code == 0
    assert json.loads(done.stdout)["$schema"] == DIALECT


def test_one_is_written(tmp_path: Path) -> None:
    """A kind that is named is the only one written, in the place of an older one."""
    (tmp_path / "actor.json").write_text("old", encoding="utf-8")
    done = nutgraf("schema", "actor", "--out", tmp_path)

    assert done.stdout == f"{tmp_path / 'actor.json'}\n"
    assert (tmp_path / "actor.json").read_text(encoding="utf-8") == nutgraf(
        "schema", "actor"
    ).stdout


def test_something_must_be_named() -> None:
    """Without a kind or a folder there is nothing to do, and it is said what to name."""
    done = nutgraf("schema")

    assert done.exit_code == 2
    assert "Name a kind (briefing, actor, topic, story, source)" in done.stderr


def test_where_no_folder_can_be(tmp_path: Path) -> None:
    """A file in the way is told, and no traceback."""
    (tmp_path / "file").touch()

    done = nutgraf("schema", "--out", tmp_path / "file" / "below")

    assert done.exit_code == 1
    assert "the system says: Not a directory" in done.stderr
