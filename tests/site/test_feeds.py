"""Feeds: what is new, for every reader of feeds."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from urllib.parse import unquote

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.render.html import Renderer
from nutgraf.strings import load_strings
from nutgraf.views.feeds import MOST, TYPES
from nutgraf.views.types import AtomFeed, Feed, FeedEntry
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk

THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"
RENDERER = Renderer([THEME], load_strings([THEME]))
ROOT = "https://desk.example/"
BRIEFING = """\
---
title: "{title}"
date: 2024-05-{day:02}
topics: [boats]
story: harbour
statements: [{{quote: We sail., speaker: board, said: 2024-05-01}}]
corrections: [{{date: 2024-06-01, text: The boat is *blue*.}}]
---
The boat sails.
"""


@pytest.fixture
def feeds(desk: Desk) -> Path:
    """A site with a few briefings, one of them a draft."""
    desk.write("actors/board.yml", "name: A board")
    desk.write("stories/harbour.yml", "name: The harbour")
    desk.write("briefings/one.md", BRIEFING.format(title="One <b> & two", day=1))
    desk.write("briefings/two.md", BRIEFING.format(title="الميناء", day=2))
    hidden = BRIEFING.format(title="CANARY", day=3).replace("---\n", "---\ndraft: true\n", 1)
    desk.write("briefings/hidden.md", hidden)
    return desk.build(strict=True)


@pytest.mark.slow
def test_feeds_are_there(feeds: Path) -> None:
    """The site, statements, corrections, each actor, topic and story: two files each, and nothing of a draft."""
    found = {path.parent.relative_to(feeds).as_posix() for path in feeds.rglob("feed.*")}

    assert found == {
        ".",
        "statements",
        "corrections",
        "actors/board",
        "topics/boats",
        "stories/harbour",
    }
    assert not any("CANARY" in path.read_text("utf-8") for path in feeds.rglob("feed.*"))


@pytest.mark.slow
def test_feeds_say_what_their_page_says(feeds: Path) -> None:
    """Each is well-formed for feedparser, leads to pages that are there, and says the same in both forms."""
    for path in feeds.rglob("feed.xml"):
        read = feedparser.parse(path.read_text(encoding="utf-8"))
        assert not read.bozo, read.get("bozo_exception")
        twin = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert [entry.id for entry in read.entries] == [item["id"] for item in twin["items"]]
        assert [entry.title for entry in read.entries] == [item["title"] for item in twin["items"]]
        assert read.feed.title == twin["title"]
        for entry in read.entries:
            page, _, fragment = entry.link.removeprefix(ROOT).partition("#")
            html = (feeds / page / "index.html").read_text(encoding="utf-8")
            assert not fragment or f'id="{fragment}"' in html


@pytest.mark.slow
def test_the_newest_comes_first(feeds: Path) -> None:
    """By publication, with the words as they were written."""
    titles = [entry.title for entry in feedparser.parse((feeds / "feed.xml").read_text()).entries]

    assert titles == ["الميناء", "The boat sails", "One <b> & two"]


@pytest.mark.slow
def test_only_the_sites_feed_has_whole_texts(feeds: Path) -> None:
    """There is one of it; the others, of which there may be thousands, have summaries."""
    told = {
        path.parent.relative_to(feeds).as_posix(): {
            "content_html" in item for item in json.loads(path.read_text("utf-8"))["items"]
        }
        for path in feeds.rglob("feed.json")
    }

    assert told.pop(".") == {True}
    assert told
    assert all(each == {False} for each in told.values())


@pytest.mark.slow
def test_pages_lead_to_their_feeds(site: BuiltSite) -> None:
    """What a page's head names as a feed is there; a site without an address of its own names none."""
    named = {
        posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(link.attributes["href"] or ""))
        )
        for path, page in site.pages.items()
        for link in page.root.all("link")
        if link.attributes.get("type") in TYPES.values()
    }
    made = {each for each in site.files if each.endswith(("feed.xml", "feed.json"))}

    assert named == made - site.moved
    assert bool(made) == site.has_server  # read from a disk, a site has no address


@pytest.mark.slow
def test_a_feed_is_short(desk: Desk) -> None:
    """However long the archive is, a feed has its newest entries only."""
    for number in range(MOST + 5):
        desk.write(f"briefings/b{number}.md", f"---\ntitle: B{number}\ndate: 2024-05-01\n---\n")

    folder = desk.build()

    assert len(json.loads((folder / "feed.json").read_text(encoding="utf-8"))["items"]) == MOST


@pytest.mark.slow
def test_without_an_address_there_are_no_feeds(desk: Desk) -> None:
    """A feed's addresses are absolute: a site that does not say where it will be has none."""
    desk.set({"site_url": ""})
    desk.write("actors/board.yml", "name: A board")
    desk.write("stories/harbour.yml", "name: The harbour")
    desk.write("briefings/one.md", BRIEFING.format(title="One", day=1))

    assert [*desk.build().rglob("feed.*")] == []


@given(st.text(), st.text())
def test_any_text_is_text(title: str, summary: str) -> None:
    """No title and no summary breaks a feed, or becomes more than text in it."""
    entry = FeedEntry(
        url=ROOT, title=title, summary=summary, published="2024-05-01T00:00:00+00:00",
        updated="2024-05-01T00:00:00+00:00", language="en", authors=(title,), categories=(title,), content=summary,
    )  # fmt: skip
    feed = Feed(
        title=title, description=summary, home=ROOT, atom=f"{ROOT}feed.xml", json=f"{ROOT}feed.json",
        publisher="Desk", language="en", entries=(entry,),
    )  # fmt: skip

    read = feedparser.parse(RENDERER.render_file(AtomFeed(feed)))

    assert not read.bozo
    assert len(read.entries) == 1
