"""The Makefile: its list of targets, and what it says when Python is not enough."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.commands import ROOT, git

OLD = "sys.version_info = (3, 9, 2)"
NO_ENSUREPIP = "sys.modules['ensurepip'] = None"


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in a folder."""
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder as it is before anything was set up."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / "pyproject.toml").touch()
    return tmp_path


def lacking(folder: Path, change: str) -> Path:
    """A Python that seems to lack something: a script that runs the real one after a `change`."""
    python = folder / "lacking-python"
    program = f"import runpy, sys; {change}; runpy.run_path(sys.argv[1], run_name='__main__')"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{program}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return python


def test_help_lists_every_target() -> None:
    """`make` alone tells of each thing that it can do."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony

    listed = [line.split()[0] for line in make(ROOT).stdout.splitlines()]

    assert listed == phony[1].split()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (OLD, "Nutgraf needs Python 3.11 or newer, but .+ is 3.9.\nInstall a newer Python"),
        (NO_ENSUREPIP, "has no 'ensurepip'.+\n.*apt-get install python3-venv"),
    ],
    ids=["too old", "no ensurepip"],
)
def test_a_python_that_cannot(checkout: Path, change: str, said: str) -> None:
    """Set-up stops at once, says what to install, and leaves no half-made environment."""
    done = make(checkout, "site", f"PYTHON={lacking(checkout, change)}")

    assert done.returncode != 0
    assert re.search(said, done.stderr)
    assert not (checkout / ".venv").exists()


def test_clean_takes_all_that_is_ignored(checkout: Path) -> None:
    """Of what Git does not look at, because tools and builds make it, nothing is left."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/").replace("*", "some") for line in lines if line.endswith("/")]
    parts = {path.partition("/")[0] for path in git("ls-files", "*.py")}
    made = [checkout / each for each in ignored if each != "__pycache__"]
    made += [checkout / part / "inside" / "__pycache__" for part in parts]
    for folder in [*made, checkout / "site" / "page"]:
        (folder / "deep").mkdir(parents=True)

    done = make(checkout, "clean")

    assert done.returncode == 0, done.stderr
    assert [folder for folder in made if folder.exists()] == []
    assert [*(checkout / "site").iterdir()] == []


def test_what_it_runs_is_there() -> None:
    """Every script and module of ours that a target runs is a file."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    scripts = re.findall(r"\btools/\w+\.py\b", text)
    modules = [f"{each.replace('.', '/')}.py" for each in re.findall(r"-m (benchmarks\.\w+)", text)]

    assert scripts
    assert modules
    assert [path for path in {*scripts, *modules} if not (ROOT / path).is_file()] == []
