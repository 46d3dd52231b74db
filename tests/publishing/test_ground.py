"""A new site grows on the one that was replaced: nothing of that stays but what an archive puts there again."""

import os
from pathlib import Path

import pytest

from nutgraf.press import Archive
from nutgraf.publishing import Staging
from nutgraf.publishing.ground import clear

pytestmark = pytest.mark.skipif(not hasattr(os, "link"), reason="needs links between files")


def write(folder: Path, *paths: str) -> None:
    """Make files, each of which holds its path."""
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")


def below(folder: Path) -> set[str]:
    """The paths of all that is in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_what_is_not_wanted_goes(tmp_path: Path) -> None:
    """Files that are not wanted and folders that are empty then; what is wanted stays as it is."""
    write(tmp_path, "a.html", "b.html", "c/d/e.html", "c/f.html")
    (tmp_path / "g" / "h").mkdir(parents=True)
    assert clear(tmp_path, {"a.html", "c/f.html", "g"}.__contains__) == {"a.html", "c/f.html"}
    assert below(tmp_path) == {"a.html", "c", "c/f.html"}


def test_links_go(tmp_path: Path) -> None:
    """A link is no file of a site, whatever its name; what is behind it stays."""
    site, behind = tmp_path / "site", tmp_path / "behind"
    write(behind, "page.html")
    site.mkdir()
    (site / "page.html").symlink_to(behind / "page.html")
    (site / "folder").symlink_to(behind)
    clear(site, lambda _: True)
    assert below(site) == set()
    assert below(behind) == {"page.html"}


def publish(staging: Staging, *paths: str) -> None:
    """Publish a site of files that an archive puts there, each of which holds its path, and one that others write."""
    folder = staging.begin()
    staging.reuse({*paths}.__contains__)
    archive = Archive(staging.site.parent / "archive")
    for path in paths:
        archive.place(archive.put(path.encode()), str(folder / path))
    assert not (folder / "own.html").exists()
    write(folder, "own.html")
    staging.publish({*paths})


def test_the_next_site_but_one(tmp_path: Path) -> None:
    """Two folders take turns; in each what is there already is the same file, and what is gone is gone."""
    staging = Staging(tmp_path / "site", tmp_path / "spare")
    publish(staging, "a.html", "b/c.html")
    publish(staging, "a.html", "b/c.html")
    file, folder = (staging.site / "a.html").stat().st_ino, staging.site.stat().st_ino
    publish(staging, "a.html", "d.html")
    publish(staging, "a.html", "d.html")
    assert (staging.site / "a.html").stat().st_ino == file
    assert staging.site.stat().st_ino == folder
    assert below(staging.site) - {".nutgraf-made"} == {"a.html", "d.html", "own.html"}
    assert below(tmp_path) & {".site.building", ".site.previous"} == set()


def test_what_was_to_be_placed_and_is_not(tmp_path: Path) -> None:
    """What was left for an archive, and another plugin took out, is not published; nor is a folder of such files."""
    staging = Staging(tmp_path / "site", tmp_path / "spare")
    for _ in range(2):
        publish(staging, "a.html", "b/c/d.html")
    folder = staging.begin()
    staging.reuse(lambda _: True)
    assert (folder / "b/c/d.html").exists()
    staging.publish({"a.html"})
    assert below(staging.site) == {"a.html", ".nutgraf-made"}


def test_a_build_that_failed(tmp_path: Path) -> None:
    """What it has left is ground as good as any."""
    staging = Staging(tmp_path / "site", tmp_path / "spare")
    publish(staging, "a.html")
    staging.begin()
    write(staging.folder, "a.html", "half.html")
    staging.discard()
    assert below(tmp_path / "spare") == {"a.html", "half.html"}
    publish(staging, "a.html")
    assert below(staging.site) - {".nutgraf-made"} == {"a.html", "own.html"}
    assert (staging.site / "a.html").read_text(encoding="utf-8") == "a.html"


def test_a_folder_in_which_something_is(tmp_path: Path) -> None:
    """What another plugin has written there before stays, and nothing comes to it."""
    staging = Staging(tmp_path / "site", tmp_path / "spare")
    write(tmp_path / "spare", "a.html")
    folder = staging.begin()
    write(folder, "early.html")
    staging.reuse(lambda _: True)
    assert below(folder) == {"early.html"}
    staging.discard()
    assert not folder.exists()


def test_no_place_to_wait(tmp_path: Path) -> None:
    """Where no folder is given, or there can be none, the old site is removed, and the new one begins with nothing."""
    for spare in (None, tmp_path / "none" / "spare"):
        staging = Staging(tmp_path / "site", spare)
        publish(staging, "a.html")
        publish(staging, "b.html")
        assert below(staging.site) - {".nutgraf-made"} == {"b.html", "own.html"}
        assert {path.name for path in tmp_path.iterdir()} == {"archive", "site"}


def test_a_hidden_folder_of_ones_own(tmp_path: Path) -> None:
    """It is in the new site as it was, with its rights and its time."""
    staging = Staging(tmp_path / "site", tmp_path / "spare")
    publish(staging, "a.html")
    write(staging.site, ".own/notes.txt")
    (staging.site / ".own").chmod(0o555)
    os.utime(staging.site / ".own", (1e9, 1e9))
    publish(staging, "a.html")
    assert (staging.site / ".own" / "notes.txt").read_text() == ".own/notes.txt"
    about = (staging.site / ".own").stat()
    assert (about.st_mode & 0o777, about.st_mtime) == (0o555, 1e9)


@pytest.mark.parametrize("name", ["spare", ".site.building", ".site.previous"])
def test_no_link_is_followed(tmp_path: Path, name: str) -> None:
    """A link in the place of one of the folders leads to what no build made: that stays, and the site is no link."""
    write(tmp_path / "thesis", "thesis.txt")
    (tmp_path / name).symlink_to(tmp_path / "thesis")
    staging = Staging(tmp_path / "site", tmp_path / "spare")
    for _ in range(3):
        publish(staging, "a.html")
    assert below(tmp_path / "thesis") == {"thesis.txt"}
    assert not staging.site.is_symlink()
    assert below(staging.site) - {".nutgraf-made"} == {"a.html", "own.html"}


@pytest.mark.parametrize("name", ["spare", ".site.building", ".site.previous"])
def test_files_in_the_place_of_folders(tmp_path: Path, name: str) -> None:
    """A file in the place of one of the folders stops no build."""
    write(tmp_path, name)
    staging = Staging(tmp_path / "site", tmp_path / "spare")
    publish(staging, "a.html")
    publish(staging, "a.html")
    assert below(staging.site) - {".nutgraf-made"} == {"a.html", "own.html"}


def test_an_archive_with_other_things_in_it(tmp_path: Path) -> None:
    """A file in the place of a folder of the archive, and a folder in that of a file, make room."""
    sheet = Archive(tmp_path).put(b"a")
    folder = tmp_path / sheet.name[:2]
    (folder / sheet.name).unlink()
    write(folder / sheet.name, "x")
    assert Archive(tmp_path).read(Archive(tmp_path).put(b"a")) == b"a"
    (folder / sheet.name).unlink()
    folder.rmdir()
    folder.write_text("x")
    assert Archive(tmp_path).read(Archive(tmp_path).put(b"a")) == b"a"
