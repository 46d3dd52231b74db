"""What a preview does again after an edit, with what it remembers of the run before."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from nutgraf.cache.files import Seen, look_at
from nutgraf.cache.memory import Memory
from nutgraf.load.files import SourceFile
from nutgraf.pipeline import Content, Means, run
from nutgraf.problems import Level, Problem
from nutgraf.rules import RULES
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding
from nutgraf.seals import TICK
from nutgraf.settings import Settings
from tests.cases import NOW, write_files

BRIEFING = "---\ntitle: {title}\ndate: 2024-01-01\n{more}---\n\n{text}\n"
FILES = {
    "briefings/a.md": BRIEFING.format(title="A", more="", text="Ann Able met the board."),
    "briefings/b.md": BRIEFING.format(title="B", more="expires: 2099-01-01\n", text="No more."),
    "briefings/c.md": BRIEFING.format(title="C", more="", text="It said nothing."),
    "actors/ann-able.md": "---\nname: Ann Able\n---\n",
}
BRIEFINGS = {path for path in FILES if path.startswith("briefings/")}
EXPIRES = {"briefings/b.md"}
"""What depends on the clock."""

SITE = Settings(now=NOW)

Again = Callable[[dict[str, str], Settings], tuple[set[str], set[str]]]


@pytest.fixture
def again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Again:
    """Runs after files are written; gives those that were linked, and those that rules have looked at."""
    linked: set[str] = set()
    looked: set[str] = set()
    stage, check = sys.modules["nutgraf.link.link"], sys.modules["nutgraf.rules.check"]
    link = stage.link_briefing

    def noted(checked, *more):  # type: ignore[no-untyped-def]  # as the one that it stands for
        linked.add(checked.document.source)
        return link(checked, *more)

    def look(copy: Copy) -> Iterator[Finding]:
        looked.update(each.document.source for each in copy.items)
        return iter(())

    one = next(rule for rule in RULES if rule.code == "title-length")
    monkeypatch.setattr(stage, "link_briefing", noted)
    monkeypatch.setattr(check, "RULES", (replace(one, look=look),))
    memory, folder = Memory(), tmp_path / "content"

    def run_again(files: dict[str, str], settings: Settings) -> tuple[set[str], set[str]]:
        linked.clear()
        looked.clear()
        write_files(files, folder)
        site = replace(settings, rules={one.code: Level.NOTICE})
        run(Content(folder, "content"), site, Means(tmp_path / "cache", memory=memory))
        return {*linked}, {*looked}

    run_again(FILES, SITE)
    return run_again


def test_nothing_is_done_twice(again: Again) -> None:
    """Where nothing has changed but the clock, what expires is linked; rules see that it is as it was."""
    assert again({}, SITE) == (set(), set())
    assert again({}, replace(SITE, now=NOW.replace(minute=59))) == (EXPIRES, set())


def test_an_edit_of_prose(again: Again) -> None:
    """The file that was edited is linked and looked at."""
    edited = {"briefings/a.md": FILES["briefings/a.md"] + "More.\n"}
    assert again(edited, SITE) == ({*edited}, {*edited})


def test_an_edit_of_a_name(again: Again) -> None:
    """What says the name is linked and looked at, and the actor; where somebody refers to it, every briefing is."""
    edited = {"actors/ann-able.md": "---\nname: Anne Able\n---\n"}
    assert again(edited, SITE) == ({"briefings/a.md"}, {*edited, "briefings/a.md"})
    again(
        {"briefings/b.md": BRIEFING.format(title="B", more="actors: [Anne Able]\n", text="")}, SITE
    )
    edited = {"actors/ann-able.md": "---\nname: Anna Able\naliases: [Anne Able]\n---\n"}
    assert again(edited, SITE)[0] == set()
    edited = {"actors/ann-able.md": "---\nname: Anna Able\n---\n"}
    assert again(edited, SITE)[0] == BRIEFINGS


def test_an_edit_of_settings(again: Again) -> None:
    """They may count everywhere."""
    assert again({}, replace(SITE, words_per_minute=100)) == (BRIEFINGS, {*FILES})


def test_another_offset(tmp_path: Path) -> None:
    """The same moment in another zone is another date on the page."""
    memory, shown = Memory(), []
    for date in ("2024-05-01T12:00+02:00", "2024-05-01T10:00Z"):
        files = {"briefings/a.md": f"---\ntitle: A\ndate: {date}\n---\n"}
        content = Content(write_files(files, tmp_path / "content"), "content")
        corpus = run(content, SITE, Means(tmp_path / "cache", memory=memory)).corpus
        shown += [each.published.isoformat() for each in corpus.briefings.values()]
    assert shown == ["2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00+00:00"]


def test_what_readers_get(again: Again) -> None:
    """After a preview nothing is linked or looked at again where nobody refers to what is held back."""
    held = {"briefings/c.md": FILES["briefings/c.md"].replace("date:", "draft: true\ndate:")}
    again(held, replace(SITE, preview=True))
    assert again({}, SITE) == (set(), set())


@pytest.mark.parametrize(
    "reference", ["related: [a]\n", "sources: [{title: Told, url: https://example.org/c}]\n"]
)
def test_what_refers_to_it(again: Again, reference: str) -> None:
    """Where somebody refers to what is held back, or cites what is called as a source told there, all are linked."""
    told = "draft: true\nsources: [{title: Told, url: https://example.org/a}]\n"
    held = {"briefings/a.md": BRIEFING.format(title="A", more=told, text="Hm.")}
    refers = {"briefings/c.md": BRIEFING.format(title="C", more=reference, text="Hm.")}
    again(held | refers, replace(SITE, preview=True))
    assert again({}, SITE)[0] == BRIEFINGS - {*held}


def test_a_title_that_nobody_refers_to(again: Again) -> None:
    """A new title, and a new briefing, are news to those only who refer to them."""
    edited = {
        "briefings/a.md": FILES["briefings/a.md"].replace("title: A", "title: Talks"),
        "briefings/d.md": BRIEFING.format(title="D", more="", text="Ann Able left."),
    }
    assert again(edited, SITE) == ({*edited}, {*edited})
    later = {"briefings/e.md": BRIEFING.format(title="E", more="related: [Talks]\n", text="Hm.")}
    assert again(later, SITE)[0] == {*later}
    last = {"briefings/a.md": FILES["briefings/a.md"]}
    assert again(last, SITE)[0] == {*BRIEFINGS, "briefings/d.md", "briefings/e.md"}


def test_what_is_seen_again(tmp_path: Path) -> None:
    """A file is read again that has changed or gone, even if it looks as it did, or is so new that nobody can tell."""
    path, memory = tmp_path / "a.md", Memory()
    file = SourceFile(path, "a.md", "content/a.md")

    def seen() -> Seen:
        memory.settle()
        [found] = look_at([file], memory)
        return found

    path.write_text("one", encoding="utf-8")
    assert seen() is not seen()  # it was written but now
    sleep(2 * TICK / 1e9)
    old, before = seen(), path.stat()
    assert seen() is old
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert seen().data == b"two"
    sleep(2 * TICK / 1e9)
    assert seen().data == b"two"
    path.unlink()
    assert isinstance(seen().data, Problem)
