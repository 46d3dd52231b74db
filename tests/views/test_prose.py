"""Texts as pages have them: what stands in them is put into form in good time, whatever they hold."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.briefing import briefing_page
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

BLANKS = " " * 500_000
"""So many take half an hour where each is looked at once for every other one."""

FILES = {
    "sources/log.yml": "name: The log\nurl: https://example.org/log\n",
    "briefings/a.md": f"---\ntitle: A\ndate: 2024-01-01\n---\nWe sail. [@log]\n\n```\na{BLANKS}b\n```\n",
}


def test_blanks_without_end(tmp_path: Path) -> None:
    """Those before the mark of a citation go, and no others: a table in a code block is made of blanks."""
    write_files(FILES, tmp_path)
    page = briefing_page(Key(Kind.BRIEFING, "a"), edition_of(tmp_path, Settings(now=NOW)).site)

    assert f"a{BLANKS}b" in page.body
    assert "We sail.<sup" in page.body


CAPTION = re.compile("<figcaption>(.*?)</figcaption>")


def captions(text: str, content: Path) -> list[str]:
    """The captions of the quotations in the prose of a briefing, without tags."""
    files = {
        "sources/log.yml": "title: The log\n",
        "sources/tide.yml": "title: The tide table\n",
        "briefings/a.md": f"---\ntitle: A\ndate: 2024-01-01\n---\n{text}",
    }
    settings = Settings(now=NOW, zone=ZoneInfo("Europe/Paris"))
    site = edition_of(write_files(files, content), settings).site
    body = briefing_page(Key(Kind.BRIEFING, "a"), site).body
    return [re.sub("<[^>]*>", "", each) for each in CAPTION.findall(body)]


def test_a_caption_without_a_speaker(tmp_path: Path) -> None:
    """The day alone stands below words of which nobody is told to have said them."""
    assert captions("> We sail.\n>\n> — 2024-01-01\n", tmp_path) == ["1 January 2024"]


def test_a_caption_with_a_moment(tmp_path: Path) -> None:
    """It is told with its zone, as everywhere."""
    told = captions("> We sail.\n>\n> — Ann, 2024-03-25T23:30Z\n", tmp_path)

    assert told == ["Ann, 26 March 2024, 00:30 CET"]


def test_captions_of_one_quotation_within_another(tmp_path: Path) -> None:
    """Each has its own: the inner one stands first."""
    text = "> He said:\n>\n> > No.\n> >\n> > — Ann [@log]\n>\n> — Ben, 2024-01-01 [@tide]\n"

    assert captions(text, tmp_path) == ["Ann1", "Ben, 1 January 20242"]


def test_every_citation_of_an_attribution_line(tmp_path: Path) -> None:
    """Readers find each among the references."""
    text = "> No.\n>\n> — Ann [@log] [@tide, page 2]\n"

    assert captions(text, tmp_path) == ["Ann2"]
    page = briefing_page(Key(Kind.BRIEFING, "a"), edition_of(tmp_path, Settings(now=NOW)).site)
    told = [(each.source.title, each.passages[0].locator) for each in page.references]
    assert told == [("The tide table", "page 2"), ("The log", None)]


def test_what_a_caption_names_keeps_its_place(tmp_path: Path) -> None:
    """Names, places and days in another direction than the page's do not run into each other."""
    files = {
        "briefings/a.md": "---\ntitle: A\ndate: 2024-01-01\nlanguage: ar\n---\n"
        "> We sail.\n>\n> — A clerk, the pier, 2024-01-01\n"
    }
    site = edition_of(write_files(files, tmp_path), Settings(now=NOW)).site

    body = briefing_page(Key(Kind.BRIEFING, "a"), site).body

    assert "<figcaption><bdi>A clerk</bdi>، <bdi>the pier</bdi>، <time " in body
