"""Whatever stands in the files, the stages give items or problems, and never anything else."""

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.pipeline import Content, Outcome, run
from nutgraf.problems import Place
from nutgraf.settings import Settings
from nutgraf.validate.shapes import shape_of
from nutgraf.validate.validate import MODELS
from tests.cases import NOW, write_files
from tests.properties import fragments, texts, tried

NAMES = sorted(
    {name for model in MODELS.values() for name in shape_of(model).canonical}
    | {"quote", "paraphrase", "speaker", "said", "claim", "positions", "stance", "holder", "url"}
)
FOLDERS = ["briefings", "actors", "topics", "stories", "sources", "pages"]

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.dates(),
    st.sampled_from(
        ["a", "John Kirby", "2024-03-26 10:00", "2024-03", "https://example.org/", "/old/"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=8,
)
items = st.dictionaries(st.sampled_from(NAMES), values, max_size=8).map(
    lambda fields: {"title": "A", "name": "A", "date": "2024-03-26"} | fields
)
prose = fragments(
    "[[a]] ",
    "[@a, p. 1] ",
    "> John Kirby\n",
    ">\n> — John Kirby, 2024-03-26\n",
    "\n\n",
    "# ",
    "John Kirby ",
    "`",
    "*",
)
yaml_like = fragments(
    "name: ", "title: ", "a", "\n", "  ", "- ", ": ", "[", "]", "{", "}", '"', "'", "|", ">", "&a", "*a", "!a ", "#",
    "---\n", "\t", "? ", "@", "%", "`", "\\", "date: 2024-03-26\n", "draft: yes\n",
)  # fmt: skip


def run_files(files: Mapping[str, str | bytes]) -> Outcome:
    """All stages over some files."""
    with TemporaryDirectory() as folder:
        content = Content(write_files(files, Path(folder)), "content")
        return run(content, Settings(now=NOW))


def lies_in(place: Place, files: Mapping[str, str | bytes]) -> bool:
    """Whether a place is one that an editor has in the file."""
    content = files[place.path.removeprefix("content/")]
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    lines = re.split("\r\n|\r|\n", text)
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1


def assert_told_well(outcome: Outcome, files: Mapping[str, str | bytes]) -> None:
    """All problems are sorted, each once, and each at a place in a file."""
    assert list(outcome.problems) == sorted(set(outcome.problems))
    for problem in outcome.problems:
        assert lies_in(problem.place, files), problem


@tried
@given(st.sampled_from(FOLDERS), st.sampled_from([".md", ".yml"]), st.one_of(st.binary(), texts))
def test_any_bytes(folder: str, suffix: str, content: str | bytes) -> None:
    """A file of anything gives an item or problems."""
    files = {f"{folder}/a{suffix}": content}
    outcome = run_files(files)
    assert_told_well(outcome, files)
    if suffix == ".yml" and folder != "pages":
        assert outcome.problems


@tried
@given(st.sampled_from(FOLDERS), yaml_like, prose)
def test_anything_like_yaml(folder: str, fields: str, body: str) -> None:
    """A file of what looks like YAML gives an item or problems, as front matter and alone."""
    files = {f"{folder}/a.md": f"---\n{fields}\n---\n{body}", f"{folder}/b.yml": fields}
    assert_told_well(run_files(files), files)


@tried
@given(st.lists(st.tuples(st.sampled_from(FOLDERS), items, prose), min_size=1, max_size=3))
def test_any_values(drawn: list[tuple[str, dict[str, Any], str]]) -> None:
    """Fields with any values give items or problems."""
    files = {
        f"{folder}/{number}.md": f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{body}"
        for number, (folder, fields, body) in enumerate(drawn)
    }
    assert_told_well(run_files(files), files)


@tried
@given(st.lists(st.tuples(st.sampled_from(FOLDERS), items), min_size=1, max_size=3), st.randoms())
def test_the_order_of_files_does_not_matter(
    drawn: list[tuple[str, dict[str, Any]]], random: Random
) -> None:
    """The same files give the same, in whatever order they were written."""
    files = {
        f"{folder}/{number}.yml": yaml.safe_dump(fields)
        for number, (folder, fields) in enumerate(drawn)
    }
    names = [*files]
    random.shuffle(names)
    first, second = run_files(files), run_files({name: files[name] for name in names})
    assert first.problems == second.problems
    assert first.corpus == second.corpus


CONTENT = Path(__file__).parents[1] / "content"
OURS = {
    path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(CONTENT.rglob("*"))
    if path.suffix in {".md", ".yml"}
}


def slip(text: str, random: Random) -> str:
    """A text after a slip of the pen: a character or line put in, left out, doubled or indented."""
    lines = text.split("\n")
    place, line = random.randrange(len(text) + 1), random.randrange(len(lines))
    return random.choice(
        [
            text[:place] + random.choice("\"'[]{}:#-|>&*!%@`\n\t ,?é") + text[place:],
            text[:place] + text[place + random.randrange(1, 5) :],
            text[:place],
            "\n".join([*lines[:line], *lines[line + 1 :]]),
            "\n".join([*lines[:line], random.choice(lines), *lines[line:]]),
            "\n".join([*lines[:line], f"  {lines[line]}", *lines[line + 1 :]]),
        ]
    )


@pytest.mark.slow
@tried
@given(st.sampled_from(sorted(OURS)), st.randoms(use_true_random=False))
def test_slips_of_the_pen(name: str, random: Random) -> None:
    """A slip in a file of our newsroom is told in that file, or does no harm."""
    files = {**OURS, name: slip(slip(OURS[name], random), random)}
    assert_told_well(run_files(files), files)
