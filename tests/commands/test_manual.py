"""`nutgraf --help` reads as a manual, and agrees with the handbook."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from nutgraf.cli import main
from nutgraf.commands.manual import EXIT_CODES
from tests.commands.newsrooms import nutgraf
from tests.commands.terminals import make_newsroom, on_terminal
from tests.docs.pages import pages

ANSI = "\x1b["
HELP = nutgraf("--help").stdout

each_command = pytest.mark.parametrize("command", main.every().values(), ids=str)


def test_every_command_stands_under_a_heading() -> None:
    """Commands are listed once, under what they are for, each with all of its first sentence."""
    sections = re.findall(r"^(\w[\w ]*):\n((?:  .+\n)+)", HELP, re.MULTILINE)
    commands = {
        heading: re.findall(r"^  (\w+) ", rows, re.MULTILINE)
        for heading, rows in sections
        if heading not in ("Options", "Exit codes")
    }

    assert commands == main.headings
    assert "..." not in HELP.partition("Options:")[2]


def test_exit_codes_are_told() -> None:
    """Each exit code stands at the end, with what it means."""
    told = re.findall(r"^  (\d)  (.+)$", HELP.partition("Exit codes:")[2], re.MULTILINE)

    assert {int(code): meaning for code, meaning in told} == EXIT_CODES


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chekc", "expected a command, but got 'chekc'. Did you mean `check`?"),
        ("publish", "expected a command, but got 'publish'. `nutgraf --help` lists them."),
    ],
)
def test_a_mistyped_command(typed: str, told: str) -> None:
    """The nearest command is named, or where to find them all."""
    done = nutgraf(typed)

    assert (done.exit_code, told in done.stderr) == (2, True)


def test_what_the_help_proposes_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first steps in the help, taken one by one, make a newsroom with a briefing and nothing to mend."""
    monkeypatch.chdir(tmp_path)
    steps = re.findall(r"^    (nutgraf .+|cd .+)$", HELP, re.MULTILINE)
    assert [step.split()[:2][-1] for step in steps] == ["init", "harbour", "new", "serve", "check"]

    nutgraf("init", "harbour")
    monkeypatch.chdir("harbour")
    done = nutgraf("new", "briefing", re.findall('"(.+)"', steps[2])[0])

    assert Path(done.stdout.strip()).is_file()
    assert nutgraf("check").exit_code == 0


@each_command
def test_every_command_tells_its_exit_codes(command: click.Command) -> None:
    """Each says what it does in a sentence, and, in its help or in the handbook, what its exit codes mean."""
    text = next(page.text for page in pages() if f"### `nutgraf {command.name}`\n" in page.text)
    section = text.partition(f"### `nutgraf {command.name}`\n")[2].partition("\n### ")[0]

    assert (command.help or "").partition("\n\n")[0].rstrip().endswith(".")
    assert re.search(r"exit codes?\b", f"{command.help} {section}", re.IGNORECASE)


@each_command
def test_every_option_is_explained(command: click.Command) -> None:
    """No option is left without a sentence."""
    options = [each for each in command.params if isinstance(each, click.Option)]

    assert [each.name for each in options if not (each.help or "").endswith((".", "else."))] == []


def test_one_command_does_not_wait_for_all() -> None:
    """Only the module of the command that is run is imported."""
    script = """
import sys
from nutgraf.cli import main
main(["schema", "--help"], standalone_mode=False)
print(*sys.modules)
"""

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    modules = done.stdout.split()
    assert {each for each in modules if each.startswith("nutgraf.commands.")} == {
        "nutgraf.commands.manual",
        "nutgraf.commands.schema",
    }
    assert "mkdocs" not in modules


@pytest.mark.slow
def test_colours_on_a_terminal_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours are for those who see them: not in a file, and not where NO_COLOR is set."""
    actor = "---\nname: Jane Roe\nrole: Writer\n---\n"
    briefing = "---\ntitle: A\ndate: 2024-03-26\n---\nJane Roe left.\n"
    folder = make_newsroom({"actors/jane.md": actor, "briefings/a.md": briefing}, tmp_path)
    monkeypatch.chdir(folder)

    assert ANSI in on_terminal("stats")
    assert ANSI not in on_terminal("stats", NO_COLOR="1")
    assert ANSI not in nutgraf("stats").stdout
    assert ANSI in on_terminal("init", ".")
    assert ANSI not in nutgraf("init", ".").output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_no_room_for_what_is_said() -> None:
    """Where what is said goes to a disk that is full, that is one line, and no traceback."""
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "nutgraf", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Error: what there is to say cannot be written: No space left on device"
    ]
