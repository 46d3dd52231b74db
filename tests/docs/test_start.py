"""The first page of the handbook leads from nothing to a published briefing: its commands are run one by one."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import Example, read
from tests.docs.test_commands import START, Shown, shown

DONE_OTHERWISE = {
    "mkdir harbour": "the folder of the test",
    "cd harbour": "the same",
    "python3 -m venv .venv": "the fixture makes the environment",
    ".venv/bin/python -m pip install ../nutgraf-0.1.0-py3-none-any.whl": "and installs the wheel, without network",
    "make serve": "does not end; tests/site/ has tests of it",
}
"""Commands that are not run as they stand, and why."""

STEPS = [each for each in shown() if each.page == START]
PAGE = read(START)


def run(command: str, folder: Path) -> str:
    """What a command prints, with nothing of this environment about it."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    author = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    author |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in author.items()}
    done = subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=clean | author,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture
def harbour(environment: Path, tmp_path: Path) -> Path:
    """A folder with an environment that holds the wheel, as the first steps make it."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / ".venv").symlink_to(environment.parent)
    return folder


def write(example: Example, folder: Path) -> Path:
    """Write a file that is shown on the page."""
    path = folder / example.role.removeprefix("harbour ")
    path.write_text(example.text, encoding="utf-8")
    return path


def follow(step: Shown, harbour: Path) -> None:
    """Take one step, and see that it prints what is shown."""
    if step.command.startswith("make"):  # what pip would do here needs the network
        (harbour / ".venv" / "ready").touch()
    said = run(step.command, harbour)
    assert all(line in said for line in step.output.splitlines()), said


@pytest.mark.slow
def test_from_nothing_to_a_published_briefing(harbour: Path) -> None:
    """Whoever does what the page says has the briefing on the site, linked, and later a newsroom of their own."""
    [example] = PAGE.examples("markdown", "harbour ")
    page = "briefings/2026/05/04/the-april-count-is-out/index.html"
    assert {*DONE_OTHERWISE} <= {step.command for step in STEPS}

    for step in STEPS:
        if step.command in DONE_OTHERWISE:
            continue
        if step.command == "make check":
            path = write(example, harbour)
        if step.command == "make site":
            path.write_text(example.text.replace("draft: true\n", ""), encoding="utf-8")
        follow(step, harbour)
        if step.command == "make site":
            published = (harbour / "site" / page).read_text(encoding="utf-8")
            ferries = (harbour / "site/actors/saltmere-ferries/index.html").read_text("utf-8")

    assert "The first boat carried more people than we thought." in published
    assert re.search(r'href="[^"]*actors/saltmere-ferries/"', published)
    assert "The first boat carried more people than we thought." in ferries
    assert run("git ls-files site .venv", harbour) == "site/.gitignore\n"

    front = harbour / "content" / "index.md"
    front.write_text(re.sub("lead: .*\n", "", front.read_text("utf-8")), encoding="utf-8")
    assert "WARNING" not in run("make site", harbour)
    assert (harbour / "site/actors/harbour-board/index.html").is_file()
    assert not (harbour / "site" / page).exists()


def test_what_is_done_otherwise_is_shown() -> None:
    """Nothing is left out here that the page does not show any more."""
    assert {*DONE_OTHERWISE} <= {step.command for step in STEPS}


def test_the_handbook_begins_with_it() -> None:
    """The list of pages, and the README, lead to it first."""
    for name, link in (("docs/index.md", "start.md"), ("README.md", "docs/start.md")):
        own = [each for each in read(name).links() if re.match(r"[\w/]+\.md", each)]
        assert own[0] == link, name
