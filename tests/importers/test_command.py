"""`nutgraf import`: what it says, and its exit codes."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nutgraf.cli import main
from tests.cases import write_files

POST = """\
---
title: A
date: 2014-05-01
tags: [Polls]
---
{{< youtube a >}} {{< gone >}} {{< box >}}x{{< /box >}} [x](/y/)
"""


def nutgraf_import(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["import", *arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a newsroom, with an old site beside it."""
    write_files({"old-site/content/blog/a.md": POST}, tmp_path)
    newsroom = tmp_path / "newsroom"
    newsroom.mkdir()
    monkeypatch.chdir(newsroom)
    return newsroom


def test_all_imported(here: Path) -> None:
    """The summary tells what was made, and the exit code is 0."""
    result = nutgraf_import("hugo", "../old-site", "content")

    assert result.exit_code == 0, result.output
    assert (
        result.stdout
        == """\
To know (1):
  ../old-site/content/blog/a.md:4:8: 'Polls' is a topic without a file
      It becomes a topic of its own; a file `topics/polls.md` tells more of it.

Shortcodes taken away (1):
       1  gone  (first in ../old-site/content/blog/a.md:6:19)

Shortcodes whose text stays (1):
       1  box  (first in ../old-site/content/blog/a.md:6:32)

Links to pages that are not imported: their text stays (1):
       1  /y/  (first in ../old-site/content/blog/a.md:6:61)

Imported into content:
  briefings          1 of 1
  files              0 copied
  shortcodes         1 converted: youtube 1
                     1 opened, so that their text stays
                     1 taken away
"""
    )
    assert (here / "content/briefings/a.md").is_file()


def test_something_left_out(here: Path) -> None:
    """What was left out is told by path, line and column, and the exit code is 1."""
    write_files({"../old-site/content/blog/b.md": "---\ntitle: B\ntitle: C\n---\n"}, here)

    result = nutgraf_import("hugo", "../old-site", "content", "--authors", "actors")

    assert result.exit_code == 1
    assert result.stdout.startswith(
        "Left out (1):\n"
        "  ../old-site/content/blog/b.md:3:1: title: expected each field once, but got it again (first on line 2)\n"
        "      Keep one of the two.\n"
    )
    assert "briefings          1 of 2" in result.stdout


def test_every_place_is_told_if_asked_for(here: Path) -> None:
    """With --verbose each place has a line of its own; a dry run writes nothing."""
    write_files({"../old-site/content/blog/b.md": POST}, here)

    result = nutgraf_import("hugo", "../old-site", "content", "--verbose", "--dry-run")

    assert result.exit_code == 0
    assert (
        "  ../old-site/content/blog/a.md:6:19: gone\n  ../old-site/content/blog/b.md:6:19: gone\n"
        in result.stdout
    )
    assert not (here / "content").exists()


@pytest.mark.parametrize("generator", ["hugo", "jekyll", "material-blog"])
def test_no_such_site(here: Path, generator: str) -> None:
    """Where there are no posts that is told, with what was looked for, and the exit code is 2."""
    (here / "empty").mkdir()

    result = nutgraf_import(generator, "empty", "content")

    assert result.exit_code == 2
    assert "expected posts in" in result.output


@pytest.mark.parametrize("destination", ["../old-site", "../old-site/content/new", ".."])
def test_the_two_folders_lie_apart(here: Path, destination: str) -> None:
    """A destination in the old site, or round it, is refused, and nothing is written."""
    before = sorted(here.parent.rglob("*"))

    result = nutgraf_import("hugo", "../old-site", destination)

    assert result.exit_code == 2
    assert "expected two folders apart from each other" in result.output
    assert sorted(here.parent.rglob("*")) == before


def test_a_destination_that_cannot_be_written_to(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told in a line, and the exit code is 1."""
    may = os.access
    monkeypatch.setattr("os.access", lambda path, mode: not mode & os.W_OK and may(path, mode))

    result = nutgraf_import("hugo", "../old-site", "content/new")

    assert result.exit_code == 1
    assert result.output == (
        f"Error: expected a folder that can be written to, but got {here}: Permission denied\n"
    )


def test_links_lead_to_the_old_site_if_it_is_told(here: Path) -> None:
    """With --site-url links to pages that are not imported stay."""
    nutgraf_import("hugo", "../old-site", "content", "--site-url", "https://example.org/")

    assert "[x](https://example.org/y/)" in (here / "content/briefings/a.md").read_text()


def test_the_progress_is_shown_on_a_terminal_only(here: Path) -> None:
    """Nothing but the summary is said where nobody watches."""
    result = nutgraf_import("hugo", "../old-site", "content")

    assert result.stderr == ""
    assert "Reading" not in result.stdout
