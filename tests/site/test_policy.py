"""What a site may add to the content security policy, and what is added for it."""

from __future__ import annotations

import re

import pytest
from mkdocs.config.base import ValidationError

from nutgraf.mkdocs_adapter.policy import MoreSources
from tests.site.desk import Desk

pytestmark = pytest.mark.slow


def policy(desk: Desk, path: str) -> dict[str, list[str]]:
    """The policy of a page, directive by directive."""
    html = (desk.site / path).read_text("utf-8")
    found = re.search(r'Security-Policy" content="([^"]+)"', html)
    assert found
    return {name: rest for name, *rest in map(str.split, found[1].split("; "))}


def test_what_the_settings_name_may_load(desk: Desk) -> None:
    """Scripts of other hosts, and what `policy` adds, on leaf pages and others."""
    more = {"connect-src": ["https://count.example"]}
    desk.set(
        {
            "extra_javascript": ["https://scripts.example/x.js"],
            "plugins": ["search", {"nutgraf": {"rules": "off", "policy": more}}],
        }
    )
    desk.build()

    for page in ("index.html", "404.html", "briefings/2024/05/01/boat/index.html"):
        found = policy(desk, page)
        assert "https://scripts.example" in found["script-src"], page
        assert found["connect-src"] == ["'self'", "https://count.example"], page


def test_a_single_source() -> None:
    """It need not be a list."""
    assert MoreSources().run_validation({"connect-src": "https://count.example"}) == {
        "connect-src": ("https://count.example",)
    }


@pytest.mark.parametrize("value", ["'unsafe-inline'", "'unsafe-eval'", "a; script-src *", 'a"b'])
def test_what_no_site_may_add(value: str) -> None:
    """Nothing that would undo the policy, or end it."""
    with pytest.raises(ValidationError):
        MoreSources().run_validation({"script-src": [value]})
