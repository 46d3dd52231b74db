"""Mentions are counted, and told with their places, their sentences and how they were recognised."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nutgraf.cli import main
from nutgraf.desk.mentions import find_mentions, tally_mentions
from nutgraf.desk.shared_names import find_shared_names
from nutgraf.keys import Key
from nutgraf.pipeline import Content, run
from nutgraf.problems import Place
from nutgraf.settings import Settings
from tests.cases import NOW, Files
from tests.data import read_yaml
from tests.desk.newsrooms import briefing, newsroom_of, outcome_of
from tests.project.commands import ROOT

KIRBY = "actors/john-kirby"
FILES: Files = {
    "actors/john-kirby.md": (
        "---\nname: John Kirby\naliases: [Admiral Kirby]\nshort_names: [Mr Kirby, Kirby]\n---\n"
    ),
    "actors/silent.md": "---\nname: Nobody Ever\n---\n",
    "sources/article.yml": "title: An article\n",
    "briefings/a.md": briefing(
        "# Where John Kirby stood\n\n"
        "First John\nKirby spoke. Then *Mr Kirby* went. Mr\nKirby came, Mr Kirby left.\n\n"
        "`John Kirby` is code. So said [[john-kirby]], and [Kirby himself](../actors/john-kirby.md).\n\n"
        "Now [[john-kirby|Kirby]] again: Admiral Kirby. It is so. [@article, paragraph 7]\n",
        "key_points:\n  - A point of Kirby\n",
    ),
    "index.md": "# Front\n\nJohn Kirby is here.\n",
}


def mentions(files: Files, item: str, folder: Path) -> list[str]:
    """Each mention of an item: its place, how it was recognised, and its sentence with the name in brackets."""
    outcome = outcome_of(files, folder)
    found = find_mentions(Key.parse(item), outcome.newsroom, outcome.corpus.texts, outcome.reader)
    return [
        f"{each.where.place} {each.how}: {each.where.before}[{each.where.name}]{each.where.after}"
        for each in found
    ]


def test_every_mention_is_told(tmp_path: Path) -> None:
    """Names, aliases, short names and links, each where it stands; none in headings and code."""
    assert mentions(FILES, KIRBY, tmp_path) == [
        "content/briefings/a.md:5:5 short: A point of [Kirby]",
        "content/briefings/a.md:10:7 name: First [John\nKirby] spoke.",
        "content/briefings/a.md:11:20 short: Then [Mr Kirby] went.",
        "content/briefings/a.md:11:36 short: [Mr\nKirby] came, Mr Kirby left.",
        "content/briefings/a.md:12:13 short: Mr Kirby came, [Mr Kirby] left.",
        "content/briefings/a.md:14:31 link: So said [John Kirby], and Kirby himself.",
        "content/briefings/a.md:14:52 link: So said John Kirby, and [Kirby himself].",
        "content/briefings/a.md:16:18 link: Now [Kirby] again: Admiral Kirby.",
        "content/briefings/a.md:16:33 alias: Now Kirby again: [Admiral Kirby].",
        "content/index.md:3:1 name: [John Kirby] is here.",
    ]


def test_citations_are_told(tmp_path: Path) -> None:
    """A source is mentioned where it is cited, behind the sentence that it is cited for."""
    assert mentions(FILES, "sources/article", tmp_path) == [
        "content/briefings/a.md:16:58 citation: It is so. [[@article, paragraph 7]]"
    ]


def test_the_table(tmp_path: Path) -> None:
    """All items that are mentioned, and those that could be; the most mentioned first."""
    outcome = outcome_of(FILES, tmp_path)

    found = tally_mentions(outcome.newsroom, outcome.corpus.texts)

    assert [(str(each.key), each.mentions, each.pages) for each in found] == [
        (KIRBY, 10, 2),
        ("sources/article", 1, 1),
        ("actors/silent", 0, 0),
    ]


@pytest.mark.slow
def test_places_in_our_newsroom() -> None:
    """Every mention in our own newsroom is found where its file has the name."""
    outcome = run(Content(ROOT / "content", "content"), Settings(now=NOW, preview=True))
    lines = {
        path: (ROOT / path).read_text(encoding="utf-8").splitlines()
        for path in {each.document.path for each in outcome.newsroom.items.values()}
    }
    seen = 0
    for tally in tally_mentions(outcome.newsroom, outcome.corpus.texts):
        texts, reader = outcome.corpus.texts, outcome.reader
        found = find_mentions(tally.key, outcome.newsroom, texts, reader)
        assert len(found) == tally.mentions
        for each in found:
            place, name = each.where.place, each.where.name.split()[0]
            in_field = lines[place.path][: place.line].count("---") < 2
            assert in_field or lines[place.path][place.line - 1].startswith(name, place.column - 1)
            seen += not in_field
    assert seen > 100


PLACES = read_yaml((Path(__file__).parent / "places.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("title", [title for title in PLACES if not title.startswith(".")])
def test_places(title: str, tmp_path: Path) -> None:
    """A mention is told where the reader found it, counted from the first line of the prose."""
    case = PLACES[title]
    files = {
        **PLACES[".shared"],
        **case.get("files", {}),
        "briefings/a.md": briefing(case["prose"]),
    }
    outcome = outcome_of(files, tmp_path, ("extra",))
    newsroom, texts, reader = outcome.newsroom, outcome.corpus.texts, outcome.reader

    def told(key: Key) -> list[str]:
        found = find_mentions(key, newsroom, texts, reader)
        return [f"{below(each.where.place)} {each.how}" for each in found]

    found = {key.id: told(key) for key in newsroom.items if key.id in case}
    found["shared"] = [
        f"{below(where.place)} {where.sentence}"
        for each in find_shared_names(newsroom, reader, outcome.problems)
        for where in each.places
    ]
    assert found == {"shared": [], **{key: case[key] for key in found if key in case}}


def below(place: Place) -> str:
    """The line, counted from the first of the prose, and the column."""
    return f"{place.line - FRONT_MATTER}:{place.column}"


FRONT_MATTER = briefing("").count("\n") - 1

SHARED: Files = {
    "actors/one.md": "---\nname: John Smith\nshort_names: [Mr Smith]\n---\n",
    "actors/two.md": "---\nname: Jane Smith\naliases: [The Smith]\nshort_names: [Mr Smith]\n---\n",
    "topics/smith.md": "---\nname: John Smith\n---\n",
    "briefings/a.md": briefing("It was John Smith.\n\nThen Jane Smith and Mr Smith."),
    "briefings/b.md": briefing("Only [[actors/one]] is known, and so Mr Smith is.", "slug: b\n"),
    "briefings/c.md": briefing("[[actors/one]] and [[two]], but who is Mr Smith?", "slug: c\n"),
}


def test_shared_names(tmp_path: Path) -> None:
    """A name of several items, and a short name where several of its items are known."""
    outcome = outcome_of(SHARED, tmp_path)

    found = find_shared_names(outcome.newsroom, outcome.reader, outcome.problems)

    assert [
        (each.name, {str(key): how for key, how in each.candidates.items()}) for each in found
    ] == [
        ("John Smith", {"actors/one": "name", "topics/smith": "name"}),
        ("Mr Smith", {"actors/one": "short", "actors/two": "short"}),
    ]
    assert [[str(where.place) for where in each.places] for each in found] == [
        ["content/briefings/a.md:6:8"],
        ["content/briefings/c.md:7:40"],
    ]


def test_shared_names_that_stand_nowhere(tmp_path: Path) -> None:
    """They are told before they do harm."""
    files = {name: text for name, text in SHARED.items() if not name.startswith("briefings")}
    outcome = outcome_of(files, tmp_path)

    found = find_shared_names(outcome.newsroom, outcome.reader, outcome.problems)

    assert [(each.name, each.places) for each in found] == [("John Smith", [])]


def invoke(folder: Path, *arguments: str, files: Files = FILES) -> Result:
    """What `nutgraf mentions` says in a newsroom."""
    config_file = newsroom_of(files, folder)
    return CliRunner().invoke(main, ["mentions", "-f", str(config_file), *arguments])


def test_the_command_without_item(tmp_path: Path) -> None:
    """It shows the table."""
    done = invoke(tmp_path)

    assert done.exit_code == 0
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["mentions", "pages", "item", "name"],
        ["10", "2", KIRBY, "John", "Kirby"],
        ["1", "1", "sources/article", "An", "article"],
        ["0", "0", "actors/silent", "Nobody", "Ever"],
    ]


@pytest.mark.parametrize("item", ["john-kirby", KIRBY, "John Kirby"])
def test_the_command_with_an_item(item: str, tmp_path: Path) -> None:
    """It shows each mention with its place, the page and the sentence, without colours where nobody sees them."""
    done = invoke(tmp_path, item)

    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert done.stdout.startswith("John Kirby (actors/john-kirby): 10 mentions, 2 pages\n\n")
    assert "a.md:10:7: name, in A briefing\n    First John Kirby spoke.\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        ([], {"items"}),
        (["john-kirby"], {"item", "name", "mentions"}),
        (["--ambiguous"], {"names"}),
        (["--unclaimed"], {"names"}),
    ],
)
def test_the_command_as_json(arguments: list[str], keys: set[str], tmp_path: Path) -> None:
    """Each result is JSON, too."""
    done = invoke(tmp_path, *arguments, "--format", "json")

    assert done.exit_code == 0
    assert json.loads(done.stdout).keys() == keys


def test_json_has_all_that_is_shown(tmp_path: Path) -> None:
    """A program learns the place, the page, the sentence and how it was recognised."""
    done = invoke(tmp_path, "sources/article", "--format", "json")

    [mention] = json.loads(done.stdout)["mentions"]
    assert mention == {
        "path": f"{tmp_path}/content/briefings/a.md",
        "line": 16,
        "column": 58,
        "page": "briefings/a",
        "title": "A briefing",
        "before": "It is so. ",
        "name": "[@article, paragraph 7]",
        "after": "",
        "how": "citation",
    }


def test_shared_names_as_text(tmp_path: Path) -> None:
    """The candidates, then each place with its sentence."""
    done = invoke(tmp_path, "--ambiguous", files=SHARED)

    assert done.exit_code == 0
    first, place = done.stdout.splitlines()[:2]
    assert first == "John Smith: actors/one (name) or topics/smith (name)"
    assert place.endswith("content/briefings/a.md:6:8: It was John Smith.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nobody"], "expected an item of this newsroom, but got 'nobody'."),
        (["jon-kirby"], "Did you mean john-kirby?"),
        (["--ambiguous", "--unclaimed"], "expected one of ITEM, --ambiguous and --unclaimed"),
        (["john-kirby", "--ambiguous"], "expected one of ITEM, --ambiguous and --unclaimed"),
        (["--at-least", "3"], "expected --unclaimed with --at-least, but it is not there"),
    ],
)
def test_what_is_not_understood(arguments: list[str], message: str, tmp_path: Path) -> None:
    """It fails with exit code 2, and says what was expected."""
    done = invoke(tmp_path, *arguments)

    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())


def test_an_item_that_may_be_several(tmp_path: Path) -> None:
    """The candidates are named."""
    done = invoke(tmp_path, "John Smith", files=SHARED)

    assert done.exit_code == 2
    assert "may be several: actors/one or topics/smith" in " ".join(done.stderr.split())


def test_in_spite_of_errors(tmp_path: Path) -> None:
    """What can be told is told; that there are errors is said as well."""
    files = {**FILES, "topics/broken.md": "---\nname: [\n---\n"}
    done = invoke(tmp_path, "john-kirby", files=files)

    assert done.exit_code == 0
    assert "10 mentions" in done.stdout
    assert "errors in the content: 1" in done.stderr
