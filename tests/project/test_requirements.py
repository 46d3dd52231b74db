"""The locked requirements: complete, hashed, and without the address of any registry."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.commands import ROOT

LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("site", "develop")}
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}")

each_lock = pytest.mark.parametrize("lock", LOCKS)


def entries(lock: str) -> list[list[str]]:
    """The lines of each requirement in a lock file, without comments and line continuations."""
    found: list[list[str]] = []
    for line in LOCKS[lock].read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith(" "):
            found.append([])
        found[-1].append(line.removesuffix(" \\"))
    return found


def pins(lock: str) -> list[Requirement]:
    """The requirements in a lock file."""
    return [Requirement(lines[0]) for lines in entries(lock)]


def wanted(lock: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for in a lock file: what it runs on, and a group's tools."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups: dict[str, list[Any]] = project["dependency-groups"]
    for item in (*project["project"]["dependencies"], *grouped(groups, lock)):
        yield Requirement(item)


def grouped(groups: dict[str, list[Any]], name: str) -> Iterable[str]:
    """The requirements of a dependency group and of the groups it includes (PEP 735)."""
    for item in groups[name]:
        if isinstance(item, str):
            yield item
        else:
            yield from grouped(groups, item["include-group"])


@each_lock
def test_every_requirement_has_a_version_and_a_hash(lock: str) -> None:
    """So that what is installed is what was looked at, on every system."""
    for first, *hashes in entries(lock):
        assert re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; .+)?", first)
        assert hashes
        assert [line for line in hashes if not HASH.fullmatch(line)] == []


@each_lock
def test_no_registry_is_named(lock: str) -> None:
    """Where packages come from is for each machine to say."""
    text = LOCKS[lock].read_text(encoding="utf-8")

    assert not re.search(r"://|^-|^\s+--(?!hash)", text, re.MULTILINE)


@each_lock
def test_lock_fits_the_project(lock: str) -> None:
    """All that pyproject.toml asks for is locked, in a version that it accepts."""
    locked: dict[str, list[str]] = {}
    for pin in pins(lock):
        version = str(pin.specifier).removeprefix("==")
        locked.setdefault(canonicalize_name(pin.name), []).append(version)

    for need in wanted(lock):
        versions = locked.get(canonicalize_name(need.name), [])
        assert versions, f"{need} is not locked: run `make lock`"
        assert all(need.specifier.contains(version) for version in versions), f"{need}: {versions}"


def test_packages_of_npm_are_locked_in_the_same_way() -> None:
    """Each has a version and a digest, and none says where it comes from."""
    folder = ROOT / "tests" / "npm"
    asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    root = locked.pop("")

    assert root["dependencies"] == asked
    assert locked
    for name, package in locked.items():
        assert {"version", "integrity"} <= set(package), name
        assert "resolved" not in package, name


def test_tests_run_on_what_builds_the_site() -> None:
    """Installing the tools changes no version that a site is built with."""
    assert {str(pin) for pin in pins("site")} <= {str(pin) for pin in pins("develop")}
