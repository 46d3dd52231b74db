"""What is wrong with a newsroom beside its content is told by the check, the build and the preview alike."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from mkdocs.theme import Theme

from nutgraf.mkdocs_adapter.beside import settings_problems
from tests.commands.newsrooms import nutgraf
from tests.site.desk import Desk
from tests.site.test_demand import BOAT, MOUNT, Served

OWN = {"theme": {"name": "material", "font": False, "custom_dir": "own"}}
WRONG = "home: 'Front {nothere}'\ntopcs: Themes\n"
TOLD = "own/strings/en.yml:1:1: home: expected no value in braces, but got `{nothere}`"
ANOTHER = "expected the theme `material`, but got 'mkdocs'"
NEARLY = "own/strings/en.yml:2:1: topcs: expected the name of a text of the theme, but got 'topcs'"


@pytest.fixture
def words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the English words that a newsroom has of its own, and the working directory in the newsroom."""
    desk.set(OWN)
    monkeypatch.chdir(desk.folder)
    file = desk.folder / "own" / "strings" / "en.yml"
    file.parent.mkdir(parents=True)
    file.write_text(WRONG, encoding="utf-8")
    return file


def test_the_check_tells_of_words(words: Path) -> None:
    """A text that cannot be right is an error of the check, one that is nearly the theme's a warning."""
    done = nutgraf("check")

    assert f"error: {TOLD}\n" in done.stdout
    assert f"warning: {NEARLY}\n    Did you mean `topics`?" in done.stdout
    assert done.exit_code == 1

    words.write_text("hoem: Front\n", encoding="utf-8")
    assert nutgraf("check").exit_code == 0
    assert nutgraf("check", "--strict").exit_code == 1


@pytest.mark.usefixtures("words")
def test_a_build_stops_at_words(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A build is told the same in one message, and no site is made."""
    with pytest.raises(Abort):
        desk.build()

    assert f"1 problem in the words of the theme. The site was not built.\n\n{TOLD}" in caplog.text
    assert NEARLY in caplog.text
    assert not desk.site.exists()


@pytest.mark.slow
def test_a_preview_shows_words(words: Path, desk: Desk, tmp_path: Path) -> None:
    """Each page of a preview says what is wrong until it is mended."""
    words.write_text("home: Front\n", encoding="utf-8")
    served = Served(desk, tmp_path / "served")
    words.write_text("- a\n", encoding="utf-8")
    served.rebuild()
    assert (
        "own/strings/en.yml:1:1: expected texts by their names" in served.ask(f"{MOUNT}{BOAT}")[1]
    )

    words.write_text("home: Harbour\n", encoding="utf-8")
    served.rebuild()
    assert "Harbour" in served.ask(f"{MOUNT}{BOAT}")[1]

    desk.set({"theme": "mkdocs"})
    served.rebuild()
    assert escape(ANOTHER) in served.ask(f"{MOUNT}{BOAT}")[1]


@pytest.fixture
def another(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A newsroom with another theme than Material, and the working directory in it."""
    desk.set({"theme": "mkdocs"})
    monkeypatch.chdir(desk.folder)
    return desk


@pytest.mark.usefixtures("another")
def test_the_check_tells_of_another_theme() -> None:
    """Nutgraf's theme lies over Material's: another one is an error, at its line."""
    done = nutgraf("check")

    assert re.search(
        rf"^error: mkdocs.yml:\d+:1: theme.name: {ANOTHER}$", done.stdout, re.MULTILINE
    )
    assert done.exit_code == 1


def test_a_build_stops_at_another_theme(another: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A build is told the same in one message, before anything is begun."""
    with pytest.raises(Abort):
        another.build()

    assert "1 problem in the settings. The site was not built." in caplog.text
    assert ANOTHER in caplog.text
    assert not another.site.exists()


def test_a_theme_made_of_material(another: Desk) -> None:
    """Another name is well where Material's templates are among the theme's."""
    theme = Theme(name="mkdocs")
    theme.dirs += Theme(name="material").dirs
    config = another.config()
    config.theme = theme

    assert settings_problems(config) == []


def test_an_unknown_setting_fails_the_strict_check(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A strict build stops at a setting that nobody knows, and so does a strict check; each command tells of it."""
    desk.set({"plugins": [{"nutgraf": {"timezones": "Europe/Paris"}}]})
    monkeypatch.chdir(desk.folder)

    assert "Did you mean `timezone`?" in nutgraf("check").stdout
    assert nutgraf("check").exit_code == 0
    assert nutgraf("check", "--strict").exit_code == 1
    with pytest.raises(Abort, match="strict"):
        desk.config(strict=True)
