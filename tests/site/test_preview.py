"""`mkdocs serve`: whatever is wrong with the content, the site is there, and says what is wrong where it is wrong."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from nutgraf.mkdocs_adapter.newsroom import open_newsroom
from nutgraf.pipeline import run
from nutgraf.problems import Code, Problem
from tests.cases import Case, read_cases, write_files
from tests.site.desk import Desk

FAULTS = [*read_cases(Path(__file__).parents[1] / "faults" / "sites")]
BOAT = "briefings/2024/05/01/boat/"

PAGELESS = {
    Code.SAME_ID,  # the other item has the page
    Code.UNUSED_FILE,  # a folder without a page
    Code.TOO_LONG,  # no address that could be written
    Code.NO_LETTERS,  # no address at all
}
"""What is told on the page of all problems only."""


class Preview:
    """What `mkdocs serve` shows of a newsroom."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.problems = run(*open_newsroom(desk.folder / "mkdocs.yml")).problems
        self._site = desk.preview(folder)

    def __contains__(self, address: str) -> bool:
        return (self._site / address / "index.html").is_file()

    def text(self, address: str) -> str:
        """The words of a page, with white space in one form."""
        html = (self._site / address / "index.html").read_text(encoding="utf-8")
        content = html.partition('class="ng-page')[2] or html.partition("<article")[2]
        words = re.sub(r"<(?!/?code)[^>]*>|</?code>", "", content.partition("</article>")[0])
        return " ".join(unescape(words).split())

    def shows(self, problem: Problem, address: str) -> bool:
        """Whether a page shows a problem with its place and the line of the file."""
        text = self.text(address)
        return " ".join(problem.message.split()) in text and str(problem.place) in text

    @property
    def addresses(self) -> list[str]:
        """Every page but that of all problems."""
        found = (path.parent.relative_to(self._site) for path in self._site.rglob("index.html"))
        return sorted(
            f"{path.as_posix()}/".removeprefix("./") for path in found if path.name != "problems"
        )


@pytest.fixture
def desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A newsroom of one briefing, and the working directory in it."""
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
        if problem.code not in PAGELESS:
            assert any(preview.shows(problem, each) for each in preview.addresses), problem
