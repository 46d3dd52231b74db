"""Settings that no site can have: each is told as MkDocs tells them, whatever stands there."""

import pytest
from mkdocs.config.base import ValidationError

from nutgraf.mkdocs_adapter.config import AddressPattern, ReportAddress


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
