"""What is kept in Git, and what is not."""

import re

import pytest

from tests.project.commands import ROOT, git

OWN_FOLDER = re.compile(rb"(?<![\w./])/(home|Users|root)/\w")


@pytest.mark.parametrize("made", [".venv/bin/python", "site/index.html", "dist/nutgraf.whl"])
def test_what_is_made_is_ignored(made: str) -> None:
    """Neither the environment nor a built site comes into Git by mistake."""
    assert git("check-ignore", made) == [made]


def test_site_is_empty_in_git() -> None:
    """The folder is there, its content is built."""
    assert git("ls-files", "site") == ["site/.gitignore"]


def test_no_file_names_a_folder_of_its_author() -> None:
    """Nothing depends on, or tells of, the machine it was written on."""
    files = [path for name in git("ls-files") if (path := ROOT / name).is_file()]

    assert files
    assert [path for path in files if OWN_FOLDER.search(path.read_bytes())] == []
