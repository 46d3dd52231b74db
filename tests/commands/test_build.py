"""`nutgraf build`: MkDocs' own build, with its options that matter, and its exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from nutgraf.cli import main
from nutgraf.environment import AT
from tests.commands.terminals import make_newsroom

pytestmark = pytest.mark.slow

GOOD = "---\ntitle: A\ndate: 2024-05-01\ntopics: [b]\n---\n"
TOPIC = {"topics/b.md": "---\nname: B\n---\n"}


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command from a folder, without what keeps Material's banner away."""
    known = {name: value for name, value in os.environ.items() if name != "NO_MKDOCS_2_WARNING"}
    command: list[str | Path] = [Path(sys.executable).with_name("nutgraf"), "build", *options]
    return subprocess.run(
        command, cwd=folder, env=known, capture_output=True, text=True, check=False
    )


def test_options(tmp_path: Path) -> None:
    """The settings and the site may be elsewhere; the theme's banner is not shown."""
    make_newsroom({"briefings/a.md": GOOD, **TOPIC}, tmp_path / "newsroom")

    done = build(tmp_path, "-f", "newsroom/mkdocs.yml", "-d", "../public", "--strict")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "public/briefings/2024/05/01/a/index.html").exists()
    assert "MkDocs 2" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("text", "options", "report"),
    [
        (
            GOOD.replace("title", "tilte"),
            [],
            "content/briefings/a.md:2:1: tilte: expected the field",
        ),
        (GOOD + "![A map](map.png)\n", ["--strict"], "content/briefings/a.md:6:"),
    ],
    ids=["error", "warning"],
)
def test_failing(text: str, options: list[str], report: str, tmp_path: Path) -> None:
    """What keeps the site from being made is reported, and nothing is left of it."""
    make_newsroom({"briefings/a.md": text, **TOPIC}, tmp_path)

    done = build(tmp_path, *options)

    assert report in done.stderr
    assert "BuildError" not in done.stdout + done.stderr
    assert done.returncode == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("moment", "is_there"), [("2999-01-01T00:59+01:00", False), ("2999-01-01 01:00+01:00", True)]
)
def test_an_embargo_is_rehearsed(moment: str, is_there: bool, tmp_path: Path) -> None:
    """With `--at` the site is that of another moment, compared in UTC."""
    embargoed = GOOD.replace("---\n", "---\nembargo: 2999-01-01T00:00Z\n", 1)
    make_newsroom({"briefings/a.md": embargoed, **TOPIC}, tmp_path)

    done = build(tmp_path, "--at", moment, "-d", "rehearsal")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "rehearsal/briefings/2024/05/01/a/index.html").exists() is is_there


def test_a_rehearsal_needs_a_moment(tmp_path: Path) -> None:
    """A day, or a time without its offset, is none."""
    make_newsroom({"briefings/a.md": GOOD, **TOPIC}, tmp_path)

    done = build(tmp_path, "--at", "2024-03-26", "-d", "rehearsal")

    assert done.returncode == 2
    assert "expected a moment such as" in done.stderr


@pytest.mark.parametrize("place", [[], ["-d", "site"], ["-d", "./site/"], ["-d", "site/rehearsal"]])
def test_a_rehearsal_is_not_in_the_place_of_the_site(place: list[str], tmp_path: Path) -> None:
    """What is under embargo still would stand where it is published from."""
    make_newsroom({"briefings/a.md": GOOD, **TOPIC}, tmp_path)

    done = build(tmp_path, "--at", "2999-03-26T12:00Z", *place)

    assert (done.returncode, "Name another one with -d" in done.stderr) == (1, True)
    assert not (tmp_path / "site").exists()


def test_nor_is_one_that_the_environment_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that was left from a rehearsal publishes nothing early."""
    make_newsroom({"briefings/a.md": GOOD, **TOPIC}, tmp_path)
    monkeypatch.setenv(AT, "2999-03-26T12:00:00+00:00")

    done = build(tmp_path)

    assert (done.returncode, "Name another one with -d" in done.stderr) == (1, True)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "options", [[], ["--shard", "1/2"], ["--at", "2024-03-26T12:00Z", "-d", "a"]]
)
def test_a_build_leaves_nothing_in_the_environment(options: list[str], tmp_path: Path) -> None:
    """What it asked for is no matter of the next one in the same process."""
    done = CliRunner().invoke(main, ["build", "-f", str(tmp_path / "mkdocs.yml"), *options])

    assert done.exit_code == 2
    assert not [name for name in os.environ if name.startswith("NUTGRAF_S") or name == AT]
