"""What is kept depends on the code and on Markdown's settings; where these may do anything, no text is kept."""

from functools import partial

import pytest

from nutgraf.cache.versions import markdown_digest
from nutgraf.read.markdown import heading_anchor
from nutgraf.settings import MarkdownSettings

PLAIN = MarkdownSettings(("toc", "pymdownx.superfences"))


@pytest.mark.parametrize(
    "other",
    [
        MarkdownSettings(("toc",)),
        MarkdownSettings(("pymdownx.superfences", "toc")),
        MarkdownSettings(PLAIN.extensions, {"toc": {"separator": "_"}}),
        MarkdownSettings(PLAIN.extensions, {"toc": {"slugify": heading_anchor}}),
        MarkdownSettings(
            PLAIN.extensions, {"toc": {"slugify": partial(heading_anchor, separator="-")}}
        ),
        MarkdownSettings(PLAIN.extensions, {"toc": {"permalink": True}}),
        MarkdownSettings(PLAIN.extensions, {"toc": {"permalink": "True"}}),
    ],
)
def test_settings_count(other: MarkdownSettings) -> None:
    """Other settings have another key; the same ones have the same."""
    assert markdown_digest(other) != markdown_digest(PLAIN)
    assert markdown_digest(other) == markdown_digest(other) is not None


@pytest.mark.parametrize(
    "impure",
    [
        MarkdownSettings(("pymdownx.snippets",)),
        MarkdownSettings(("a_site.own",)),
        MarkdownSettings(
            ("toc",), {"toc": {"slugify": lambda words, separator: words + separator}}
        ),
        MarkdownSettings(("toc",), {"toc": {"slugify": object()}}),
    ],
)
def test_what_may_be_anything_is_not_kept(impure: MarkdownSettings) -> None:
    """An extension that reads files, one of the site's own, a function that nobody knows."""
    assert markdown_digest(impure) is None
