"""What validators of HTML found in pages, and is to stay away."""

from __future__ import annotations

import pytest

from tests.site.crawl import BuiltSite

pytestmark = pytest.mark.slow


def test_a_checkbox_completes_nothing(site: BuiltSite) -> None:
    """`autocomplete` is for what is typed: Material has it on the switches of its drawer and search."""
    switches = [
        (path, each)
        for path, page in site.pages.items()
        for each in page.root.all("input", type="checkbox")
    ]

    assert len(switches) > len(site.pages)
    assert [path for path, each in switches if "autocomplete" in each.attributes] == []
