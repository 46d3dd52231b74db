"""What another host plays: a film, for readers, for lists and for machines."""

from __future__ import annotations

import re
from pathlib import Path

from nutgraf.keys import Key, Kind
from nutgraf.settings import MarkdownSettings, Settings
from nutgraf.views.briefing import briefing_page
from nutgraf.views.context import page_at
from nutgraf.views.front import front_page
from nutgraf.views.head.linked_data.briefing import briefing_node
from nutgraf.views.types import Link
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

BOAT = Path(__file__).parents[1] / "site" / "rich" / "content" / "media" / "boat.png"
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


def test_the_size_of_a_picture(tmp_path: Path) -> None:
    """A picture has its size in its place and in prose, unless its writer gave one; one elsewhere has none."""
    files = {
        "briefings/boat.md": """\
---
title: A boat
date: 2024-03-03
media: [boat.png, none.png, "https://far.example/boat.png"]
---
![A boat](boat.png) [It](boat.png)

![A boat](boat.png){ width=300 }

<img src="boat.png" height="9"> <img src="boat.png" alt="a width=9 b">

![Afar](https://far.example/boat.png)
"""
    }
    folder = write_files(files, tmp_path)
    (folder / "briefings" / "boat.png").write_bytes(BOAT.read_bytes())
    settings = Settings(now=NOW, markdown=MarkdownSettings(extensions=("attr_list",)))
    page = briefing_page(Key(Kind.BRIEFING, "boat"), edition_of(folder, settings).site)

    assert [each.size for each in page.figures] == [(4, 3), None, None]
    given = [
        re.findall(r'(?:width|height)="\d+"', each) for each in re.findall("<img [^>]*>", page.body)
    ]
    assert given == [
        ['width="4"', 'height="3"'],
        ['width="300"'],
        ['height="9"'],
        ['width="4"', 'height="3"'],
        [],
    ]
