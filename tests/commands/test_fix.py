"""`nutgraf check --fix`: shown first, written when agreed to, and checked again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nutgraf.desk.changes import ChangedMeanwhileError
from tests.commands.newsrooms import nutgraf
from tests.commands.terminals import make_newsroom, on_terminal

WRONG = "---\nheadline: A\ndate: 2024/03/26\n---\n"
RIGHT = "---\ntitle: A\ndate: 2024-03-26\n---\n"
DIFF = """--- a/content/briefings/a.md
+++ b/content/briefings/a.md
@@ -1,4 +1,4 @@
 ---
-headline: A
-date: 2024/03/26
+title: A
+date: 2024-03-26
 ---
"""
A, B = Path("content/briefings/a.md"), Path("content/briefings/b.md")


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom in which two files can be mended, and the working directory in it."""
    files = {"briefings/a.md": WRONG, "briefings/b.md": WRONG}
    monkeypatch.chdir(make_newsroom(files, tmp_path))
    return tmp_path


def test_nobody_to_ask() -> None:
    """Where there is no terminal, the diff is all that happens."""
    result = nutgraf("check", "--fix", A)

    assert result.stdout == DIFF
    assert result.stderr.endswith("Nothing was written.\n")
    assert result.exit_code == 1
    assert A.read_text(encoding="utf-8") == WRONG


def test_agreed_beforehand() -> None:
    """With `--yes` the files that are named are written, and checked again."""
    result = nutgraf("check", "--fix", "--yes", A)

    assert result.stdout == DIFF
    assert result.stderr == "Mended 1 file.\nNothing to mend.\n"
    assert result.exit_code == 0
    assert [path.read_text(encoding="utf-8") for path in (A, B)] == [RIGHT, WRONG]


def test_a_second_time() -> None:
    """When all is mended, there is nothing to show."""
    nutgraf("check", "--fix", "--yes")

    result = nutgraf("check", "--fix")

    assert result.stdout == ""
    assert result.stderr == "Nothing can be mended by itself.\nNothing to mend.\n"
    assert result.exit_code == 0


@pytest.mark.parametrize(("answer", "text"), [("y\n", RIGHT), ("n\n", WRONG), ("\n", WRONG)])
def test_asking(answer: str, text: str) -> None:
    """On a terminal the diff is coloured, and the files are written if the answer is yes."""
    shown = on_terminal("check", "--fix", answer=answer)

    assert "\x1b[32m+title: A" in shown
    assert "Write these changes into 2 files? [y/N]" in shown
    assert A.read_text(encoding="utf-8") == B.read_text(encoding="utf-8") == text


def test_reports_for_programs() -> None:
    """The diff is not among what a program reads."""
    result = nutgraf("check", "--fix", "--yes", "--format", "json", A)

    assert result.stdout.startswith("{")
    assert DIFF in result.stderr


def test_yes_to_nothing() -> None:
    """`--yes` alone is a slip."""
    assert nutgraf("check", "--yes").exit_code == 2


def refused(*_: object, **__: object) -> None:
    """What happens where the system does not let a file be written."""
    raise PermissionError(13, "Permission denied", "content/briefings/a.md")


def changed(*_: object, **__: object) -> None:
    """What happens where somebody saves a file while the question is asked."""
    raise ChangedMeanwhileError(str(A))


@pytest.mark.parametrize(
    ("apply", "message"),
    [
        (
            refused,
            "expected to write content/briefings/a.md, but the system says: Permission denied",
        ),
        (changed, "expected content/briefings/a.md as it was read, but it has changed."),
    ],
)
def test_what_cannot_be_written(
    apply: Callable[..., None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps files from being written is said in words, and fails the command."""
    monkeypatch.setattr("nutgraf.commands.changes.apply", apply)

    result = nutgraf("check", "--fix", "--yes")

    assert message in result.stderr
    assert result.exit_code == 1
