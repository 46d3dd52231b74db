"""`nutgraf rename` shows the changes, asks, and makes them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nutgraf.cli import main
from tests.cases import Files
from tests.desk.newsrooms import newsroom_of
from tests.desk.renaming.rich import rich

OLD, NEW = "kirby-1", "admiral"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """The rich newsroom: the path of its settings."""
    return newsroom_of(rich(OLD, NEW), tmp_path)


def content(newsroom: Path) -> Files:
    """What is in the content folder."""
    folder = newsroom.parent / "content"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def rename(newsroom: Path, *arguments: str, said: str | None = None) -> Result:
    """What comes of `nutgraf rename`; `said` is typed in."""
    return CliRunner().invoke(main, ["rename", "-f", str(newsroom), *arguments], input=said)


def check(newsroom: Path) -> tuple[int, str]:
    """What comes of `nutgraf check`: its exit code, and how many problems of each level there are."""
    done = CliRunner().invoke(main, ["check", "-f", str(newsroom)])
    return done.exit_code, done.stderr


@pytest.mark.parametrize("old", [OLD, f"actors/{OLD}"])
@pytest.mark.parametrize(("arguments", "said"), [(["--yes"], None), (["-y"], None), ([], "y\n")])
def test_done(old: str, arguments: list[str], said: str | None, newsroom: Path) -> None:
    """With consent, given before or when asked, the changes are made, and the check finds no more than before."""
    before = check(newsroom)
    done = rename(newsroom, old, NEW, *arguments, said=said)

    assert done.exit_code == 0
    assert content(newsroom) == rich(NEW, OLD)
    assert f"actors/{OLD} is actors/{NEW} now." in done.stderr
    assert check(newsroom) == before


def test_the_diff_comes_first(newsroom: Path) -> None:
    """What will change is shown whole, without colours where nobody sees them; then it is asked."""
    done = rename(newsroom, OLD, NEW, said="n\n")

    lines = done.stdout.splitlines()
    assert lines[0].startswith("rename from ")
    assert "\x1b" not in done.stdout
    assert "-    speaker: john-kirby" not in lines
    assert f"-  member_of: {OLD}" in lines
    assert f"+  member_of: {NEW}" in lines
    assert "Make these changes?" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said", "code"), [(["--dry-run"], None, 0), ([], "n\n", 1), ([], "", 1)]
)
def test_not_done(arguments: list[str], said: str | None, code: int, newsroom: Path) -> None:
    """A dry run, a no and no answer at all change nothing."""
    done = rename(newsroom, OLD, NEW, *arguments, said=said)

    assert done.exit_code == code
    assert content(newsroom) == rich(OLD, NEW)


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("nobody", NEW, 2, "expected the id of an item, but got 'nobody'."),
        ("kirby-2", NEW, 2, "Did you mean kirby-1?"),
        ("John Kirby", NEW, 2, "expected the id of an item, but got 'John Kirby'."),
        (OLD, "israel", 1, "there is the actor `israel` already"),
        (OLD, "The Admiral", 1, "'the-admiral' would do"),
    ],
)
def test_refused(old: str, new: str, code: int, message: str, newsroom: Path) -> None:
    """It is said why, and nothing changes."""
    done = rename(newsroom, old, new, "--yes")

    assert done.exit_code == code
    assert done.stderr.splitlines()[0 if code == 1 else -1].startswith("Error: ")
    assert message in " ".join(done.stderr.split())
    assert content(newsroom) == rich(OLD, NEW)


def test_what_cannot_be_written(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in words what keeps a file from being written, and nothing changes."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "content/actors/kirby.md")

    monkeypatch.setattr("nutgraf.commands.changes.apply", refused)
    done = rename(newsroom, OLD, NEW, "--yes")

    assert done.exit_code == 1
    assert "but the system says: Permission denied. Nothing was written." in done.stderr
    assert content(newsroom) == rich(OLD, NEW)


def test_an_id_of_two_kinds(newsroom: Path) -> None:
    """The kind has to be said."""
    (newsroom.parent / "content" / "topics" / f"{OLD}.md").write_text("---\nname: T\n---\n")
    done = rename(newsroom, OLD, NEW, "--yes")

    assert done.exit_code == 2
    assert f"may be several: actors/{OLD} or topics/{OLD}" in " ".join(done.stderr.split())


def test_a_newsroom_with_errors(newsroom: Path) -> None:
    """It is mended first."""
    (newsroom.parent / "content" / "topics" / "wrong.md").write_text("---\nname: [\n---\n")
    done = rename(newsroom, OLD, NEW, "--yes")

    assert done.exit_code == 1
    assert done.stderr.startswith("Error: expected a newsroom without errors, but it has 1.")


def test_settings_that_name_the_file(newsroom: Path) -> None:
    """They are left to their owner, who is told the line."""
    nav = f"nav:\n  - Front: index.md\n  - Kirby: actors/officials/{OLD}.md\n"
    newsroom.write_text(newsroom.read_text() + nav)
    done = rename(newsroom, OLD, NEW, "--dry-run")

    assert f"{newsroom}:7: still names actors/officials/{OLD}.md; change it by hand." in done.stderr


def test_no_newsroom(tmp_path: Path) -> None:
    """Without one, the command fails with exit code 2."""
    assert rename(tmp_path / "mkdocs.yml", OLD, NEW).exit_code == 2
