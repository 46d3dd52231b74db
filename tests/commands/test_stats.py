"""`nutgraf stats`: a newsroom in figures."""

import json
from pathlib import Path

import pytest

from tests.cases import Files, write_files
from tests.commands.newsrooms import nutgraf

SETTINGS = "site_name: A\ndocs_dir: content\ntheme: {name: material}\nplugins: [nutgraf]\n"
FILES: Files = {
    "mkdocs.yml": SETTINGS,
    "content/index.md": "Welcome.",
    "content/actors/many.yml": (
        "ferries: {name: Ferry company}\nboard: {name: Harbour Board}\nnobody: {name: Nobody At All}\n"
    ),
    "content/topics/timetable.yml": "name: Timetable",
    "content/briefings/first.md": (
        "---\ntitle: A first one\ndate: 2024-03-26\ntopics: [timetable, ferries-in-winter]\n"
        "claims: [It is late.]\nevents: [{name: A hearing, date: 2024-04-01}]\n"
        "statements:\n- {quote: We are late., speaker: ferries}\n---\n"
        "The Harbour Board met. The Ferry company spoke to the Harbour Board.\n"
    ),
    "content/briefings/second.md": (
        "---\ntitle: A second one\ndate: 2024-03-27 14:30\ntopics: timetable\ndraft: true\n---\n"
        "The Ferry company left.\n"
    ),
}
EXPECTED = """\
briefings           2
actors              3
topics              2
stories             0
sources             0
events              1
plain pages         1
drafts              1
statements          1
claims              1
words              17
mentions            4

Actors         briefings  mentions  statements
Ferry company          2         2           1
Harbour Board          1         2           0

Topics             briefings  mentions  statements
Timetable                  2         0           1
ferries-in-winter          1         0           1

newest  2024-03-27  A second one
oldest  2024-03-26  A first one
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom, in whose folder commands are run."""
    monkeypatch.chdir(write_files(FILES, tmp_path))
    return tmp_path


@pytest.mark.usefixtures("here")
def test_for_people() -> None:
    """Figures first, then who and what is in most, then the newest and the oldest; without colours in a file."""
    done = nutgraf("stats")

    assert done.exit_code == 0
    assert done.output == EXPECTED


@pytest.mark.usefixtures("here")
def test_for_programs() -> None:
    """The same as JSON, items by their keys."""
    data = json.loads(nutgraf("stats", "--format", "json").stdout)

    assert data["items"]["briefings"] == 2
    assert data["drafts"] == 1
    assert data["actors"][0] == {
        "key": "actors/ferries",
        "name": "Ferry company",
        "briefings": 2,
        "mentions": 2,
        "statements": 1,
    }
    assert data["newest"] == {
        "key": "briefings/second",
        "title": "A second one",
        "published": "2024-03-27T14:30:00",
    }


@pytest.mark.usefixtures("here")
def test_the_busiest_only() -> None:
    """As many actors and topics are told as are asked for; none is asked for with 0."""
    data = json.loads(nutgraf("stats", "--format", "json", "--top", "1").stdout)

    assert [each["name"] for each in data["actors"]] == ["Ferry company"]
    assert "Actors" not in nutgraf("stats", "--top", "0").stdout


def test_in_spite_of_errors(here: Path) -> None:
    """What could be read is told, and that there is more to mend."""
    write_files({"content/briefings/third.md": "---\ntitle: [a\n---\n"}, here)

    done = nutgraf("stats")

    assert done.exit_code == 0
    assert done.stdout == EXPECTED
    assert done.stderr == "Told in spite of errors in the content: 1. See `nutgraf check`.\n"


def test_an_empty_newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is told of what there is none of."""
    monkeypatch.chdir(write_files({"mkdocs.yml": SETTINGS, "content/.keep": ""}, tmp_path))

    done = nutgraf("stats")

    assert done.exit_code == 0
    assert "briefings           0\n" in done.output
    assert "newest" not in done.output


def test_no_newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none, that is said."""
    monkeypatch.chdir(tmp_path)

    done = nutgraf("stats")

    assert done.exit_code == 2
    assert "there is no mkdocs.yml" in done.stderr
