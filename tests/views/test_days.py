"""Lists by day: one heading a month, whatever has no day, and wherever the newsroom is."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.feeds import feed_files
from nutgraf.views.indexes import index_page
from nutgraf.views.listings import Listing
from nutgraf.views.site import Site
from nutgraf.views.types import JsonFile
from tests.cases import NOW
from tests.press.newsrooms import edition_of

TIDES = Key(Kind.TOPIC, "tides")
UNKNOWN = "Day unknown"


def site_of(folder: Path, zone: str | None = None, **briefings: str) -> Site:
    """A newsroom of briefings: the id of each, and its fields beside the title."""
    for name in ("briefings", "topics"):
        (folder / name).mkdir()
    (folder / "topics" / "tides.md").write_text("---\nname: Tides\n---\n", encoding="utf-8")
    for id, fields in briefings.items():
        path = folder / "briefings" / f"{id}.md"
        path.write_text(f"---\ntitle: {id}\ntopics: [tides]\n{fields}---\n", encoding="utf-8")
    settings = Settings(
        now=NOW, site_url="https://desk.example/", zone=ZoneInfo(zone) if zone else None
    )
    return edition_of(folder, settings).site


def months(listing: Listing, site: Site) -> dict[str, int]:
    """The headings of the first page of a list, with how many entries each has; none stands there twice."""
    groups = index_page(listing, site.steps(listing).first, site).groups
    found = {group.label: len(group.parts) for group in groups}
    assert len(found) == len(groups), [group.label for group in groups]
    return found


@pytest.mark.parametrize("of", [None, TIDES])
def test_statements_without_a_day_stand_together(tmp_path: Path, of: Key | None) -> None:
    """Below all others, in the list of an item as in that of the site, what was reported last above."""
    undated = "  - {{attribution: Board, quote: Undated {0}.}}\n"
    dated = "  - {{attribution: Board, quote: Dated {0}., said: 2023-{0:02}-01}}\n"
    each = {
        f"b{month:02}": f"date: 2023-{month:02}-02\nstatements:\n"
        + "".join(line.format(month) for line in (undated, dated))
        for month in range(1, 13)
    }
    site = site_of(tmp_path, **each)

    found = months(Listing("statements", of), site)

    assert next(iter(found)) == "December 2023"
    assert [*found][-1] == UNKNOWN
    assert found[UNKNOWN] == 12
    listed = site.listed(Listing("statements", of), 1)
    assert [said.text for said in listed[-12:]] == [f"Undated {n}." for n in range(12, 0, -1)]  # type: ignore[union-attr]


@pytest.mark.parametrize("of", [None, TIDES])
def test_events_without_a_day_stand_together(tmp_path: Path, of: Key | None) -> None:
    """They are in no month: that of the briefing that tells of them need not be theirs."""
    event = "  - {{id: {0}, name: {0}, status: held{1}}}\n"
    march, may = (
        f"date: 2023-{month}-02\nevents:\n"
        + event.format(f"known-{month}", f", date: 2023-{month}-01")
        + event.format(f"unknown-{month}", "")
        for month in ("03", "05")
    )
    site = site_of(tmp_path, march=march, may=may)

    found = months(Listing(Kind.EVENT, of), site)

    assert found == {"May 2023": 1, "March 2023": 1, UNKNOWN: 2}


ACROSS = {
    "evening": "date: 2024-01-01T00:15:00Z\nstatements:\n"
    "  - {attribution: Board, quote: Evening., said: 2024-01-01T00:15:00Z}\n"
    "events:\n  - {id: evening, name: Evening, status: held, date: 2024-01-01T00:15:00Z}\n",
    "new-year": "date: 2024-01-01\nstatements:\n"
    "  - {attribution: Board, quote: New year., said: 2024-01-01}\n"
    "events:\n  - {id: new-year, name: New year, status: held, date: 2024-01-01}\n",
    "yesterday": "date: 2023-12-31\nstatements:\n"
    "  - {attribution: Board, quote: Yesterday., said: 2023-12-31}\n"
    "events:\n  - {id: yesterday, name: Yesterday, status: held, date: 2023-12-31}\n",
}
"""Around midnight in New York: the evening of 31 December there is the first of January in UTC."""


@pytest.mark.parametrize("of", [None, TIDES])
@pytest.mark.parametrize("kind", [Kind.BRIEFING, "statements", Kind.EVENT])
def test_a_day_begins_where_the_newsroom_is(tmp_path: Path, kind: str, of: Key | None) -> None:
    """Order and headings go by the day of the site's zone."""
    site = site_of(tmp_path, "America/New_York", **ACROSS)

    assert months(Listing(kind, of), site) == {"January 2024": 1, "December 2023": 2}


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (None, "2024-01-01T00:00:00+00:00"),
        ("UTC", "2024-01-01T00:00:00+00:00"),
        ("America/New_York", "2024-01-01T05:00:00+00:00"),
        ("Asia/Tokyo", "2023-12-31T15:00:00+00:00"),
    ],
)
def test_feeds_tell_when_a_day_began(tmp_path: Path, zone: str | None, told: str) -> None:
    """A reader in the newsroom's zone sees the day that its pages tell."""
    site = site_of(tmp_path, zone, one="date: 2024-01-01\n")
    made = {address: make() for address, make in feed_files(site)}

    feed = made["feed.json"]

    assert isinstance(feed, JsonFile)
    assert isinstance(feed.data, dict)
    assert feed.data["items"][0]["date_published"] == told


def test_what_was_told_last_of_an_event_holds(tmp_path: Path) -> None:
    """The evening before comes before the day, in the newsroom's zone."""
    event = "events:\n  - {{id: vote, name: Vote, status: {0}}}\n"
    site = site_of(
        tmp_path,
        "America/New_York",
        evening="date: 2024-01-01T00:15:00Z\n" + event.format("scheduled"),
        later="date: 2024-01-01\n" + event.format("held"),
    )

    assert site.corpus.events["vote"].current.status == "held"
