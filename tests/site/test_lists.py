"""Lists that grow with the site: cut into pages, all of which are reached, and which stay as they are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.keys import Key, Kind
from nutgraf.views import listings
from nutgraf.views.listings import Cut
from tests.properties import tried
from tests.site.crawl import BuiltSite
from tests.site.desk import build_short

pytestmark = pytest.mark.slow


def cut(length: int, *, is_dated: bool = True) -> Cut:
    """A list of keys, newest first: their ids count down to 1."""
    return Cut([Key(Kind.PAGE, str(each)) for each in range(length, 0, -1)], is_dated)


@tried
@given(st.integers(0, 1000), st.booleans())
def test_every_entry_is_on_one_page(length: int, is_dated: bool) -> None:  # an example's
    """The pages of a list together are the list, and none of them is longer than two."""
    whole = cut(length, is_dated=is_dated)
    numbers = range(1, whole.number_of_pages + 1)
    pages = [whole.page(number) for number in (reversed(numbers) if is_dated else numbers)]
    assert [entry for page in pages for entry in page] == whole.entries
    most = 2 * listings.LENGTH if is_dated else listings.NAMED_LENGTH + 1
    assert all(len(page) < most for page in pages)


@tried
@given(st.integers(0, 1000))
def test_what_is_added_changes_the_newest_page(length: int) -> None:
    """With a new entry every page but the newest is what it was."""
    before, after = cut(length), cut(length + 1)
    for number in range(1, before.number_of_pages):
        assert before.page(number) == after.page(number)


@pytest.fixture(scope="module")
def short_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The rich newsroom with pages as short as can be."""
    return BuiltSite(build_short(tmp_path_factory.mktemp("short")), "/desk/")


def test_every_page_is_sound(short_site: BuiltSite) -> None:
    """No link is broken, and no page has a fault."""
    assert not [*short_site.broken_links()]
    assert not [*short_site.faults()]


def test_all_pages_are_reached(short_site: BuiltSite) -> None:
    """From its first page a reader comes to every page of a list, one after the other."""
    for kind in ("briefings", "statements"):
        seen, address = [], f"{kind}/"
        while address:
            assert address not in seen
            seen.append(address)
            links = short_site.page(address).root.all("a")
            older = [
                link.attributes["href"] for link in links if link.attributes.get("rel") == "next"
            ]
            target = short_site.target(f"{address}index.html", older[0]) if older else None
            address = target[0].removesuffix("index.html") if target else ""
        every = {
            path.removesuffix("index.html") for path in short_site.pages if _is_page_of(kind, path)
        }
        assert set(seen) == every
        assert len(seen) > 1


def _is_page_of(kind: str, path: str) -> bool:
    return path == f"{kind}/index.html" or path.startswith(f"{kind}/page/")


def test_items_lead_to_the_rest(short_site: BuiltSite, rich_site: BuiltSite) -> None:
    """What the page of an actor shows in part is whole in a list of its own, which the page leads to."""
    address = "actors/example-harbour-board/"
    leads = short_site.leads_to(f"{address}index.html")
    for kind in ("briefings", "mentions"):
        assert f"{address}{kind}/index.html" in leads
        assert f"{address}{kind}/index.html" not in rich_site.files


def test_search_finds_a_statement_once(short_site: BuiltSite) -> None:
    """A statement is found where all are listed, and not again in lists of items."""
    index = (Path(short_site.folder) / "search" / "search_index.json").read_text(encoding="utf-8")
    places = Counter(part.split('"')[0] for part in index.split('"location":"')[1:])
    assert any(place.startswith("statements/page/") for place in places)
    assert not any("/statements/" in place and place.startswith("actors/") for place in places)
    assert not any(place.startswith("briefings/page/") for place in places)
