"""The wheel: whole, and enough to build a site with in a clean environment."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.commands import ROOT, git

PACKAGES = {"generator": "nutgraf", "theme": "nutgraf_theme"}

SETTINGS = """\
site_name: A newsroom of somebody else
site_url: https://news.example/
docs_dir: content
theme:
  name: material
  font: false
plugins: [search, nutgraf]
"""

BRIEFING = """\
---
title: Harbour bridge opens
date: 2024-03-26
---
The bridge opened at noon.
"""


def imported(root: str) -> Iterator[str]:
    """The top-level names of all packages that our code below a folder imports."""
    for path in (ROOT / root).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_every_import_is_a_declared_dependency() -> None:
    """What the generator imports comes with it, not by way of something else."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(item).name) for item in project["dependencies"]}
    own = {*sys.stdlib_module_names, *PACKAGES.values()}
    foreign = {name for root in PACKAGES for name in imported(root)} - own
    owners = packages_distributions()

    assert {canonicalize_name(owners[name][0]) for name in foreign} <= declared


@pytest.mark.slow
def test_wheel_holds_every_file(wheel: Path) -> None:
    """Templates, styles, fonts and words come along with the code."""
    kept = {
        name.removeprefix(f"{root}/")
        for root, package in PACKAGES.items()
        for name in git(
            "ls-files", "--cached", "--others", "--exclude-standard", f"{root}/{package}"
        )
    }

    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert packed == kept


@pytest.mark.slow
def test_wheel_builds_a_site(environment: Path, tmp_path: Path) -> None:
    """Somebody else's newsroom is built and themed with nothing but the wheel."""
    (tmp_path / "content" / "briefings").mkdir(parents=True)
    (tmp_path / "content" / "briefings" / "bridge.md").write_text(BRIEFING, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")

    done = subprocess.run(
        [environment / "python", "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    page = tmp_path / "site" / "briefings" / "2024" / "03" / "26" / "bridge" / "index.html"
    text = page.read_text(encoding="utf-8")
    assert "Harbour bridge opens" in text
    assert re.search(r'<link rel="stylesheet" href="[^"]*assets/[^"]*nutgraf', text)


@pytest.mark.slow
def test_wheel_brings_the_command(environment: Path) -> None:
    """`nutgraf` is there, and says which version it is."""
    done = subprocess.run(
        [environment / "nutgraf", "--version"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert re.search(r"\b\d+\.\d+\.\d+\b", done.stdout)
