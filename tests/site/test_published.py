"""Which files of the content folder are published: what pages lead to, and never what nobody may see or run."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from nutgraf.mkdocs_adapter.published import expect_within
from tests.site.desk import RICH, Desk
from tests.site.test_hidden import files_with_canary

pytestmark = pytest.mark.slow

PICTURE = (RICH / "content" / "media" / "boat.png").read_bytes()
MORE = "---\ntitle: More\ndate: 2024-05-02\n---\n![A](../media/led.png)\n<!-- canary -->\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_only_what_pages_lead_to(desk: Desk) -> None:
    """From fields, prose and plain pages; an unreferenced file, of whatever kind, is in no byte of the site."""
    desk.write("media/led.png", PICTURE)
    desk.write("media/plain.svg", SVG)
    desk.write("media/raw.png", PICTURE)
    for name in (
        "canary.txt",
        "canary.png",
        "media/canary.html",
        "canary.js",
        "sources/canary.txt",
        "data/canary.yml",
    ):
        desk.write(name, "canary")
    desk.write("about.md", '# About\n\n![A](media/plain.svg) <img src="/media/raw.png" alt="B">\n')
    desk.write(
        "briefings/more.md",
        MORE,
    )
    desk.set({"site_url": "https://desk.example/"})

    site = desk.build(strict=True)

    assert [*files_with_canary(site)] == []
    assert {each.name for each in (site / "media").iterdir()} == {"led.png", "plain.svg", "raw.png"}


def test_what_settings_name(desk: Desk) -> None:
    """Styles and scripts, what a style sheet shows, the logo, what hosts ask for, and what `publish` lists."""
    for name in (
        "style/own.css",
        "own.js",
        "logo.svg",
        "CNAME",
        "robots.txt",
        "proof/a.html",
        "style/back.png",
    ):
        desk.write(name, SVG if name.endswith("svg") else "x")
    desk.write("style/own.css", "body { background: url('back.png#x') }")
    desk.write("canary.css", "x")
    desk.set(
        {
            "theme": {"name": "material", "font": False, "logo": "logo.svg"},
            "extra_css": ["style/own.css"],
            "extra_javascript": ["own.js"],
            "plugins": ["search", {"nutgraf": {"rules": "off", "publish": "proof/*\n"}}],
        }
    )

    site = desk.build(strict=True)

    for name in (
        "style/own.css",
        "style/back.png",
        "own.js",
        "logo.svg",
        "CNAME",
        "robots.txt",
        "proof/a.html",
    ):
        assert (site / name).is_file(), name
    assert not (site / "canary.css").exists()


def a_link(path: Path) -> None:
    """A link to a file of the system."""
    path.symlink_to("/etc/hostname")


def a_folder(path: Path) -> None:
    """A link that leads round in a circle."""
    path.symlink_to(path.parent)


def a_socket(path: Path) -> None:
    """A socket."""
    path.parent.mkdir(exist_ok=True)
    here = Path.cwd()
    os.chdir(path.parent)  # its path may be too long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("make", [a_link, a_folder, a_socket, os.mkfifo])
@pytest.mark.parametrize("name", ["briefings/odd.md", "odd.png"])
def test_what_is_no_file_stops_a_build(desk: Desk, name: str, make: Callable[[Path], None]) -> None:
    """It is named, at once, and neither followed nor read."""
    make(desk.folder / "content" / name)

    done = desk.nutgraf("check")

    assert done.code == 1
    assert f"content/{name}:1:1: expected a file, but got a" in done.out


@pytest.mark.parametrize("place", ["../up.html", "a/../../up.html"])
def test_nothing_is_written_outside_the_site(desk: Desk, place: str) -> None:
    """Whoever plans such a file, a plugin of a stranger included."""
    config = desk.config()
    file = File("x.html", None, config.site_dir, True, dest_uri=place)  # MkDocs has it so
    file.abs_dest_path = str(Path(config.site_dir, place))

    with pytest.raises(PluginError):
        expect_within([file], Path(config.site_dir))
