"""Whatever text is read, its HTML is safe and its parts fit together."""

import re
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import given

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Mapping
from nutgraf.model import Topic
from nutgraf.pipeline import Content, run
from nutgraf.problems import Problem
from nutgraf.read.body import Body
from nutgraf.read.html import pieces, text_of
from nutgraf.read.reader import Reader
from nutgraf.read.sanitise import TAGS
from nutgraf.settings import MarkdownSettings, Settings
from nutgraf.validate import Checked
from tests.cases import NOW, write_files
from tests.properties import fragments, texts, tried

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
)
SCHEMES = {"http:", "https:", "mailto:", "tel:", "nutgraf:", "nutgraf-cite:", "nutgraf-file:"}

markdown = fragments(
    "John Kirby", "Mr Kirby", "Georgia", " ", "\n", "\n\n", "    ", "> ",
    "> — John Kirby, 2024-03-25 [@a]\n", "- ", "1. ", "# ", "---\n", "***", "**", "_", "`",
    "```\n", "~~~\n", "[", "]", "(", ")", "](x.md)", '](https://example.org "t")', "![", "[[",
    "]]", "[[a|b]]", "[[john-kirby]]", "[@a, p. 1]", "[^1]", "[^1]: ", "|", "|---|--:|\n", "<",
    ">", "<p>", "</p>", "<div markdown=1>", "</div>", "<b onclick=x>", "<script>", "</script>",
    "<!--", "-->", '<a href="javascript:x">', "<svg>", "<math>", "<style>", "<blockquote>",
    "&lt;", "&#106;", "\\", ":", "!!! note\n", ": ", "{: onclick=x #a .b }", "*[HTML]: ",
    "\u0002", "\u0003", "\u200f", "حماس", "javascript:", "data:text/html,", "\t", "'", '"', "=\n",
    "--\n",
    size=40,
)  # fmt: skip


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    """A newsroom with names to be found."""
    files = {
        "actors/john-kirby.yml": {"name": "John Kirby", "short_names": ["Mr Kirby"]},
        "actors/georgia.yml": {"name": "Georgia"},
        "actors/georgia-us.yml": {"name": "State of Georgia", "aliases": ["Georgia"]},
        "actors/hamas.yml": {"name": "Hamas", "names": {"ar": "حماس"}},
        "sources/a.yml": {"title": "A"},
    }
    with TemporaryDirectory() as folder:
        return run(Content(write_files(files, Path(folder)), "content"), Settings(now=NOW)).newsroom


@pytest.fixture(scope="module")
def reader(newsroom: Newsroom) -> Reader:
    """A reader with the usual extensions."""
    return Reader(newsroom, MarkdownSettings(EXTENSIONS))


def read(reader: Reader, text: str) -> tuple[Body, list[Problem]]:
    """A text, read as the background of a topic."""
    document = Document(Key(Kind.TOPIC, "t"), "t.md", "topics/t.md", Mapping(), text)
    texts, problems = reader.read(Checked(Topic(name="T"), document))
    return texts.body, problems


class SafetyCheck(HTMLParser):
    """Fails at anything in HTML that could run, load or restyle."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check an element and its attributes."""
        assert tag in TAGS, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"style", "srcdoc", "formaction", "xlink:href"}, name
            scheme = re.match(r"\s*[a-z][a-z0-9+.-]*:", value or "", re.IGNORECASE)
            if scheme and name in {"href", "src", "cite", "poster"}:
                assert scheme[0].lower() in SCHEMES, value

    def handle_comment(self, data: str) -> None:
        """No comment stays."""
        raise AssertionError(data)


@tried
@given(markdown)
def test_html_is_safe(reader: Reader, text: str) -> None:
    """No element, attribute or address that is not allowed comes through."""
    body, _ = read(reader, text)
    SafetyCheck().feed(body.html)
    assert "data-nutgraf-raw" not in body.html


@tried
@given(markdown)
def test_the_parts_fit(reader: Reader, text: str) -> None:
    """HTML, text, mentions and headings are of one text, and every problem lies in it."""
    body, problems = read(reader, text)
    assert "".join(piece.html for piece in pieces(body.html)) == body.html
    words = "".join(text_of(body.html).split())
    for mention in body.mentions:
        assert "".join(mention.name.split()) in words
    assert len({heading.anchor for heading in body.headings}) == len(body.headings)
    lines = text.split("\n")
    for problem in problems:
        assert problem.place.line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1


@tried
@given(markdown)
def test_reading_leaves_nothing_behind(reader: Reader, newsroom: Newsroom, text: str) -> None:
    """What was read before does not change what is read next."""
    read(reader, text)
    plain = "John Kirby[^1] spoke.\n\n[^1]: A note\n\n> So.\n>\n> — Mr Kirby"
    fresh = Reader(newsroom, MarkdownSettings(EXTENSIONS))
    assert read(reader, plain) == read(fresh, plain)


@tried
@given(texts)
def test_plain_words_stay_as_they_are(reader: Reader, text: str) -> None:
    """Letters and digits of any script come through as they are."""
    words = " ".join("".join(each if each.isalnum() else " " for each in f"x {text} x").split())
    body, _ = read(reader, words)
    assert body.text == words


def test_items_are_addressed_by_what_they_are(reader: Reader) -> None:
    """A link holds the key of its item, and nothing that depends on the page it stands on."""
    body, _ = read(reader, "[[john-kirby]]")
    assert body.mentions[0].key == Key(Kind.ACTOR, "john-kirby")
    assert 'href="nutgraf:actors/john-kirby"' in body.html


@pytest.mark.parametrize(
    "text",
    [
        "![a" * 4000,
        "[" * 12000,
        "[a](" * 4000,
        "[[a|" * 3000,
        "<a " * 4000,
        "- " * 4000,
        "> " * 4000,
        "a\n> — b\n" * 4000,
        "> a" + "\n> " * 8000 + "b",
        "**a _b " * 3000,
        "`" * 12000,
        "|a" * 4000 + "\n" + "|-" * 4000 + "\n" + "|b" * 4000,
        "John Kirby. Mr. " * 4000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_take_no_longer_than_they_are(reader: Reader, text: str) -> None:
    """Texts that have kept parsers busy for minutes are read, or refused, in seconds."""
    start = perf_counter()
    read(reader, text)
    assert perf_counter() - start < 20
