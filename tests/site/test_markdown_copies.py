"""Pages as Markdown, and the file that leads to them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from nutgraf.views.markdown.write import heading, items, quote, text
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk

LINK = re.compile(r"\]\(<(https://[^>]*)>\)")
BRIEFING = """\
---
title: The *boat* sails
date: 2024-05-01
summary: It sails at noon.
why_it_matters: The **only** boat.
key_points: [One point.]
topics: [boats]
sources: [{title: The leaflet, publisher: The harbour}]
claims: [{claim: It binds., positions: [{stance: disputes, holder: A board, quote: It does not.}]}]
statements: [{quote: We sail., speaker: board, said: 2024-05-01, venue: the pier}]
corrections: [{date: 2024-05-02, text: Noon it is.}]
extra: {note: CANARY}
---
<!-- CANARY -->
## The hour

The boat sails at *noon*.
"""


@pytest.fixture
def folder(desk: Desk) -> Path:
    """A site with one full briefing, and one that may not be seen."""
    desk.write("actors/board.yml", "{name: A board, role: It runs the harbour.}")
    desk.write("briefings/full.md", BRIEFING)
    desk.write("briefings/hidden.md", "---\ntitle: CANARY\ndate: 2024-05-01\ndraft: true\n---\n")
    return desk.build(strict=True)


@pytest.mark.slow
def test_a_briefing_as_markdown(folder: Path) -> None:
    """Its parts in their order, each under its heading, with links to what it names."""
    found = (folder / "briefings/2024/05/01/full/index.md").read_text(encoding="utf-8")
    order = [
        r"# The \*boat\* sails",
        "Published: 1 May 2024",
        "It sails at noon.",
        "## Why it matters",
        "The only boat.",
        "- One point.",
        "## The hour",
        "The boat sails at noon.",
        "> “We sail.”",
        "> — [A board](<https://desk.example/actors/board/>), the pier, 1 May 2024",
        "**It binds.**",
        "- Disputes: [A board](<https://desk.example/actors/board/>) — It does not.",
        "## Sources",
        "- [The leaflet](<https://desk.example/sources/the-leaflet/>), The harbour",
        "- Noon it is.",
    ]
    places = [found.find(each) for each in order]

    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.slow
def test_nothing_hidden_is_in_it(folder: Path) -> None:
    """Neither a draft, nor a comment, nor a field for templates."""
    copies = [*folder.rglob("index.md"), folder / "llms.txt"]

    assert len(copies) == 5
    assert not [path for path in copies if "CANARY" in path.read_text(encoding="utf-8")]


@pytest.mark.slow
def test_links_in_markdown_lead_somewhere(rich_site: BuiltSite) -> None:
    """Every link of every copy, and of `llms.txt`, is to a page or a file of the site, or to another site."""
    copies = [each for each in rich_site.files if each.endswith(("index.md", "llms.txt"))]
    root = re.search(r"<(https://.*?/)(?:briefings|actors)/", read(rich_site, "llms.txt"))
    assert root
    for name in copies:
        for url in LINK.findall(read(rich_site, name)):
            if url.startswith(root[1]):
                path = unquote(url.removeprefix(root[1])).partition("#")[0]
                target = f"{path}index.html" if path.endswith("/") or not path else path
                assert target in rich_site.files, (name, url)


def read(site: BuiltSite, name: str) -> str:
    """A file of a site."""
    return (site.folder / name).read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_item_has_its_markdown(rich_site: BuiltSite) -> None:
    """Beside each page of a briefing, an actor, a topic and a story."""
    pages = {
        path.removesuffix("html") + "md"
        for path, page in rich_site.pages.items()
        if any(page.root.all("link", type="text/markdown"))
    }

    assert pages == {each for each in rich_site.files if each.endswith("/index.md")}
    assert pages


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_means_itself(words: str) -> None:
    """Whatever a text holds, it is a paragraph, a heading, a line of a list: no link, no HTML, no list of its own."""
    for written in (text(words), heading(words), items([text(words)]), quote(text(words))):
        html = markdown(written)
        assert not re.search(r"<(?!/?(?:p|h2|ul|li|blockquote)\b)", html), html
        assert html.count("<li>") <= 1
