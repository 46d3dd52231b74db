"""Pages as Markdown, and the file that leads to them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nutgraf.read.html import text_of
from nutgraf.read.sanitise import Sanitiser
from nutgraf.views.absolute import absolute
from nutgraf.views.markdown.html import from_html
from nutgraf.views.markdown.write import heading, items, quote, text
from tests.data import read_yaml
from tests.site.crawl import BuiltSite
from tests.site.desk import Desk

sanitise = Sanitiser().sanitise
CASES = read_yaml(Path(__file__).with_name("markdown_copies.yml").read_text(encoding="utf-8"))
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
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
    desk.write("actors/board.yml", "{name: A board, role: Harbour authority}")
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
        "The **only** boat.",
        "- One point.",
        "## The hour",
        "The boat sails at *noon*.",
        "> “We sail.”",
        "> — [A board](<https://desk.example/actors/board/>), Harbour authority, the pier, 1 May 2024",
        "**It binds.**",
        "- Disputes: [A board](<https://desk.example/actors/board/>) — “It does not.”",
        "## Sources",
        "- [The leaflet](<https://desk.example/sources/the-leaflet/>), The harbour",
        "- 2 May 2024: Noon it is.",
    ]
    places = [found.find(each) for each in order]

    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.slow
def test_nothing_hidden_is_in_it(folder: Path) -> None:
    """Neither a draft, nor a comment, nor a field for templates."""
    copies = [*folder.rglob("index.md"), folder / "llms.txt"]

    assert len(copies) == 6
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
    """Beside each page of an item."""
    pages = {
        path.removesuffix("html") + "md"
        for path, page in rich_site.pages.items()
        if any(page.root.all("link", type="text/markdown"))
    }

    made = {each for each in rich_site.files if each.endswith("/index.md")}
    assert pages == made - rich_site.moved
    assert pages


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_means_itself(words: str) -> None:
    """Whatever a text holds, it is a paragraph, a heading, a line of a list: no link, no HTML, no list of its own."""
    for written in (text(words), heading(words), items([text(words)]), quote(text(words))):
        html = COMMONMARK.render(written)
        assert not re.search(r"<(?!/?(?:p|h2|ul|li|blockquote)\b)", html), html
        assert html.count("<li>") <= 1
        assert text_of(sanitise(html)) == " ".join(words.split())


@pytest.mark.parametrize("name", CASES)
def test_html_as_markdown(name: str) -> None:
    """Each kind of block and of mark is written so that CommonMark reads the same words from it."""
    html = CASES[name]["html"].strip()

    found = "\n\n".join(from_html(html))

    assert found == CASES[name]["markdown"].strip()
    read = text_of(sanitise(COMMONMARK.render(found)))
    assert letters(read) == letters(text_of(html))


def letters(words: str) -> str:
    """What is left of a text without blanks and the signs that Markdown adds to it."""
    return re.sub(r"[\s—()]", "", words)


TAGS = st.sampled_from(
    "p em strong a ul ol li blockquote pre code table tr td h2 div br hr".split()
)
HTML = st.lists(st.text("ab *_`|<&\n") | TAGS.map("<{}>".format) | TAGS.map("</{}>".format))


@given(HTML.map("".join).map(sanitise))
def test_any_html_becomes_markdown(html: str) -> None:
    """However elements lie in each other, Markdown is made of them, and holds no HTML of its own."""
    found = COMMONMARK.render("\n\n".join(from_html(html)))

    assert not re.search(
        r"<(?!/?(?:p|em|strong|a|ul|ol|li|blockquote|pre|code|h\d|t\w+|br|hr|s)\b)", found
    )


def test_elements_may_lie_deep() -> None:
    """Ten thousand block quotes in each other are no reason to fail."""
    depth = 10_000

    (found,) = from_html("<blockquote>" * depth + "<p>Deep.</p>" + "</blockquote>" * depth)

    assert found.endswith("> Deep.")


def test_what_it_leads_to_is_told_in_full() -> None:
    """Links and pictures can be had from anywhere; what looks like a link in the words stays."""
    html = '<p><a href="../x/?a=1&amp;b#c">x</a> <img src="/y.png"> href="z" <a href="#d">d</a> <a href="http://[">'

    assert absolute(html, "https://desk.example/a/b/") == (
        '<p><a href="https://desk.example/a/x/?a=1&amp;b#c">x</a> <img src="https://desk.example/y.png"> href="z" '
        '<a href="https://desk.example/a/b/#d">d</a> <a href="http://[">'
    )
