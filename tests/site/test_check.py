"""`nutgraf check` in front of a build: the same problems, and no site."""

from __future__ import annotations

import re

import pytest

from tests.site.desk import Desk, rich_desk

pytestmark = pytest.mark.slow

PLACE = re.compile(r"^(?:error: )?(content/\S+:\d+:\d+: .*)$", re.MULTILINE)
ANNOTATION = re.compile(
    r"^::(error|warning|notice) file=(content/[^,]+),line=(\d+),col=(\d+),title=[\w-]+::.+$"
)


@pytest.fixture
def broken(desk: Desk) -> Desk:
    """A newsroom with three errors in two files, and a warning in a third."""
    desk.write("briefings/a.md", "---\ndate: soon\n---\n[[nobody: 100%, really]]\n")
    desk.write("actors/b.yml", "name: [\n")
    desk.write("about.md", "# About\n\n[Nowhere](nowhere.md)\n")
    desk.write("topics/boats.md", "---\nname: Boats\n---\n")
    return desk


def test_check_and_build_name_the_same_errors(broken: Desk) -> None:
    """Word by word, in the same order; a check leaves no site behind."""
    check = broken.nutgraf("check")
    build = broken.mkdocs("build")

    assert check.code == build.code == 1
    assert check.err == "4 errors, 1 warning\n"
    errors = [line for line in check.out.splitlines() if line.startswith("error: ")]
    assert [line.removeprefix("error: ") for line in errors] == PLACE.findall(build.err)
    left = {path.name for path in broken.folder.iterdir()}
    assert left == {".nutgraf", "content", "mkdocs.yml"}


def test_annotations(broken: Desk) -> None:
    """One command a problem, on a line of its own, with paths as seen from the repository."""
    done = broken.nutgraf("check", "--format", "github")

    lines = done.out.splitlines()
    assert [line for line in lines if not ANNOTATION.match(line)] == []
    assert len(lines) == 5
    assert any("100%25" in line for line in lines)


def test_strict(broken: Desk) -> None:
    """Where a warning is all there is, only `--strict` fails, as in a build."""
    (broken.folder / "content" / "briefings" / "a.md").unlink()
    (broken.folder / "content" / "actors" / "b.yml").unlink()

    for strict, code in ((), 0), (("--strict",), 1):
        assert broken.nutgraf("check", *strict).code == code
        assert broken.mkdocs("build", *strict).code == code


def test_nothing_to_mend(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The rich newsroom has notices only: it passes strictly, drafts included."""
    done = rich_desk(tmp_path_factory.mktemp("rich")).nutgraf("check", "--strict")

    assert done.code == 0, done.out
    assert done.err == "4 notices\n"


def test_settings_that_are_wrong(desk: Desk) -> None:
    """They are said, as MkDocs says them, without a traceback."""
    desk.set({"plugins": ["search", {"nutgraf": {"timezone": "Mars/Olympus"}}]})

    done = desk.nutgraf("check")

    assert done.code == 1
    assert "expected a time zone such as Europe/Paris, but got 'Mars/Olympus'" in done.err
    assert "Traceback" not in done.err
