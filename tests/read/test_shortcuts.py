"""What Python-Markdown is spared in a text, it would not have found there: the HTML is the same, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.load.front_matter import split
from nutgraf.read.markdown import MarkdownEngine, Rendered, TooHardError
from nutgraf.read.shortcuts import BLOCKS, INLINE
from nutgraf.settings import MarkdownSettings
from tests.properties import fragments, tried

ROOT = Path(__file__).parents[2]
SETTINGS = (
    MarkdownSettings(),
    MarkdownSettings(("toc", "attr_list", "admonition", "tables")),
    MarkdownSettings(("toc", "extra", "smarty", "sane_lists", "nl2br", "wikilinks", "codehilite")),
)
ENGINES = [(MarkdownEngine(each), MarkdownEngine(each, shortcuts=False)) for each in SETTINGS]
FRAGMENTS = (
    "a", "b c", " ", "  \n", "\n", "\n\n", "    ", "\t", "`", "``", "\\\\", "*", "**", "_", "__", "[", "]", "(", ")",
    "[a](b)", "![a](b)", "[a][b]", "[a]: b", "[[a]]", "[@a, p. 1]", "<", ">", "<b>", "</b>", "<!-- ", " -->", "&",
    "&amp;", "<a@b.c>", "<https://a.b>", "!", "!!! note", "#", "# a", "a | b\n--- | ---\n", "|", "- ", "1. ",
    "> ", "> — a\n", "---", "===", "~~~\n", "[^1]", "[^1]: a", "*[a]: b", "{: #a }", ": a", "'", '"', "...", "[TOC]",
    "zz1337820767766393qq",
)  # fmt: skip
"""All that means something to Python-Markdown, and pieces of it."""


def rendered(engine: MarkdownEngine, text: str) -> Rendered | str:
    """The HTML and headings of a text, or why there are none."""
    try:
        return engine.render(text)
    except TooHardError as error:
        return str(error)


def assert_same(text: str) -> None:
    """Fail unless a text reads the same with shortcuts and without, whatever the settings."""
    for fast, full in ENGINES:
        assert rendered(fast, text) == rendered(full, text)


@tried
@given(st.one_of(fragments(*FRAGMENTS), st.text(st.sampled_from([*"`\\[]()<>&*_!#|:-= \n a"]))))
def test_any_markdown(text: str) -> None:
    """Texts that are put together from all that Markdown has."""
    assert_same(text)


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["content", "docs"])
def test_real_texts(folder: str) -> None:
    """Our own newsroom and the handbook."""
    for path in (ROOT / folder).rglob("*.md"):
        assert_same(split(path.read_text(encoding="utf-8")).body)


@pytest.mark.parametrize("sign", sorted({*INLINE.values(), *BLOCKS.values()}))
def test_every_sign_alone(sign: str) -> None:
    """A text that has nothing but one of the signs, and what goes with it."""
    texts: list[Callable[[str], str]] = [
        lambda each: each,
        lambda each: f"{each}a{each} b",
        lambda each: f"{each} a\n{each} b\n\n{each * 3} note",
        lambda each: f"a {each} b\n- {each} -\n",
    ]
    for text in texts:
        assert_same(text(sign))


def test_extensions_of_others_get_no_shortcuts() -> None:
    """What another package's extension makes of a text is not known, so all is tried."""
    marked = "tests.read.marking"  # makes links of capital letters: a sign that stands nowhere in the text
    fast, full = (
        MarkdownEngine(MarkdownSettings((marked,)), shortcuts=each) for each in (True, False)
    )
    assert fast.render("a B c").html == full.render("a B c").html == '<p>a <a href="x">B</a> c</p>'
