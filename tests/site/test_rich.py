"""The rich newsroom uses the whole content format, and shows what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nutgraf.model import (
    Actor,
    Also,
    Briefing,
    Claim,
    ClaimPosition,
    Correction,
    Event,
    Media,
    Page,
    Pointer,
    Position,
    Record,
    Source,
    Statement,
    Story,
    Topic,
    Translation,
)
from tests.data import read_yaml
from tests.site.crawl import BuiltSite
from tests.site.desk import RICH

RECORDS: tuple[type[Record], ...] = (
    Actor, Briefing, Claim, ClaimPosition, Correction, Event, Media, Page, Pointer, Position,
    Source, Statement, Story, Topic, Translation,
)  # fmt: skip

SHOWN = read_yaml((RICH / "pages.yml").read_text(encoding="utf-8"))


def keys_of(value: Any) -> Iterator[str]:
    """Every key in a YAML value, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def fields_in(path: Path) -> Iterator[str]:
    """Every key of the YAML in a content file."""
    text = path.read_text(encoding="utf-8")
    front = text.split("---\n", 2)[1] if text.startswith("---\n") else ""
    yield from keys_of(read_yaml(front if path.suffix == ".md" else text))


def test_every_field_is_used() -> None:
    """Each field of each record, under each of its names."""
    content = [
        path for path in (RICH / "content").rglob("*") if path.suffix in (".md", ".yml", ".yaml")
    ]
    used = {key for path in content for key in fields_in(path)}
    names = {name for record in RECORDS for name in record.model_fields}
    also = {
        name
        for record in RECORDS
        for field in record.model_fields.values()
        for each in field.metadata
        if isinstance(each, Also)
        for name in each.names
    }

    assert (names | also) - used == set()


@pytest.mark.slow
@pytest.mark.parametrize("address", SHOWN)
def test_pages_show_what_the_files_say(rich_site: BuiltSite, address: str) -> None:
    """Each expected text stands on its page, or, after `!`, does not."""
    words = rich_site.page(address.removesuffix("!")).root.one("main").words

    expected = not address.endswith("!")
    assert [each for each in SHOWN[address] if (each in words) is not expected] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("old/timetable/index.html", "briefings/2024/05/01/new-timetable/"),
        ("old/timetable.html", "briefings/2024/05/01/new-timetable/"),
        ("old/pier/index.html", "briefings/2024/05/06/pier-works/"),
        ("people/board/index.html", "actors/example-harbour-board/"),
        ("themes/fares/index.html", "topics/fares/"),
        ("stories/timetable-2024/index.html", "stories/harbour-timetable/"),
    ],
)
def test_old_addresses_lead_to_the_new_ones(rich_site: BuiltSite, old: str, new: str) -> None:
    """By a link, and by itself."""
    page = rich_site.pages[old].root
    refresh = page.one("meta", **{"http-equiv": "refresh"}).attributes["content"]
    target = rich_site.target(old, refresh.partition("url=")[2])

    assert target == (f"{new}index.html", "")
    assert rich_site.leads_to(old) == {f"{new}index.html"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "language", "direction"),
    [
        ("briefings/2024/06/04/second-look-ar/", "ar", "rtl"),
        ("briefings/2024/05/05/לוח-זמנים/", "he", "rtl"),
        ("briefings/2024/05/05/渡輪的班次/", "zh-Hant", "ltr"),
        ("briefings/2024/05/01/new-timetable/", "en", "ltr"),
    ],
)
def test_language_and_direction_are_told(
    rich_site: BuiltSite, address: str, language: str, direction: str
) -> None:
    """A screen reader knows how to speak the page and the shell round it, a browser how to set both."""
    root = rich_site.page(address).root
    page = root.one(class_="ng-page")

    assert page.attributes["lang"] == root.one("html").attributes["lang"] == language
    assert page.attributes["dir"] == root.one("body").attributes["dir"] == direction


@pytest.mark.slow
def test_sources_know_who_cites_them(rich_site: BuiltSite) -> None:
    """Briefings, and every other page with a citation in its text."""
    leads_to = rich_site.leads_to("sources/timetable-leaflet/index.html")

    for address in (
        "about/",
        "topics/fares/",
        "actors/example-harbour-board/",
        "stories/harbour-timetable/",
    ):
        assert f"{address}index.html" in leads_to


@pytest.mark.slow
def test_descriptions_are_one_line(rich_site: BuiltSite) -> None:
    """Of what a page says in its head no line is broken and no word cut."""
    broken = [path for path, page in rich_site.pages.items() if "\n" in page.meta("description")]

    assert broken == []


@pytest.mark.slow
def test_scripts_do_not_reach_a_page(rich_site: BuiltSite) -> None:
    """Neither from raw HTML nor from a title."""
    page = rich_site.page("briefings/2024/05/01/new-timetable/")

    assert not any("alert" in script.words for script in page.root.all("script"))
    assert 'alert("no")' not in page.text
