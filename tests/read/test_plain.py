"""What is rendered without a parser is what Python-Markdown and the sanitiser make of it, byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.read.markdown import MarkdownEngine, heading_anchor
from nutgraf.read.plain import Anchors, anchors_of, render_plain
from nutgraf.settings import MarkdownSettings
from tests.properties import tried

PLAIN = MarkdownSettings(("toc", "extra", "admonition", "sane_lists"), {"toc": {"separator": "_"}})
FAST, FULL = (MarkdownEngine(PLAIN, shortcuts=each) for each in (True, False))
ANCHORS = Anchors(heading_anchor, "_")
PIECES = (
    "a", "Word", "é", "שלום", "中文", "İ", "²", "12", "1.", "3.5", "2024. ", "5)", " ", "  ", "    ", "\n", "\n\n",
    "\n\n\n",
    "# ", "## ", "\n\n## Same\n\n", "#", "> ", "\n\n> q", "\n>\n> ", ">", "-", "- ", "--", "---", "\n\n---\n\n", "—",
    "— Ann, 2024-03-25", ":", "!", "!!! note", "(", '"', "'", "“", ".", "…", "@", "a@b.c", "http://a.b/c?d=e", "/", "%",
    "*", "**", "*a*", "**b c**", "\n- ", "\n1. ", "- **a** b", "\n\n- x\n- y\n\n", "1. x\n2. y",
    "\u00a0", "\u00ad", "\u200b", "\u2028", "\t", "_", "[", "<", "&", "|", "{", "\\", "zz1337820767766393qq",
)  # fmt: skip
"""What plain texts are made of, and a few signs that are not."""

LINKS = (
    "[[a]]", "[[John Able|Mr Able]]", "[[a>b]]", "[[é ü|ö 'x' \"y\"]]", "[[a]](b)", "[@a]", "[@a.b_c-é, page 7]",
    "[@a]:", "[@a](b)", "[a b](c.md#d)", "[a](http://b.c/?d=e&f_g=h%20i&copy=1)", "[a](mailto:b@c.d)",
    "[a](javascript:b)", "[a](md-b)", "[a @b](../c)", "[3](é)",
)  # fmt: skip
AROUND = (
    "a", "Word ", " ", "\n", "\n\n", "*", "**", "! ", "!", ":", " :", "(", ")", "\n\n## B", "\n\n- ", "\n\n1. ",
    "\n\n> ", "\n>\n> ", "\n>\n> — Ann ", "\n> — Ann, 2024-03-25 ", "\ue000", "]", "[", "\"", "*a* b",
)  # fmt: skip
"""Links, and what may stand around them."""

TEXT = """\
Ann Able said on Sunday that "the boat" is late; it's the 3rd time in 2024.
The board agreed.

## Earlier coverage

The board met.

### Earlier coverage

> We are late.
> So are they.
>
> — Ann Able, White House, 2024-03-25

---

> They sail.

[[Ann Able]] said so to the [[harbour-board|board]] [@the-times, page 7]. See *[the law](https://example.org/?a_b=c&d#e)*.

> We are late.
>
> — [[ann-able|Ann Able]], White House, 2024-03-25 [@the-times]

> Nobody knows who said this.

> So are we. [@the-times]
> — Ben, 2024-03-25

- **12 per cent** fewer boats
- The *pilots* themselves

In this order:

1. One
2. Two

Éva > Co.
"""


@tried
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_plain_text(text: str) -> None:
    """Texts that are put together from what is plain, and from little else."""
    assert FAST.render(text) == FULL.render(text)


@tried
@given(
    st.lists(
        st.tuples(st.sampled_from(AROUND), st.sampled_from(LINKS)).map("".join), max_size=5
    ).map("".join)
)
def test_any_text_with_links(text: str) -> None:
    """Links and citations wherever they may stand, and what may make something else of them."""
    assert FAST.render(text) == FULL.render(text)


def test_what_newsrooms_write_is_plain() -> None:
    """Paragraphs, headings (one twice), rules and attributed block quotes need no parser."""
    plain = render_plain(TEXT, ANCHORS)

    assert plain
    assert FAST.render(TEXT).html == FULL.render(TEXT).html
    assert [each.anchor for each in plain.headings] == ["earlier_coverage", "earlier_coverage_1"]


@pytest.mark.parametrize(
    "text",
    ["*a**", "a * b", "***a***", "a  \nb", "    a", "- a\nb", "- a\n\n- b", "- - a", "2. a",
     "- a\n\n1. b", "a\n===", "a\n---", "# a #", "> > a", "> a\nb",
     "a ", "a\u00a0b", "## [[a]]", "[a]: b", "[@a]: b", "*[a](b): c", "![a](b)", "[[a*b]]", "[a][b]",
     "> a\n\n> — b"],
)  # fmt: skip
def test_what_is_not_plain(text: str) -> None:
    """Signs that mean something are left to Python-Markdown."""
    assert render_plain(text, ANCHORS) is None


@pytest.mark.parametrize(
    ("extensions", "settings"),
    [
        (("toc", "smarty"), {}),
        (("toc", "nl2br"), {}),
        (("toc", "tests.read.marking"), {}),
        (("toc",), {"permalink": True}),
        (("toc",), {"slugify": "no function"}),
        (("tables",), {}),
    ],
)
def test_settings_that_do_more(extensions: tuple[str, ...], settings: dict[str, object]) -> None:
    """With an extension that works on any text, or with other anchors, nothing is plain."""
    assert anchors_of(extensions, settings, heading_anchor) is None
