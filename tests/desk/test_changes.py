"""Changes of several files are shown, and made all or not at all."""

from pathlib import Path

import pytest

from nutgraf.desk.changes import Change, ChangedMeanwhileError, Move, apply, diff


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files."""
    (tmp_path / "c").mkdir()
    for name in ("a", "b", "c/d"):
        (tmp_path / name).write_bytes(f"old {name}\n".encode())
    return tmp_path


def change(folder: Path, name: str) -> Change:
    """New content for one of the files."""
    return Change(folder / name, name, name, f"old {name}\n".encode(), f"new {name}\n".encode())


def move(folder: Path, old: str, new: str) -> Move:
    """Another name for one of them."""
    return Move(folder / old, folder / new, old, new)


def content(folder: Path) -> dict[str, str]:
    """All that is in the folder, hidden files included."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


OLD = {"a": "old a\n", "b": "old b\n", "c/d": "old c/d\n"}


def test_all_is_done(folder: Path) -> None:
    """Files have their new content and names; nothing else is left."""
    (folder / "a").chmod(0o640)

    apply(
        [change(folder, "a"), change(folder, "c/d")],
        [move(folder, "a", "x"), move(folder, "c", "y")],
    )

    assert content(folder) == {"x": "new a\n", "b": "old b\n", "y/d": "new c/d\n"}
    assert (folder / "x").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("moves", [[("a", "x"), ("nowhere", "y")], [("c", "y"), ("a", "b")]])
def test_all_is_undone(moves: list[tuple[str, str]], folder: Path) -> None:
    """If a step fails, those before it are taken back, the names included."""
    changes = [change(folder, "a"), change(folder, "b"), change(folder, "c/d")]

    with pytest.raises(OSError, match=r"nowhere|b"):
        apply(changes, [move(folder, *each) for each in moves])

    assert content(folder) == OLD


def test_changed_meanwhile(folder: Path) -> None:
    """Where a file is no longer what it was, nothing is written."""
    (folder / "b").write_text("other b\n")

    with pytest.raises(ChangedMeanwhileError, match=r"^b$"):
        apply([change(folder, "a"), change(folder, "b")], [move(folder, "a", "x")])

    assert content(folder) == {**OLD, "b": "other b\n"}


def test_links_stay_links(folder: Path) -> None:
    """What a symbolic link leads to is changed, and the link is not."""
    (folder / "link").symlink_to("a")

    apply([Change(folder / "link", "link", "link", b"old a\n", b"new a\n")], [])

    assert (folder / "link").is_symlink()
    assert (folder / "a").read_text() == "new a\n"


def test_as_long_a_name_as_there_can_be(folder: Path) -> None:
    """What is made beside a file meanwhile has a name of its own, which fits wherever that of the file does."""
    name = "n" * 255
    (folder / name).write_bytes(f"old {name}\n".encode())

    apply([change(folder, name)], [])

    assert content(folder) == {**OLD, name: f"new {name}\n"}


def test_the_diff(folder: Path) -> None:
    """New names come first, then the changed lines of each file."""
    lines = [*diff([change(folder, "a")], [move(folder, "a", "x")])]

    assert lines == [
        "rename from a",
        "rename to x",
        "--- a/a",
        "+++ b/a",
        "@@ -1 +1 @@",
        "-old a",
        "+new a",
    ]


def test_the_diff_of_a_last_line_without_end(folder: Path) -> None:
    """It is told as Git tells it; a carriage return belongs to its line."""
    lines = [*diff([Change(folder / "a", "a", "a", b"a\r\nb", b"a\r\nc\n")], [])]

    assert lines[2:] == ["@@ -1,2 +1,2 @@", " a\r", "-b", "\\ No newline at end of file", "+c"]
