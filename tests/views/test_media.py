"""What another host plays: a film, for readers, for lists and for machines."""

from __future__ import annotations

from pathlib import Path

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.briefing import briefing_page
from nutgraf.views.context import page_at
from nutgraf.views.front import front_page
from nutgraf.views.head.linked_data.briefing import briefing_node
from nutgraf.views.types import Link
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

FILM = "https://player.vimeo.com/video/1"
FILES = {
    "briefings/boat.yml": """\
title: A boat
date: 2024-03-03
media: ["https://vimeo.com/1", "https://far.example/boat.png"]
"""
}


def test_the_address_of_a_film_is_no_file(tmp_path: Path) -> None:
    """It is played by its host when its reader asks for it, is no picture of a list, and has no `contentUrl`."""
    site = edition_of(
        write_files(FILES, tmp_path), Settings(now=NOW, site_url="https://desk.example/")
    ).site
    key = Key(Kind.BRIEFING, "boat")
    page = briefing_page(key, site)
    film, picture = page.figures
    lead = front_page(site).lead

    assert (film.kind, film.src, film.film) == ("video", None, Link("Vimeo", FILM))
    assert (picture.kind, picture.film) == ("image", None)
    assert lead
    assert lead.image == picture.src
    told = briefing_node(key, page_at(page.url, site))
    assert told["associatedMedia"] == {
        "@type": "VideoObject",
        "embedUrl": FILM,
        "url": "https://vimeo.com/1",
    }
