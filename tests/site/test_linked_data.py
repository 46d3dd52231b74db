"""What pages tell machines of what they are about: JSON-LD, read from real pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.data import read_yaml
from tests.site.crawl import BuiltSite
from tests.site.markup import Page
from tests.site.test_head import canonical
from tests.site.vocabulary import faults

pytestmark = pytest.mark.slow

CASES = read_yaml((Path(__file__).parent / "linked_data.yml").read_text(encoding="utf-8"))
"""What a case is about → the page, the property, and its value."""


def document(page: Page) -> Mapping[str, Any]:
    """The one JSON-LD document of a page."""
    script = page.root.one("script", type="application/ld+json")
    found: Mapping[str, Any] = json.loads("".join(map(str, script.inside)))
    return found


def own(page: Page) -> dict[str, Any]:
    """The node of what a page shows."""
    found: dict[str, Any] = document(page)["@graph"][0]
    return found


def documents(site: BuiltSite) -> dict[str, Mapping[str, Any]]:
    """Those of all pages of a site: path → document."""
    return {
        path: document(page)
        for path, page in site.pages.items()
        if any(page.root.all("script", type="application/ld+json"))
    }


def test_all_is_said_in_the_words_of_schema_org(site: BuiltSite) -> None:
    """Every type and property is one of the vocabulary, stands where it may, and has a value that it may have."""
    assert [*faults(documents(site).values())] == []


def test_pages_are_named_by_their_canonical_urls(site: BuiltSite) -> None:
    """What a page shows has the page's canonical URL for a name; on a site that has no address nothing is told."""
    told = {path: own(site.pages[path])["@id"] for path in documents(site)}
    assert bool(told) is site.has_server
    assert told == {path: canonical(site.pages[path]) for path in told}


def test_the_way_to_a_page_is_the_one_that_it_shows(rich_site: BuiltSite) -> None:
    """The breadcrumbs of the graph are those of the page, and the page itself at the end."""
    page = rich_site.page("briefings/2024/05/01/new-timetable/")
    shown = [each.words for each in page.root.one("nav", class_="ng-breadcrumbs").all("a")]
    told = document(page)["@graph"][-1]["itemListElement"]
    assert [each["name"] for each in told] == [*shown, "A new timetable for the harbour"]
    assert told[1]["item"] == {"@id": "https://news.example/desk/briefings/"}


@pytest.mark.parametrize(("address", "name", "expected"), CASES.values(), ids=CASES)
def test_things_are_told_of(
    rich_site: BuiltSite, address: str, name: str, expected: object
) -> None:
    """What a page shows is told of as it is in its file."""
    assert own(rich_site.page(address)).get(name) == expected
