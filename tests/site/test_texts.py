"""Texts wherever they stand: quotations keep their attribution, nothing bears the same id twice."""

from __future__ import annotations

import pytest

from tests.site.crawl import BuiltSite
from tests.site.desk import Desk

pytestmark = pytest.mark.slow

QUOTE = "> {}\n>\n> — A board, at the pier, 2024-05-01 [@leaflet, page 2]\n"

BRIEFING = """\
---
title: Two quotations
date: 2024-05-02
topics: [boats]
why_it_matters: |
  > For a reason.
  >
  > — A board
claims:
  - {id: same, claim: A claim.}
  - {id: same, claim: A “claim”.}
events:
  - {id: twice, name: An event, date: 2024-05-03, note: Once.}
  - {id: twice, status: held, note: Twice.}
---
> The same words.
>
> — A board

Something else.

> The same words.
>
> — A board, 2024-05-02
"""

PLACES = {
    "actors/board.md": "actors/board/",
    "topics/boats.md": "topics/boats/",
    "stories/pier.md": "stories/pier/",
    "sources/leaflet.md": "sources/leaflet/",
    "about.md": "about/",
    "index.md": "",
    "topics/index.md": "topics/",
    "briefings/words.md": "briefings/2024/05/01/words/",
}
"""Files with a text, and the pages that show it."""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A newsroom with a quotation in every text."""
    desk = Desk(tmp_path_factory.mktemp("texts"))
    for path in PLACES:
        fields = "date: 2024-05-01\ntopics: [boats]\nstory: pier\n" if "briefings" in path else ""
        title = "A board" if path == "actors/board.md" else f"The text {path}"
        name = "name" if path.startswith(("actors", "topics/b", "stories")) else "title"
        desk.write(path, f"---\n{name}: {title}\n{fields}---\n{QUOTE.format(f'Words in {path}.')}")
    desk.write("briefings/two.md", BRIEFING)
    desk.set({"site_name": "Texts & <Daily>", "site_description": "A desk of texts."})
    return BuiltSite(desk.build(strict=True))


@pytest.mark.parametrize("page", ["index.html", "404.html", "topics/boats/index.html"])
def test_the_name_of_the_site_is_text(texts: BuiltSite, page: str) -> None:
    """In the shell, which is Material's, as well."""
    html = (texts.folder / page).read_text(encoding="utf-8")

    assert "&lt;Daily&gt;" in html
    assert "<Daily>" not in html


@pytest.mark.parametrize(("path", "address"), PLACES.items())
def test_a_quotation_keeps_its_attribution(texts: BuiltSite, path: str, address: str) -> None:
    """Who, where, when, and the citation, in the text of every kind of page."""
    figures = [
        figure
        for figure in texts.page(address).root.one("main").all("figure", class_="ng-quote")
        if f"Words in {path}." in figure.words
    ]
    caption = figures[0].one("figcaption")

    assert caption.words.startswith("A board, at the pier, 1 May 2024")
    assert "actors/board/index.html" in texts.leads_to(f"{address}index.html", caption)
    assert any(caption.all("sup", class_="ng-cite"))


def test_a_text_of_a_field_keeps_it_too(texts: BuiltSite) -> None:
    """A quotation in `why_it_matters`."""
    why = texts.page("briefings/2024/05/02/two/").root.one(class_="ng-why")

    assert "For a reason. A board" in why.words


def test_nothing_bears_the_same_id_twice(texts: BuiltSite) -> None:
    """The same words, claim or event twice in a briefing; a quotation that its topic's page gathers as well."""
    assert [*texts.faults(), *texts.broken_links()] == []


def test_contents_of_a_plain_page_lead_to_its_headings(desk: Desk) -> None:
    """One that has the name of a part of ours is told apart, and the table of contents knows."""
    desk.write("sources/log.yml", "title: The log\n")
    desk.write("about.md", "# About\n\n## part-references\n\nAs it says. [@log]\n\n## ref-1\n")
    site = BuiltSite(desk.build(strict=True))

    assert [*site.faults(), *site.broken_links()] == []
    assert site.page("about/").ids["text-ref-1"] == 1
