"""A withdrawn briefing: its retraction is told where corrections are, and marked; no other list has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.briefing import briefing_page
from nutgraf.views.front import front_page
from nutgraf.views.indexes import index_page
from nutgraf.views.listings import Listing
from nutgraf.views.site import Site
from nutgraf.views.types import CorrectionLine
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of, made_anew

WITHDRAWN = """\
title: Ferry for sale
date: 2024-03-03
status: withdrawn
topics: [ferries]
corrections: [{date: 2024-03-04, text: It is not.}]
"""
FILES = {
    "briefings/sold.yml": WITHDRAWN,
    "briefings/silent.yml": "title: Silent\ndate: 2024-03-01\nstatus: withdrawn\n",
    "briefings/over.yml": "title: Over\ndate: 2024-03-01\nexpires: 2024-03-02\ncorrections: [No.]\n",
    "briefings/sails.yml": "title: It sails\ndate: 2024-03-02\ncorrections: [At noon.]\n",
}
SETTINGS = Settings(now=NOW, site_url="https://desk.example/")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A newsroom that took something back."""
    return edition_of(write_files(FILES, tmp_path), SETTINGS).site


def told(line: object) -> tuple[str, str, bool]:
    """Of which briefing something is told, what, and whether that is marked as withdrawn."""
    assert isinstance(line, CorrectionLine)
    assert line.briefing
    return line.briefing.text, str(line.text), line.withdrawn


LINES = [("Ferry for sale", "It is not.", True), ("It sails", "At noon.", False)]


def test_the_front_page_tells_of_it(site: Site) -> None:
    """Among the corrections of the front page, and nowhere else on it."""
    page = front_page(site)

    assert [*map(told, page.corrections)] == LINES
    assert [each.title for each in page.latest] == []
    assert page.lead
    assert page.lead.title == "It sails"


def test_the_list_of_corrections_has_it(site: Site) -> None:
    """Marked as withdrawn; the list of briefings has it not."""
    (group,) = index_page(Listing("corrections"), 1, site).groups

    assert [*map(told, group.parts)] == LINES
    assert [each.key.id for each in site.corpus.listed] == ["sails"]


def test_a_site_that_only_took_something_back(tmp_path: Path) -> None:
    """There is a list of corrections where nothing else has been corrected."""
    site = edition_of(write_files({"briefings/sold.yml": WITHDRAWN}, tmp_path), SETTINGS).site

    assert site.index_kinds["corrections"]


def test_pages_and_feeds_mark_it(tmp_path: Path) -> None:
    """The word stands beside the headline in the lists, and before it in the feed of corrections."""
    made = made_anew(edition_of(write_files(FILES, tmp_path), SETTINGS))
    mark = '<span class="ng-status ng-status--withdrawn">Withdrawn</span>'

    assert made["index.html"].decode().count(mark) == 1
    assert made["corrections/index.html"].decode().count(mark) == 1
    assert b"<title>Withdrawn: Ferry for sale</title>" in made["corrections/feed.xml"]
    assert b"Ferry for sale" not in made["feed.xml"]


def test_search_says_so(site: Site) -> None:
    """What search shows beside a result begins with the word, in the language of the page."""
    key = next(each for each in site.corpus.briefings if each.id == "sold")

    assert briefing_page(key, site).labels[0] == "Withdrawn"


def test_what_has_expired_is_not_called_withdrawn(tmp_path: Path) -> None:
    """Where a briefing that stands names it as related."""
    files = {"briefings/next.yml": "title: Next\ndate: 2024-03-05\nrelated: [over, sold]\n"}
    folder = write_files({**FILES, **files}, tmp_path)
    related = briefing_page(Key(Kind.BRIEFING, "next"), edition_of(folder, SETTINGS).site).related

    assert [(each.title, each.withdrawn) for each in related] == [
        ("Over", False),
        ("Ferry for sale", True),
    ]


@pytest.mark.parametrize("lead", ["over", "sold"])
def test_the_front_page_is_not_led_by_what_lists_do_not_show(lead: str, tmp_path: Path) -> None:
    """What is withdrawn or has expired makes room for the newest."""
    files = {**FILES, "index.md": f"---\nlead: {lead}\n---\n"}
    page = front_page(edition_of(write_files(files, tmp_path), SETTINGS).site)

    assert page.lead
    assert page.lead.title == "It sails"


def test_corrections_are_newest_first(tmp_path: Path) -> None:
    """Those of all briefings, whichever of these was published last; one without a day is the last of its own."""
    files = {
        "briefings/old.yml": "title: Old\ndate: 2024-01-01\n"
        "corrections: [{date: 2024-01-03, text: One.}, {date: 2024-05-01, text: Two.}]\n",
        "briefings/new.yml": "title: New\ndate: 2024-03-01\n"
        "corrections: [{date: 2024-03-02, text: Three.}, Four.]\n",
    }
    site = edition_of(write_files(files, tmp_path), SETTINGS).site

    assert [each.item.title for each in site.corpus.corrected] == ["Old", "New"]
    told = [str(each.text) for each in front_page(site).corrections]
    assert told == ["Two.", "Three.", "Four.", "One."]
