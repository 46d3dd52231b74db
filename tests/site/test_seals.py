"""A build where nothing has changed leaves the site as it is; whatever has changed, it builds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import nutgraf
from nutgraf import seals
from nutgraf.environment import SEALED
from nutgraf.mkdocs_adapter.config import means_from, settings_from
from nutgraf.mkdocs_adapter.sealing import begin_sealing
from nutgraf.seals import CACHE, Seal, Sealing, find_seal
from tests.site.desk import BRIEFING, SETTINGS, Desk, contents, small_desk

pytestmark = pytest.mark.slow

PAGE = "site/briefings/2024/05/01/boat/index.html"
SOURCE = "content/briefings/boat.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom that was built as people do, with a theme folder of its own and a briefing to come."""
    desk = small_desk(tmp_path_factory.mktemp("sealed"))
    desk.write(
        "briefings/later.md", BRIEFING.replace("title:", "embargo: 2999-01-01T12:00Z\ntitle:")
    )
    desk.set({"theme": {**SETTINGS["theme"], "custom_dir": "ours"}})
    (desk.folder / "ours").mkdir()
    (desk.folder / "ours" / "main.html").write_text('{% extends "base.html" %}\n')
    time.sleep(2 * seals.TICK / 1e9)
    assert desk.nutgraf("build").code == 0
    return desk


def seal_of(desk: Desk) -> Seal:
    """The seal of its site."""
    seal = find_seal(desk.folder / "mkdocs.yml")
    assert seal
    return seal


def sealing_of(desk: Desk) -> Sealing:
    """The seal of a build that begins."""
    return Sealing(desk.folder / "mkdocs.yml", [desk.folder / "content", desk.folder / "ours"])


def test_a_second_build_has_nothing_to_do(desk: Desk) -> None:
    """It says so, and touches nothing; who wants it made all the same gets it."""
    before = contents(desk.folder)
    done = desk.nutgraf("build", "--strict")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Nothing has changed: {desk.site} is as it would be built now.\n"
    assert contents(desk.folder) == before
    anew = desk.nutgraf("build", "--anew")
    assert "The site is in" in anew.err
    assert contents(desk.site) == {
        name.removeprefix("site/"): digest
        for name, digest in before.items()
        if name.startswith("site/") and name != "site/"
    }


def test_warnings_are_not_forgotten(tmp_path: Path) -> None:
    """They are told of, and a strict build is made to give them again."""
    desk = small_desk(tmp_path)
    desk.set(
        {"plugins": ["search", {"nutgraf": {"rules": {"briefing-without-summary": "warning"}}}]}
    )
    time.sleep(2 * seals.TICK / 1e9)
    assert desk.nutgraf("build").code == 0
    assert "built with warnings (1): `--anew` tells them again." in desk.nutgraf("build").err
    strict = desk.nutgraf("build", "--strict")
    assert strict.code == 1
    assert "briefing-without-summary" in strict.err


def edit_in_secret(path: Path) -> None:
    """An edit that leaves size and time as they were."""
    was = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def append(path: Path) -> None:
    """An edit."""
    path.write_bytes(path.read_bytes() + b"\n")


def move(path: Path) -> None:
    """Another name."""
    path.rename(path.with_name("other.md"))


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (SOURCE, append),
        (SOURCE, edit_in_secret),
        (SOURCE, move),
        (SOURCE, Path.unlink),
        ("content/briefings/new.md", Path.touch),
        ("content/topics/boats.yml", Path.touch),
        ("mkdocs.yml", append),
        ("ours/main.html", append),
        ("ours/partials.html", Path.touch),
        (PAGE, edit_in_secret),
        (PAGE, Path.unlink),
        ("site/new.html", Path.touch),
    ],
)
def test_a_change_breaks_the_seal(path: str, change: Callable[[Path], Any], tmp_path: Path) -> None:
    """Of the content, the settings, the theme or the site itself."""
    desk = small_desk(tmp_path)
    for name in (PAGE, "ours/main.html"):
        (desk.folder / name).parent.mkdir(parents=True)
        (desk.folder / name).write_text("A page\n")
    (desk.folder / "content/topics").mkdir()
    (desk.folder / CACHE).mkdir()
    sealing = sealing_of(desk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seals, "_start_of_process", lambda: time.time_ns() + 2 * seals.TICK)
        sealing.close(desk.site, None, desk.folder / CACHE)
    assert seal_of(desk).holds()
    change(desk.folder / path)
    assert not seal_of(desk).holds()


def test_a_change_of_the_code_breaks_the_seal(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of Nutgraf's, and of what is installed beside it."""
    seal = seal_of(desk)
    with monkeypatch.context() as patch:
        patch.setattr(nutgraf, "__file__", str(tmp_path / "__init__.py"))
        assert not seal.holds()
    (tmp_path / "another_extension-2.0.dist-info").mkdir()
    assert seal.holds()
    monkeypatch.syspath_prepend(tmp_path)  # as for a user, or by PYTHONPATH
    assert not seal.holds()


def test_a_seal_holds_wherever_somebody_asks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build may begin in another folder than the one before: the theme's is the same."""
    seal = seal_of(desk)
    for folder in (desk.folder, desk.folder.parent):
        monkeypatch.chdir(folder)
        assert seal.holds()


def test_what_goes_while_somebody_looks_is_not_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor makes files and takes them away at any moment: that ends no build, and breaks no seal."""
    passing = desk.folder / "content" / "draft.md~"
    look = os.scandir

    def look_too_late(path: str) -> Iterator[os.DirEntry[str]]:
        passing.touch()
        entries = [*look(path)]
        passing.unlink()
        return iter(entries)

    monkeypatch.setattr(os, "scandir", look_too_late)
    assert seal_of(desk).holds()


def test_the_end_of_an_embargo_breaks_the_seal(desk: Desk) -> None:
    """The clock alone changes what may be seen."""
    seal = seal_of(desk)
    assert seal.until == datetime(2999, 1, 1, 12, tzinfo=UTC)
    past = datetime.now(UTC) - timedelta(seconds=1)
    assert not replace(seal, until=past).holds()


def test_a_clock_that_was_ahead_breaks_the_seal(desk: Desk) -> None:
    """It may have ended an embargo that, by the clock as it is now, has yet to end."""
    seal = seal_of(desk)
    assert seal.holds()
    assert not replace(seal, since=datetime.now(UTC) + timedelta(hours=1)).holds()


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        ('"2999-01', '"2999-41'),
        ("12:00:00Z", "12:00:00"),
        ('"seen":[', '"seen":null,"x":['),
        ('"warnings":', '"warnings":"'),
    ],
)
def test_a_damaged_seal_is_none(desk: Desk, was: str, is_now: str) -> None:
    """A seal that says what no seal can say is as good as none, and stops nothing."""
    seal_of(desk)
    file = desk.folder / CACHE / seals.FILE
    told = file.read_text("utf-8")
    assert was in told
    try:
        file.write_text(told.replace(was, is_now), "utf-8")
        assert find_seal(desk.folder / "mkdocs.yml") is None
    finally:
        file.write_text(told, "utf-8")


def test_a_change_during_a_build_leaves_it_unsealed(tmp_path: Path) -> None:
    """Whether a file that changed meanwhile, or just before, was read before or after it did, nobody knows."""
    desk = small_desk(tmp_path)
    (desk.folder / CACHE).mkdir()
    sealing = sealing_of(desk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seals, "_start_of_process", lambda: time.time_ns() + 2 * seals.TICK)
        append(desk.folder / SOURCE)
        sealing.close(desk.site, None, desk.folder / CACHE)
        assert find_seal(desk.folder / "mkdocs.yml") is None
    sealing_of(desk).close(desk.site, None, desk.folder / CACHE)
    assert find_seal(desk.folder / "mkdocs.yml") is None


def test_where_a_link_leads_nobody_looks(tmp_path: Path) -> None:
    """What is behind it may change, and the link stays as it is."""
    desk = small_desk(tmp_path)
    (desk.folder / CACHE).mkdir()
    (tmp_path / "elsewhere.html").touch()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "main.html").symlink_to(tmp_path / "elsewhere.html")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seals, "_start_of_process", lambda: time.time_ns() + 2 * seals.TICK)
        sealing_of(desk).close(desk.site, None, desk.folder / CACHE)
    assert find_seal(desk.folder / "mkdocs.yml") is None


@pytest.mark.parametrize(
    "settings",
    [
        {"hooks": ["hook.py"]},
        {"plugins": [*SETTINGS["plugins"], "tags"]},
        {"markdown_extensions": ["pymdownx.snippets"]},
        {"plugins": ["search", {"nutgraf": {"cache": False}}]},
    ],
    ids=["hook", "plugin", "extension", "no cache"],
)
def test_what_may_look_elsewhere_is_not_sealed(settings: dict[str, Any], tmp_path: Path) -> None:
    """Hooks, plugins of others and some extensions read what nobody knows."""
    desk = small_desk(tmp_path)
    (desk.folder / "hook.py").touch()
    assert is_sealed(desk)
    desk.set(settings)
    assert not is_sealed(desk)


@pytest.mark.parametrize(
    "told", ["copyright: !ENV COPYRIGHT\n", "INHERIT: more.yml\n", '"INHERIT": more.yml\n']
)
def test_settings_from_elsewhere_are_not_sealed(told: str, tmp_path: Path) -> None:
    """They depend on more than their file."""
    desk = small_desk(tmp_path)
    (desk.folder / "more.yml").write_text("copyright: The Desk\n")
    (desk.folder / "mkdocs.yml").write_text(told + (desk.folder / "mkdocs.yml").read_text())
    assert not is_sealed(desk)


def test_settings_that_are_not_utf_8_are_not_sealed(tmp_path: Path) -> None:
    """YAML may be UTF-16, which MkDocs reads: nobody looks where those settings lead."""
    desk = small_desk(tmp_path)
    file = desk.folder / "mkdocs.yml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))
    assert not is_sealed(desk)


def test_options_of_mkdocs_are_not_sealed(tmp_path: Path) -> None:
    """Who builds by `mkdocs build` may give some that `nutgraf build` does not have."""
    desk = small_desk(tmp_path)
    assert is_sealed(desk)
    assert not is_sealed(desk, by="mkdocs")


def test_icons_of_ones_own_are_looked_at(tmp_path: Path) -> None:
    """Where they lie is told by the settings of Markdown, wherever that is."""
    desk = small_desk(tmp_path)
    (desk.folder / CACHE).mkdir()
    icons = tmp_path / "icons"
    emoji = {"pymdownx.emoji": {"options": {"custom_icons": [str(icons)]}}}
    desk.set({"markdown_extensions": [emoji]})
    sealing = begun(desk)
    assert sealing
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seals, "_start_of_process", lambda: time.time_ns() + 2 * seals.TICK)
        sealing.close(desk.site, None, desk.folder / CACHE)
    assert seal_of(desk).holds()
    icons.mkdir()
    (icons / "mark.svg").touch()
    assert not seal_of(desk).holds()


def test_settings_of_another_file_are_another_site(desk: Desk) -> None:
    """Several may lie in one folder."""
    assert find_seal(desk.folder / "other.yml") is None


def is_sealed(desk: Desk, by: str = "nutgraf") -> bool:
    """Whether a build of it would be sealed."""
    return begun(desk, by) is not None


def begun(desk: Desk, by: str = "nutgraf") -> Sealing | None:
    """The seal of a build of it, if it gets one."""
    config = desk.config()
    options = config.plugins["nutgraf"].config
    settings = settings_from(options, config, preview=False)
    with pytest.MonkeyPatch.context() as patch:
        if by == "nutgraf":
            patch.setenv(SEALED, "1")
        return begin_sealing(config, settings, means_from(options, config))
