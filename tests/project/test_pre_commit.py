"""The hook for pre-commit: what it runs is there, and runs whatever a commit holds."""

import tomllib

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


def test_it_runs_before_each_commit() -> None:
    """Whatever is in it: where a commit only deletes files, pre-commit finds none that a pattern would fit."""
    assert HOOK["always_run"]
    assert "files" not in HOOK


def test_the_handbook_names_it() -> None:
    """What the handbook tells to write is the hook's name."""
    [example] = read("docs/desk.md").examples("yaml", "pre-commit")
    settings = read_yaml(example.text)

    assert settings["repos"][0]["hooks"] == [{"id": HOOK["id"]}]
