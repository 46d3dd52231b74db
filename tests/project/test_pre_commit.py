"""The hook for pre-commit: what it runs is there, and runs for what may break a newsroom."""

import re
import tomllib

import pytest

from nutgraf.cli import main
from tests.data import read_yaml
from tests.docs.pages import read
from tests.project.commands import ROOT

[HOOK] = read_yaml((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_it_runs_a_command() -> None:
    """The command is one of ours, once for all files, as items refer to each other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    program, command = HOOK["entry"].split()

    assert program in project["scripts"]
    assert command in main.every()
    assert not HOOK["pass_filenames"]


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("content/briefings/2024/03/a.md", True),
        ("content/images/a.jpg", True),
        ("mkdocs.yml", True),
        ("docs/content/a.md", False),
        ("docs/mkdocs.yml", False),
    ],
)
def test_what_it_runs_for(path: str, is_checked: bool) -> None:
    """Any file of the content, and the settings; nothing else."""
    assert bool(re.search(HOOK["files"], path)) == is_checked


def test_the_handbook_names_it() -> None:
    """What the handbook tells to write is the hook's name."""
    [example] = read("docs/desk.md").examples("yaml", "pre-commit")
    settings = read_yaml(example.text)

    assert settings["repos"][0]["hooks"] == [{"id": HOOK["id"]}]
