"""The problems of an earlier run, and its answers, are told again only where everything is as it was then."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nutgraf import pipeline
from nutgraf.cache.results import again
from nutgraf.cache.store import FILE, Store
from nutgraf.pipeline import Content, Means, Question, answer, proofread, run
from nutgraf.problems import Level
from nutgraf.settings import MarkdownSettings, Settings
from tests.cache.outcomes import ITEMS, assert_same
from tests.cases import NOW, write_files

FILES = {
    "actors/ann.md": "---\nname: Ann Able\n---\n",
    "briefings/a.md": "---\ntitle: A\ndate: 2024-03-26\nexpires: 2024-06-02\n---\nSee [it](b.csv) and ![m](m.svg).\n",
    "briefings/c.txt": "no item\n",
    "briefings/m.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}
SETTINGS = Settings(now=NOW, preview=True)
Change = Callable[[Path], object]


class RanError(Exception):
    """The stages were run."""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """A newsroom that was checked once, and whose stages are not to be run again."""
    content = Content(write_files(FILES, tmp_path / "content"), "content")
    proofread(content, SETTINGS, Means(tmp_path / "cache"))
    answer(ITEMS, content, SETTINGS, Means(tmp_path / "cache"))

    def refuse(*_: object) -> None:
        raise RanError

    monkeypatch.setattr(pipeline, "link", refuse)
    return content


def test_as_it_was(content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same is told, no stage is run, and nothing of what is kept gets lost."""
    with sqlite3.connect(tmp_path / "cache" / FILE) as rest:
        rest.executemany(
            "INSERT INTO kept VALUES (?, '')",
            ((bytes([a, b]),) for a in range(20) for b in range(256)),
        )
        kept = rest.execute("SELECT count(*) FROM kept").fetchone()

    told = proofread(content, SETTINGS, Means(tmp_path / "cache"))
    answered = answer(ITEMS, content, SETTINGS, Means(tmp_path / "cache"))
    other = Question("others", ITEMS.ask)
    with pytest.raises(RanError):
        answer(other, content, SETTINGS, Means(tmp_path / "cache"))

    monkeypatch.undo()
    assert told == answered.problems == run(content, SETTINGS).problems
    assert answered == answer(ITEMS, content, SETTINGS)
    with sqlite3.connect(tmp_path / "cache" / FILE) as rest:
        assert rest.execute("SELECT count(*) FROM kept").fetchone() == kept


def test_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants the items and texts, too, has them read, and no rule is asked again."""
    content = Content(write_files(FILES, tmp_path / "content"), "content")
    proofread(content, SETTINGS, Means(tmp_path / "cache"))
    alone = run(content, SETTINGS)

    def refuse(*_: object) -> None:
        raise RanError

    monkeypatch.setattr(pipeline, "check_rules", refuse)
    assert_same(run(content, SETTINGS, Means(tmp_path / "cache")), alone)
    (content.folder / "actors/ann.md").write_text("---\nname: Ann Abel\n---\n")
    with pytest.raises(RanError):
        run(content, SETTINGS, Means(tmp_path / "cache"))


def test_only_the_last_is_kept(tmp_path: Path) -> None:
    """There may be thousands of problems: those of every edit of a day would fill the disk."""
    content = Content(write_files(FILES, tmp_path / "content"), "content")
    sizes = []
    for edit in range(3):
        (content.folder / f"briefings/{edit}.csv").touch()
        proofread(content, SETTINGS, Means(tmp_path / "cache"))
        with sqlite3.connect(tmp_path / "cache" / FILE) as kept:
            sizes += kept.execute("SELECT count(*) FROM kept").fetchall()
    assert len({*sizes}) == 1


CHANGES: dict[str, Change] = {
    "an item": lambda folder: (folder / "actors/ann.md").write_text("---\nname: Ann Abel\n---\n"),
    "an item more": lambda folder: (folder / "actors/bo.md").write_text("---\nname: Bo\n---\n"),
    "an item less": lambda folder: (folder / "actors/ann.md").unlink(),
    "another name": lambda folder: (folder / "actors/ann.md").rename(folder / "actors/bo.md"),
    "a file that a link leads to": lambda folder: (folder / "briefings/b.csv").write_text("a,b\n"),
    "a picture's inside": lambda folder: (folder / "briefings/m.svg").write_text(
        "<svg><script/></svg>"
    ),
    "how a file begins that nobody reads": lambda folder: (folder / "briefings/c.txt").write_text(
        "---\ntitle: C\n---\n"
    ),
    "a link in the place of a file": lambda folder: (folder / "briefings/b.csv").symlink_to("a.md"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_change_of_files(change: Change, content: Content, tmp_path: Path) -> None:
    """Whatever changes among the files, they are checked again."""
    change(content.folder)
    with pytest.raises(RanError):
        proofread(content, SETTINGS, Means(tmp_path / "cache"))
    with pytest.raises(RanError):
        answer(ITEMS, content, SETTINGS, Means(tmp_path / "cache"))


SITES = {
    "something has expired": replace(SETTINGS, now=NOW + timedelta(days=2)),
    "a time before": replace(SETTINGS, now=NOW - timedelta(minutes=1)),
    "drafts are hidden": replace(SETTINGS, preview=False),
    "a rule's level": replace(SETTINGS, rules={"actor-without-role": Level.ERROR}),
    "Markdown": replace(SETTINGS, markdown=MarkdownSettings(("toc", "attr_list"))),
    "the language": replace(SETTINGS, language="fr"),
}


@pytest.mark.parametrize("settings", SITES.values(), ids=SITES)
def test_change_of_settings(settings: Settings, content: Content, tmp_path: Path) -> None:
    """So they are with other settings, and when the clock has made a difference."""
    with pytest.raises(RanError):
        proofread(content, settings, Means(tmp_path / "cache"))
    with pytest.raises(RanError):
        answer(ITEMS, content, settings, Means(tmp_path / "cache"))
    proofread(content, replace(SETTINGS, now=NOW + timedelta(minutes=1)), Means(tmp_path / "cache"))


def test_what_takes_long_is_made_once(tmp_path: Path) -> None:
    """It is made anew where it is of something else, and where what was kept is not what it makes."""
    made: list[str] = []

    def look(name: str, made_of: bytes) -> tuple[str, ...]:
        def make() -> tuple[str, ...]:
            made.append(name)
            return (name, "made")

        with Store(tmp_path) as store:
            return again(store, name, made_of, make)

    assert look("a", b"1") == look("a", b"1") == ("a", "made")
    assert made == ["a"]
    look("a", b"2")
    look("b", b"1")
    assert made == ["a", "a", "b"]
    with sqlite3.connect(tmp_path / FILE) as kept:
        kept.execute("UPDATE kept SET value = substr(value, 2)")
    assert look("a", b"1") == ("a", "made")
    assert made == ["a", "a", "b", "a"]


def test_a_quotation_that_differs_no_more(tmp_path: Path) -> None:
    """What a speaker's quotations were held against each other for is done again when one of them is edited."""
    quotes = {
        name: "---\ntitle: {}\ndate: 2024-03-26\n---\n> {} sail to the island on Monday morning.\n>\n> — Ann\n".format(
            name, "We shall all" if name == "a" else "We shall not"
        )
        for name in "ab"
    }
    files = {f"briefings/{name}.md": text for name, text in quotes.items()}
    content = Content(write_files(files, tmp_path / "content"), "content")

    settings = replace(SETTINGS, rules={"quotation-differs": Level.WARNING})

    def codes() -> list[str]:
        return [each.code for each in proofread(content, settings, Means(tmp_path / "cache"))]

    assert codes().count("quotation-differs") == codes().count("quotation-differs") == 1
    mended = quotes["b"].replace("shall not", "shall all")
    (content.folder / "briefings/b.md").write_text(mended)
    assert "quotation-differs" not in codes()
