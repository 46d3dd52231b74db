"""Prose is converted whatever stands in it, and stays as it is where nothing in it is of the old generator."""

import re
import string
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nutgraf.importers import Generator, Options, look, run
from nutgraf.importers.words import plain_words
from tests.cases import write_files

MARKS = [
    "{{<",
    ">}}",
    "{{%",
    "%}}",
    "{{",
    "}}",
    "{%",
    "%}",
    "/",
    '"',
    "`",
    "```",
    "\n",
    "[",
    "](",
    ")",
    "<!--",
    "=",
    "a",
    " ",
]
SOURCES = {Generator.HUGO: "content/blog/a.md", Generator.JEKYLL: "_posts/a.md"}
HEAD = "---\ntitle: A\ndate: 2014-05-01\n---\n\n"


def converted(prose: str, generator: Generator, folder: Path) -> str:
    """The prose of an imported post."""
    old = write_files({SOURCES[generator]: HEAD + prose}, folder / "old")
    run(look(generator, old), folder / "new", Options())
    return (folder / "new/briefings/a.md").read_text().removeprefix(HEAD)


@pytest.mark.parametrize("generator", [*SOURCES])
@given(parts=st.lists(st.sampled_from(MARKS), max_size=30))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_mix_of_marks_is_converted(
    generator: Generator, parts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No text makes the import fail, and none brings a sign of its own into the prose."""
    prose = converted("".join(parts), generator, tmp_path_factory.mktemp("import"))

    assert not re.search("[\ue000-\uf8ff]", prose)


@pytest.mark.parametrize("generator", [*SOURCES])
@given(prose=st.text(string.ascii_letters + string.digits + " \n.,;:!?'\"*_#>-()", max_size=200))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_markdown_stays_as_it_is(
    generator: Generator, prose: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Prose without calls and links is the same afterwards, but for empty lines round it."""
    kept = converted(f"A.\n{prose}", generator, tmp_path_factory.mktemp("import"))

    assert kept.strip() == f"A.\n{prose}".strip()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("plain", "plain"),
        ("**bold** _it_ *it* `code` snake_case 2*3*4", "bold it it code snake_case 2*3*4"),
        ('[link](https://example.org/a(b)) ![alt](a.png "t")', "link alt"),
        ("<strong>x</strong> &ldquo;y&rdquo; &amp;lt;", "x “y” &lt;"),
        ("a {{< b >}}  c\\_d\n{% e %}", "a c_d"),
        ("1 < 2 > 1", "1 < 2 > 1"),
    ],
)
def test_words_of_a_line(line: str, words: str) -> None:
    """Titles and standfirsts lose their markup, and nothing else."""
    assert plain_words(line) == words


@pytest.mark.parametrize(
    "prose",
    [
        "[" * 20_000,
        "{{<" * 10_000,
        '{{< a "' * 5_000,
        "<a " * 10_000,
        "![a](" * 5_000,
        "`" * 20_000,
        "{% a " * 5_000,
        "<pre>\n" * 10_000,
        "    [[a]]\n\n" * 2_000,
    ],
)
@pytest.mark.parametrize("generator", [*SOURCES])
def test_hostile_prose_takes_no_time(generator: Generator, prose: str, tmp_path: Path) -> None:
    """Text that nests without end is converted in a moment."""
    began = process_time()

    assert converted(prose, generator, tmp_path).strip() == prose.strip()
    assert process_time() - began < 10
