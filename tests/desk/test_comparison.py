"""The quotations of a newsroom are gathered, and held against the texts of their sources."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from nutgraf.cli import main
from nutgraf.desk.comparison import Comparison, compare_quotations
from nutgraf.keys import Key, Kind
from nutgraf.pipeline import Content, run
from nutgraf.problems import Code
from nutgraf.settings import Settings
from tests.cases import NOW, Files, write_files

BRIEFING = """\
---
title: A
date: 2024-03-26
statements:
{statements}
key_points:
  - |
    > in a point
    >
    > — an official [@one]
---

> in *prose*, and on
with it
>
> — an official [@one]

> a second
>
> — an official [@one]
"""


def compare(folder: Path, statements: str, texts: Files) -> Comparison:
    """What comes of a briefing with those statements, and texts."""
    files: Files = {
        "sources/one.yml": "title: One\n",
        "sources/two.yml": "title: Two\n",
        "briefings/a.md": BRIEFING.format(statements=statements),
    }
    outcome = run(Content(write_files(files, folder / "content"), "content"), Settings(now=NOW))
    written = write_files(texts, folder / "texts")
    return compare_quotations(outcome.newsroom, outcome.corpus.texts, written)


def test_quotations_are_counted(tmp_path: Path) -> None:
    """Those that agree, that differ, that name a source without a text, and that name none."""
    statements = (
        "  - {quote: said so, attribution: x, source: one}\n"
        "  - {quote: said not, attribution: x, source: one}\n"
        "  - {quote: said so, attribution: x, source: two}\n"
        "  - {quote: said so, attribution: x}\n"
        "  - {paraphrase: said not, attribution: x, source: one}\n"
    )
    comparison = compare(
        tmp_path, statements, {"one.txt": "In a point in prose and on with it a second said so."}
    )

    assert (comparison.agreeing, comparison.drifting) == (4, 1)
    assert comparison.unread == {Key(Kind.SOURCE, "two"): 1}
    assert comparison.sourceless == 1


def test_places_of_block_quotes(tmp_path: Path) -> None:
    """A drift is told where the block quote begins; in a field, where the field does."""
    comparison = compare(tmp_path, "  - {paraphrase: x, attribution: x}", {"one.txt": "Nothing."})

    assert [(str(each.place), each.field) for each in comparison.problems] == [
        ("content/briefings/a.md:7:5", "key_points[0]"),
        ("content/briefings/a.md:13:3", ""),
        ("content/briefings/a.md:18:3", ""),
    ]


@pytest.mark.parametrize("text", ["Sie sagten: so ist es.", "They said: so it is."])
def test_translations(text: str, tmp_path: Path) -> None:
    """Of a translated statement the source has either the words or their original."""
    statements = (
        "  - {quote: so it is, original: so ist es, language: de, attribution: x, source: two}"
    )
    comparison = compare(tmp_path, statements, {"two.txt": text})

    assert comparison.agreeing == 1


def test_texts_that_cannot_be_read(tmp_path: Path) -> None:
    """A text that is not UTF-8 is told once, and its quotations count as not compared."""
    comparison = compare(tmp_path, "  - {paraphrase: x, attribution: x}", {"one.txt": b"\xe9"})

    [problem] = comparison.problems
    assert problem.code is Code.NOT_UTF8
    assert problem.place.path == (tmp_path / "texts" / "one.txt").as_posix()
    assert comparison.unread.total() == 3


def test_names_of_texts_are_compared_as_ids_are(tmp_path: Path) -> None:
    """A file system may write é as two characters."""
    files = {
        "sources/caf\u00e9.yml": "title: One\n",
        "briefings/a.md": "---\ntitle: A\ndate: 2024-03-26\nstatements:\n"
        "  - {quote: said so, attribution: x, source: caf\u00e9}\n---\n",
    }
    outcome = run(Content(write_files(files, tmp_path / "content"), "content"), Settings(now=NOW))
    texts = write_files({"cafe\u0301.txt": "Said so."}, tmp_path / "texts")

    assert compare_quotations(outcome.newsroom, outcome.corpus.texts, texts).agreeing == 1


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom whose one quotation has a word too many."""
    files = {
        "mkdocs.yml": "site_name: A\ntheme: material\ndocs_dir: content\nplugins: [nutgraf]\n",
        "content/index.md": "# Front\n",
        "content/sources/one.yml": "title: One\n",
        "content/briefings/a.md": "---\ntitle: A\ndate: 2024-03-26\nstatements:\n"
        "  - {quote: it is really so, attribution: x, source: one}\n---\n",
        "texts/one.txt": "A secret. They said it is so. Another secret.\n",
    }
    return write_files(files, tmp_path)


def test_the_command(newsroom: Path) -> None:
    """`check --sources` fails on a drift, shows both wordings, and says how many were compared."""
    command = ["check", "-f", str(newsroom / "mkdocs.yml")]
    texts = ["--sources", str(newsroom / "texts")]

    without, done = CliRunner().invoke(main, command), CliRunner().invoke(main, command + texts)

    assert (without.exit_code, done.exit_code) == (0, 1)
    assert "statements[0].quote: expected the words of `one`, line 1" in done.stdout
    assert "it is {+really+} so" in done.stdout
    assert "\x1b" not in done.stdout
    assert "Held 1 quotation against the text of the source: 0 agree, 1 differ." in done.stderr


def test_colours_of_the_diff(newsroom: Path) -> None:
    """Where colours are seen, what differs is in them."""
    command = ["check", "-f", str(newsroom / "mkdocs.yml"), "--sources", str(newsroom / "texts")]

    assert "\x1b[32m{+really+}\x1b[0m" in CliRunner().invoke(main, command, color=True).stdout


def test_there_must_be_such_a_folder(newsroom: Path) -> None:
    """A folder of texts that is not there is a mistake in the command."""
    command = ["check", "-f", str(newsroom / "mkdocs.yml"), "--sources", str(newsroom / "nowhere")]

    assert CliRunner().invoke(main, command).exit_code == 2


def test_texts_are_kept_nowhere(newsroom: Path) -> None:
    """Nothing is written but what was read of the content: no text of a source gets into the site or the cache."""
    before = {path for path in newsroom.rglob("*") if path.is_file()}
    command = ["check", "-f", str(newsroom / "mkdocs.yml"), "--sources", str(newsroom / "texts")]

    done = CliRunner().invoke(main, command)

    written = {path for path in newsroom.rglob("*") if path.is_file()} - before
    assert {path.parent for path in written} == {newsroom / ".nutgraf"}
    assert not any(b"secret" in path.read_bytes() for path in written)
    assert "secret" not in done.output


def test_texts_are_known_by_their_titles(tmp_path: Path) -> None:
    """A text of any name whose first line is the title of a source is its text; what is of no source is told."""
    words = "said so, in prose, and on with it. a second. in a point"
    texts: Files = {"saved page.txt": f"\nONE \n\n{words}\n", "note.txt": "Ones\n"}

    found = compare(tmp_path, "  - {quote: said so, attribution: x, source: one}", texts)

    assert (found.agreeing, found.drifting, found.unknown) == (4, 0, ("note.txt",))
