"""Files that the site makes beside its pages, among those that are there already."""

from __future__ import annotations

import pytest

from tests.site.desk import Desk

READER = """\
def on_files(files, config):
    found = {file.src_uri: file.content_bytes for file in files if file.src_uri == "feed.xml"}
    assert found["feed.xml"].startswith(b"<?xml"), found
    for file in files:
        if file.src_uri == "feed.json":
            file.content_bytes = b"{}"
    return files
"""


PUBLISHED = {"plugins": ["search", {"nutgraf": {"rules": "off", "publish": "*"}}]}
"""A site that has all files of its content folder published."""


@pytest.mark.slow
def test_a_file_that_is_not_published_takes_no_place(desk: Desk) -> None:
    """What a stranger lays under the name of a file of the site neither replaces nor hinders it."""
    for path in ("feed.xml", "data/actors.csv", "feed.json/note.txt"):
        desk.write(path, "own")

    folder = desk.build(strict=True)

    for path in ("feed.xml", "data/actors.csv", "feed.json"):
        assert (folder / path).read_text(encoding="utf-8") != "own"


@pytest.mark.slow
def test_a_file_of_the_writers_own_stays(desk: Desk) -> None:
    """What lies in the content folder under the name of a file of the site is what is published."""
    desk.write("feed.xml", "<own/>")
    desk.write("data/actors.csv", "own")
    desk.set(PUBLISHED)

    folder = desk.build(strict=True)

    assert (folder / "feed.xml").read_text(encoding="utf-8") == "<own/>"
    assert (folder / "data/actors.csv").read_text(encoding="utf-8") == "own"
    assert (folder / "data/actors.json").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "lost"), [("feed.xml/note.txt", "/feed.xml"), ("data", "/data/index.json")]
)
def test_what_has_no_place_is_told(desk: Desk, path: str, lost: str) -> None:
    """A folder where a file would be, a file where a folder would be: a strict build stops, with what is lost."""
    desk.write(path, "own")
    desk.set(PUBLISHED)

    done = desk.mkdocs("build", "--strict")

    assert done.code == 1
    assert f"{lost} is not made: something else has its place" in done.err
    assert "Traceback" not in done.err
    assert desk.mkdocs("build").code == 0
    assert (desk.site / path).read_text(encoding="utf-8") == "own"


@pytest.mark.slow
def test_other_plugins_may_read_and_change_files(desk: Desk) -> None:
    """MkDocs' files have content: that of ours can be had, and set, as that of any."""
    desk.write("../reader.py", READER)
    desk.set({"hooks": ["reader.py"]})

    folder = desk.build(strict=True)

    assert (folder / "feed.json").read_bytes() == b"{}"
