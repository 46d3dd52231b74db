"""`mkdocs serve`: whatever is wrong with the content, the site is there, and says what is wrong where it is wrong."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from nutgraf.mkdocs_adapter.newsroom import open_newsroom
from nutgraf.pipeline import run
from nutgraf.problems import Code, Problem
from tests.cases import Case, read_cases, write_files
from tests.site.desk import BRIEFING, Desk

pytestmark = pytest.mark.slow

FAULTS = [*read_cases(Path(__file__).parents[1] / "faults" / "sites")]
BOAT = "briefings/2024/05/01/boat/"

PICTURE = ".svg"
PAGELESS = {
    Code.SAME_ID,  # the other item has the page
    Code.FILE_NAME,  # it may be that of a picture
    Code.FILE_ENDING,  # nobody reads it
    Code.UNUSED_FILE,  # a folder without a page
    Code.TOO_LONG,  # no address that could be written
    Code.NO_LETTERS,  # no address at all
}
"""What is told on the page of all problems only."""


class Preview:
    """What `mkdocs serve` shows of a newsroom."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.problems = run(*open_newsroom(desk.folder / "mkdocs.yml")[:3]).problems
        self._site = desk.preview(folder)

    def __contains__(self, address: str) -> bool:
        return (self._site / address / "index.html").is_file()

    def text(self, address: str) -> str:
        """The words of a page, with white space in one form."""
        html = (self._site / address / "index.html").read_text(encoding="utf-8")
        content = html.partition('class="ng-page')[2] or html.partition("<article")[2]
        words = re.sub(r"<[^>]*>", "", content.partition("</article>")[0])
        return " ".join(unescape(words).split())

    def shows(self, problem: Problem, address: str) -> bool:
        """Whether a page shows a problem with its place and the line of the file."""
        file = Path(problem.place.path)
        is_text = problem.code not in {Code.UNREADABLE, Code.NOT_UTF8} and file.is_file()
        lines = file.read_text(encoding="utf-8-sig").splitlines() if is_text else []
        line = lines[problem.place.line - 1] if len(lines) >= problem.place.line else ""
        text = self.text(address).replace("`", "")
        parts = (problem.message, str(problem.place), line)
        return all(" ".join(part.replace("`", "").split()) in text for part in parts)

    @property
    def addresses(self) -> list[str]:
        """Every page but that of all problems."""
        found = (path.parent.relative_to(self._site) for path in self._site.rglob("index.html"))
        return sorted(
            f"{path.as_posix()}/".removeprefix("./") for path in found if path.name != "problems"
        )


@pytest.fixture
def desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A newsroom of one briefing with nothing to tell of, and the working directory in it."""
    desk.write("topics/boats.md", "---\nname: Boats\n---\n")
    monkeypatch.chdir(desk.folder)
    return desk


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_faults(fault: Case, desk: Desk, tmp_path: Path) -> None:
    """A fault is told on the page of its file and on that of all problems; the rest of the site is as it was."""
    write_files(fault.files, desk.folder / "content")

    preview = Preview(desk, tmp_path / "preview")

    assert "" in preview
    assert "A boat of the harbour" in preview.text(BOAT)
    for problem in preview.problems:
        assert preview.shows(problem, "problems/")
        if problem.code not in PAGELESS and not problem.place.path.endswith(PICTURE):
            assert any(preview.shows(problem, each) for each in preview.addresses), problem


WRONG = "---\ntilte: The boat sails\ndate: 2024-05-01\n---\nA boat of the harbour sails at noon.\n"
BROKEN = "---\ntitle: The boat sails  # at noon\ndate: 2024-05-01\ntopics: [boats\n---\n"


@pytest.mark.parametrize("text", [WRONG, BROKEN], ids=["wrong", "broken"])
def test_mending(text: str, desk: Desk, tmp_path: Path) -> None:
    """Once a file is mended, nothing is left of its problems, and its page is where they were told."""
    desk.write("briefings/boat.md", text)
    before = Preview(desk, tmp_path / "before")
    assert before.shows(before.problems[0], BOAT)
    assert "1 problem in the content" in before.text("")
    assert "The boat sails" in before.text(BOAT)

    desk.write("briefings/boat.md", BRIEFING)
    after = Preview(desk, tmp_path / "after")
    assert "problem" not in after.text(BOAT)
    assert "problem" not in after.text("")
    assert "Nothing to mend." in after.text("problems/")


PLACES: dict[str, tuple[str, str | bytes, str]] = {
    "an actor": ("actors/zoe.yml", "name: [Zoe", "actors/zoe/"),
    "an actor in a file of many": ("actors/all.yml", "zoe:\n  name: [Zoe\n", "actors/zoe/"),
    "an empty file": ("topics/sea.md", "", "topics/sea/"),
    "a briefing without a date": ("briefings/b.md", "---\ntitle: [B\n---\n", "briefings/b/"),
    "a date in the file's name": (
        "briefings/2024-05-02-b.md",
        "---\ntitle: [B\n---\n",
        "briefings/2024/05/02/b/",
    ),
    "a slug": (
        "briefings/b.md",
        "---\npubdate: 2024-05-02\nslug: c\ntitle: [B\n---\n",
        "briefings/2024/05/02/c/",
    ),
    "a plain page": ("about.md", "---\ntitle: [About\n---\n# About\n", "about/"),
    "a plain page in another encoding": ("notes/about.md", b"caf\xe9", "notes/about/"),
    "the front page": ("index.md", "---\ntitle: [Front\n---\n", ""),
    "an introduction": ("actors/index.md", b"caf\xe9", "actors/"),
}
"""File, what is in it, and where it would be if it could be read."""


@pytest.mark.parametrize(("path", "text", "address"), PLACES.values(), ids=PLACES)
def test_what_cannot_be_read(
    path: str, text: str | bytes, address: str, desk: Desk, tmp_path: Path
) -> None:
    """The page that a file would have shows why it has none, and no other page does."""
    desk.write(path, text)

    preview = Preview(desk, tmp_path / "preview")

    [problem] = preview.problems
    assert preview.shows(problem, address)
    assert not preview.shows(problem, BOAT)
    assert "1 problem in the content" in preview.text(BOAT)


def test_what_is_too_hard_to_read_is_not_tried_again(desk: Desk, tmp_path: Path) -> None:
    """A plain page that Nutgraf gave up is not given to MkDocs, which knows no bounds: its page says why."""
    desk.write("notes/deep.md", "[deep " * 10_000 + "\n\nThe end.\n")

    preview = Preview(desk, tmp_path / "preview")

    [problem] = preview.problems
    assert problem.code is Code.MARKDOWN
    assert preview.shows(problem, "notes/deep/")
    assert "The end." not in preview.text("notes/deep/")


def test_each_item_of_a_file_of_many_has_its_own_problems(desk: Desk, tmp_path: Path) -> None:
    """A file of many items gives each page what is wrong in its part of the file."""
    desk.write(
        "actors/all.yml", "zoe:\n  nmae: Zoe\nyan:\n  name: Yan\nxu:\n  name: Xu\n  Type: person\n"
    )

    preview = Preview(desk, tmp_path / "preview")

    first, second = preview.problems
    shown = {id: preview.text(f"actors/{id}/") for id in ("zoe", "yan", "xu")}
    assert [id for id, text in shown.items() if str(first.place) in text] == ["zoe"]
    assert [id for id, text in shown.items() if str(second.place) in text] == ["xu"]


def test_topics_without_a_file_have_no_problems(desk: Desk, tmp_path: Path) -> None:
    """What is wrong in a briefing is not told on the page of a topic that only it names."""
    desk.write("briefings/boat.md", BRIEFING.replace("boats", "harbours"))

    preview = Preview(desk, tmp_path / "preview")

    [notice] = preview.problems
    assert preview.shows(notice, BOAT)
    assert not preview.shows(notice, "topics/harbours/")


def test_what_is_not_published_is_marked(desk: Desk, tmp_path: Path) -> None:
    """Drafts and items under embargo are there, and say what they are."""
    desk.write("briefings/boat.md", BRIEFING.replace("date:", "draft: true\ndate:"))
    desk.write("actors/zoe.yml", "name: Zoe\nembargo: 2999-01-01T00:00Z\n")

    preview = Preview(desk, tmp_path / "preview")

    assert "Draft. Not published." in preview.text(BOAT)
    assert "1 January 2999" in preview.text("actors/zoe/")


TEMPLATES = {
    "{% extends 'layout.html' %}\n{% block page %}\n{{ page.nothing }}{% endblock %}": "3: ",
    "{% if %}": "1: Expected an expression",
    "{% extends 'nowhere.html' %}": "1: 'nowhere.html' not found",
}
"""What may be wrong with a template, and what is said of it."""


@pytest.mark.parametrize(("template", "message"), TEMPLATES.items(), ids=range(len(TEMPLATES)))
def test_templates(
    template: str, message: str, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A faulty template is named with its line, in words, and ends no server: MkDocs' own error does not."""
    own = desk.folder / "own" / "nutgraf" / "briefing.html"
    own.parent.mkdir(parents=True)
    own.write_text(template, encoding="utf-8")
    desk.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})

    with pytest.raises(Abort):
        Preview(desk, tmp_path / "preview")

    assert f"A template of the theme is at fault.\n\n{own}:{message}" in caplog.text


def test_settings(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A wrong setting is named, with what was expected."""
    desk.set({"plugins": [{"nutgraf": {"timezone": "Atlantis"}}]})

    with pytest.raises(Abort):
        desk.config()

    assert (
        "'timezone': expected a time zone such as Europe/Paris, but got 'Atlantis'" in caplog.text
    )
