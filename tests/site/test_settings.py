"""Settings that no site can have are told as MkDocs tells them; those of Material that it can have are no trouble."""

import pytest
from mkdocs.config.base import ValidationError

from nutgraf.mkdocs_adapter.config import AddressPattern, ReportAddress
from tests.site.desk import Desk


@pytest.mark.parametrize(
    "braces", ["{}", "{0}", "{day:d}", "{other}", "{slug.x}", "{slug[x]}", "{"]
)
def test_what_no_address_of_briefings_can_hold(braces: str) -> None:
    """Anything in braces but the names of what is known of each."""
    with pytest.raises(
        ValidationError, match=r"expected only \{year\}, \{month\}, \{day\} and \{slug\}"
    ):
        AddressPattern("{slug}/").run_validation(f"news/{{slug}}/{braces}")


@pytest.mark.parametrize("braces", ["{}", "{0}", "{url:d}", "{other}", "{url.x}", "{url[x]}", "{"])
def test_what_no_address_for_reports_can_hold(braces: str) -> None:
    """The same of a page."""
    with pytest.raises(ValidationError, match=r"expected only \{title\} and \{url\}"):
        ReportAddress().run_validation(f"mailto:desk@example.org?subject={braces}")


@pytest.mark.slow
def test_previews_of_pages(desk: Desk) -> None:
    """Material's extension for them asks MkDocs which page it reads, which no item can tell: it is not asked of one."""
    settings = {"configurations": [{"targets": {"include": ["about.md"]}}]}
    desk.set({"markdown_extensions": [{"material.extensions.preview": settings}]})
    desk.write("about.md", "# About us\n")
    desk.write("actors/board.md", "---\nname: A board\n---\n<b>Its</b> [page](../about.md).\n")
    site = desk.build()
    assert 'href="../../about/"' in (site / "actors/board/index.html").read_text(encoding="utf-8")
