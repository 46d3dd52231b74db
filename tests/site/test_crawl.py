"""Every page of a built site, followed and read as a browser would."""

import pytest

from tests.site.crawl import BuiltSite

pytestmark = pytest.mark.slow


def test_every_link_and_fragment_leads_somewhere(site: BuiltSite) -> None:
    """Links, pictures, styles and scripts of every page lead to a file, and fragments to an id in it."""
    assert [*site.broken_links()] == []


def test_every_page_is_whole(site: BuiltSite) -> None:
    """Balanced elements, unique ids, one heading of the first level, a title, a description, nothing empty."""
    assert [*site.faults()] == []
