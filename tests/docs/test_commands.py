"""What the handbook shows as a command is a command, and says what is shown."""

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from nutgraf.cli import main
from tests.commands.newsrooms import nutgraf
from tests.docs.pages import codes, pages, read, table
from tests.project.commands import ROOT

BIN = ".venv/bin/"
START = "docs/start.md"
"""The page whose commands are run one after the other, by `test_start.py`."""

TRIED_ELSEWHERE = {
    ".venv/bin/python -m build --wheel --no-isolation": "tests/conftest.py",
    ".venv/bin/nutgraf import hugo ../old-site content": "tests/importers/test_command.py",
    ".venv/bin/nutgraf build --shard 1/2": "tests/press/test_shares.py",
    ".venv/bin/nutgraf merge first/.nutgraf second/.nutgraf": "tests/press/test_shares.py",
}
"""Commands that take long, or need more than a newsroom, and the test that runs them."""


@dataclass(frozen=True)
class Shown:
    """A command on a page, and what is shown below it."""

    page: str
    command: str
    output: str

    def __str__(self) -> str:
        return f"{self.page}: {self.command}"


def shown() -> list[Shown]:
    """Every command of every page."""
    found = []
    for page in pages():
        for block in page.examples("console"):
            assert block.text.startswith("$ "), block
            for part in block.text.removeprefix("$ ").split("\n$ "):
                command, _, output = part.strip().partition("\n")
                found.append(Shown(page.name, command, output))
    return found


SHOWN = shown()
TARGETS = [each for each in SHOWN if each.command.startswith("make")]
PROGRAMS = [
    each
    for each in SHOWN
    if each not in TARGETS
    and not each.output
    and each.command not in TRIED_ELSEWHERE
    and each.page != START
]


def recipe(command: str) -> str:
    """The last thing that a `make` command would do."""
    words = [*shlex.split(command), "--dry-run"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what a newsroom is built from."""
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("each", TARGETS, ids=str)
def test_make(each: Shown) -> None:
    """`make` has the target, with the variables that are shown."""
    assert recipe(each.command)


@pytest.mark.parametrize("each", [each for each in SHOWN if each.output], ids=str)
def test_output(each: Shown, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command prints what is shown below it."""
    name, *words = shlex.split(recipe(each.command) if each in TARGETS else each.command)
    assert name == f"{BIN}nutgraf"
    monkeypatch.chdir(project)

    done = nutgraf(*words)

    assert (done.exit_code, done.output.strip()) == (0, each.output)


@pytest.mark.slow
@pytest.mark.parametrize("each", PROGRAMS, ids=str)
def test_program(each: Shown, project: Path) -> None:
    """A command that is no target of `make`, and of which no output is shown, runs as it stands there."""
    name, *words = shlex.split(each.command)
    assert name.startswith(BIN)
    program = Path(sys.executable).with_name(name.removeprefix(BIN))

    done = subprocess.run(
        [program, *words], cwd=project, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", TRIED_ELSEWHERE)
def test_long_commands_are_tried(command: str) -> None:
    """What is not run here stands on a page, and in the test that runs it."""
    test = (ROOT / TRIED_ELSEWHERE[command]).read_text(encoding="utf-8")

    assert command in {each.command for each in SHOWN}
    assert all(f'"{word}"' in test for word in shlex.split(command)[1:])


def test_every_target_is_told() -> None:
    """The handbook lists what `make` alone lists."""
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = [line.split()[0] for line in listed.stdout.splitlines()]

    told = [codes(row[0])[0] for row in table("docs/running.md", "targets")]

    assert told == [f"make {target}" for target in targets]


@pytest.mark.parametrize("command", main.every().values(), ids=str)
def test_every_option_is_told(command: click.Command) -> None:
    """One page has a section on each command, with a table of its options, if it has any, and no others."""
    options = [each for each in command.params if isinstance(each, click.Option)]
    heading = f"### `nutgraf {command.name}`\n"
    [page] = [page for page in pages() if heading in page.text]
    tables = dict(page.tables())

    told = [codes(row[0]) for row in tables.get(f"options: {command.name}", [])]

    assert told == [each.opts for each in options]


def test_handbook_and_help_have_one_order() -> None:
    """The page of commands has the headings of the help, and below each its commands; one has a page of its own."""
    told: list[tuple[str, list[str]]] = []
    for level, heading in re.findall(r"^(##|###) (.+)$", read("docs/desk.md").prose, re.MULTILINE):
        if level == "##":
            told.append((heading, []))
        else:
            told[-1][1].append(heading)

    assert "### `nutgraf import`\n" in read("docs/importing.md").text
    assert told == [
        (heading, [f"`nutgraf {name}`" for name in names if name != "import"])
        for heading, names in main.headings.items()
    ]


def test_choices_are_told() -> None:
    """Where an option takes one of several words, the handbook has them all."""
    rows = {codes(row[0])[-1]: row[1] for row in table("docs/desk.md", "options: check")}
    form = next(each for each in main.every()["check"].params if each.name == "form")

    assert isinstance(form.type, click.Choice)
    assert set(form.type.choices) <= {*codes(rows["--format"])}
