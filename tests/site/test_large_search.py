"""The search index of a large site: the same whenever it is made, kept while nothing changes, and never missing."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import rmtree

import pytest
from mkdocs.exceptions import Abort

from nutgraf.mkdocs_adapter import finding
from nutgraf.search import pagefind
from tests.site.desk import Desk, contents, small_desk

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A small newsroom that is taken for a large one."""
    monkeypatch.setattr(finding, "WHOLE", 0)
    return small_desk(tmp_path)


def told(desk: Desk) -> dict[str, object]:
    """What Material's file says."""
    found: dict[str, object] = json.loads((desk.site / "search/search_index.json").read_bytes())
    return found


def fail(*_: object) -> None:
    """Stands for Pagefind where it cannot run."""
    raise pagefind.PagefindError("Pagefind made no search index: it is not here")


def test_it_is_the_same_whenever_it_is_made(desk: Desk) -> None:
    """Made, kept or made anew; an edit shows in it."""
    desk.build()
    first = contents(desk.site / "search")
    desk.build()
    assert contents(desk.site / "search") == first
    rmtree(desk.folder / ".nutgraf")
    desk.build()
    assert contents(desk.site / "search") == first
    assert told(desk)["docs"] == []
    desk.write("topics/boats.yml", "name: Vessels\n")
    desk.build()
    assert contents(desk.site / "search") != first


def test_it_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind does not run where nothing that is found has changed, and does where a file of the index has."""
    desk.build()
    first = contents(desk.site / "search")
    monkeypatch.setattr(pagefind, "_run", fail)
    desk.build()
    assert contents(desk.site / "search") == first
    fragment = next((desk.site / "search" / "pagefind" / "fragment").iterdir())
    fragment.write_bytes(b"not what it was")  # a link to what is kept
    desk.build()
    assert told(desk)["docs"] != []


def test_without_pagefind_search_is_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Who builds is warned, and readers find all there is; a strict build says no, and the old site stays."""
    monkeypatch.setattr(pagefind, "_run", fail)
    desk.build()
    assert "it is not here. Search works, and is slow to load." in caplog.text
    assert told(desk)["docs"] != []
    assert not (desk.site / "search" / "pagefind").exists()
    before = contents(desk.site)
    desk.write(
        "briefings/boat.md", (desk.folder / "content/briefings/boat.md").read_text() + "Late."
    )
    with pytest.raises(Abort):
        desk.build(strict=True)
    assert contents(desk.site) == before


def test_where_material_reads_it_it_is_whole(desk: Desk, tmp_path: Path) -> None:
    """In a preview, and where words are marked on the page that was found."""
    desk.preview(tmp_path / "preview")
    assert not (tmp_path / "preview" / "search" / "pagefind").exists()
    desk.set({"theme": {"name": "material", "font": False, "features": ["search.highlight"]}})
    desk.build()
    assert told(desk)["docs"] != []
