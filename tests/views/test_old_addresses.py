"""Files beside a page that has moved: who followed a feed at the old address goes on reading it there."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.settings import Settings
from nutgraf.views.files import plan_files
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of, made_anew, printed

SETTINGS = Settings(now=NOW, site_url="https://desk.example/")
FILES = {
    "actors/b.md": "---\nname: B\nredirect_from: [/actors/a/, /b.html, /old/index.html]\n---\n",
    "actors/silent.md": "---\nname: Silent\nredirect_from: [/actors/quiet/]\n---\n",
    "stories/s.md": "---\nname: S\nredirect_from: [/stories/t]\n---\n",
    "about.md": "---\ntitle: About\nredirect_from: [/us/]\n---\n",
    "briefings/x.md": """\
---
title: X
date: 2024-01-01
actors: [b]
story: s
redirect_from: [/x/]
events: [{id: e, name: E, date: 2024-09-01, expected: true}]
---
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom in which much has moved."""
    return write_files(FILES, tmp_path_factory.mktemp("moved"))


def test_what_lies_beside_a_page_is_at_its_old_addresses_too(folder: Path) -> None:
    """Feeds, calendars and Markdown, as often as the page has moved, if it has them; byte by byte the same."""
    made = made_anew(edition_of(folder, SETTINGS))
    moved = {
        "actors/a/": "actors/b/",
        "old/": "actors/b/",
        "stories/t/": "stories/s/",
        "x/": "briefings/2024/01/01/x/",
        "actors/quiet/": "actors/silent/",
    }
    names = ("feed.xml", "feed.json", "calendar.ics", "index.md")
    expected = {
        f"{old}{name}": made[f"{new}{name}"]
        for old, new in moved.items()
        for name in names
        if f"{new}{name}" in made
    }

    assert {name: made[name] for name in made if name.startswith((*moved,))} == expected
    assert {"actors/a/feed.xml", "old/feed.json", "stories/t/calendar.ics", "x/index.md"} <= {*made}
    assert not {"us/index.md", "b.html/feed.xml", "actors/quiet/feed.xml"} & {*made}


def test_a_feed_names_its_new_address(folder: Path) -> None:
    """Programs that read it at the old one move by themselves."""
    made = made_anew(edition_of(folder, SETTINGS))

    assert b'rel="self"' in made["actors/a/feed.xml"]
    assert b"https://desk.example/actors/b/feed.xml" in made["actors/a/feed.xml"]
    assert b"https://desk.example/actors/a/" not in made["actors/a/feed.xml"]


def test_the_press_knows_them(folder: Path, tmp_path: Path) -> None:
    """They are kept like every other file, and made anew with the feed that they are."""
    printed(edition_of(folder, SETTINGS), tmp_path)
    kept, fresh = printed(edition_of(folder, SETTINGS), tmp_path)

    assert "actors/a/feed.xml" in kept
    assert "actors/a/feed.xml" not in fresh


def test_their_order_is_always_the_same(folder: Path) -> None:
    """No address is planned twice."""
    planned = [each.address for each in plan_files(edition_of(folder, SETTINGS).site)]

    assert len(planned) == len({*planned})
    assert planned == [each.address for each in plan_files(edition_of(folder, SETTINGS).site)]
