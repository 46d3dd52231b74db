"""Every page of a built site, followed and read as a browser would."""

import sys
from pathlib import Path

import pytest

from tests.site.crawl import BuiltSite

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def test_every_link_and_fragment_leads_somewhere(site: BuiltSite) -> None:
    """Links, pictures, styles and scripts of every page lead to a file, and fragments to an id in it."""
    assert [*site.broken_links()] == []


def test_every_page_is_whole(site: BuiltSite) -> None:
    """Balanced elements, unique ids, one heading of the first level, a title, a description, nothing empty."""
    assert [*site.faults()] == []


def test_no_page_tells_of_the_machine(site: BuiltSite) -> None:
    """Where the newsroom and its tools lie on the disk of whoever built it is in no file."""
    places = {str(site.folder.parent), str(ROOT), sys.prefix, str(Path.home())} - {"/"}
    told = [
        (path, place)
        for path in sorted(site.files)
        for place in places
        if place.encode() in (site.folder / path).read_bytes()
    ]

    assert told == []
