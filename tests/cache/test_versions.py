"""What is kept depends on the code and on Markdown's settings; where these may do anything, no text is kept."""

from functools import partial
from pathlib import Path

import pytest

from nutgraf.cache.versions import _icons, markdown_digest
from nutgraf.read.markdown import heading_anchor
from nutgraf.settings import MarkdownSettings
from tests.cases import write_files

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


def test_icons_count(tmp_path: Path) -> None:
    """Those of the site's own, by which a word between colons is one: in each process as they are when it begins."""
    options = {"custom_icons": [str(tmp_path / "icons"), str(tmp_path / "nowhere")]}
    settings = MarkdownSettings(("pymdownx.emoji",), {"pymdownx.emoji": {"options": options}})
    found = []
    for icon in ("<svg/>", "<svg></svg>"):
        _icons.cache_clear()
        found.append(markdown_digest(settings))
        assert markdown_digest(settings) == found[-1]
        write_files({"own/mark.svg": icon}, tmp_path / "icons")
    _icons.cache_clear()
    assert len({*found, markdown_digest(settings), None}) == 4


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
