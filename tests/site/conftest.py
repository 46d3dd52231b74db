"""Sites built once for all tests: the rich newsroom as different people would set it up, and our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.crawl import BuiltSite
from tests.site.desk import Desk, rich_desk, small_desk

THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"

NAV = [
    {"Front": "index.md"},
    {"Everything": [{"What was reported": "briefings/index.md"}, "actors/index.md"]},
    "guide/index.md",
    {"Who & what": "about.md"},
]

ON_DISK = "read from a disk"

SETUPS: dict[str, dict[str, Any]] = {
    ON_DISK: {
        "use_directory_urls": False,
        "site_url": "",
        "plugins": [
            "search",
            {"nutgraf": {"briefing_address": "news/{year}/{slug}", "rules": "off"}},
        ],
    },
    "with a navigation": {
        "nav": NAV,
        "site_url": "https://news.example/",
        "theme": {
            "name": "material",
            "font": False,
            "custom_dir": str(THEME),
            "features": ["navigation.tabs", "navigation.indexes"],
            "language": "ar",
        },
        "plugins": [
            "search",
            {"nutgraf": {"timezone": "Pacific/Auckland", "latest": 2, "rules": "off"}},
        ],
    },
}
"""Other ways to set up the rich newsroom."""


OUR_OWN = "our own"


@pytest.fixture(scope="session")
def our_site(newsroom: Path) -> BuiltSite:
    """Our own newsroom, built by `mkdocs build --strict`."""
    return BuiltSite(newsroom)


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The rich newsroom as it is."""
    return BuiltSite(rich_desk(tmp_path_factory.mktemp("rich")).build(strict=True), "/desk/")


@pytest.fixture(scope="session", params=[OUR_OWN, "below a path", *SETUPS])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Every site in turn: our own, the rich one as it is, and as others would set it up."""
    if request.param in SETUPS:
        desk = rich_desk(tmp_path_factory.mktemp("rich"), **SETUPS[request.param])
        has_server = request.param != ON_DISK
        return BuiltSite(desk.build(strict=True), has_server=has_server)
    name = "our_site" if request.param == OUR_OWN else "rich_site"
    built: BuiltSite = request.getfixturevalue(name)
    return built


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A newsroom of one briefing, not built yet."""
    return small_desk(tmp_path / "desk")
