"""A file that takes too long is named, and no other is harmed; YAML has its bounds in memory and time."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from nutgraf.load.yaml_nodes import parse_yaml
from nutgraf.pipeline import Content, run
from nutgraf.read.patience import TooLongError, patience
from nutgraf.settings import MarkdownSettings, Settings
from tests.cases import NOW, write_files

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(10)
)
HOSTILE_YAML = {
    "aliases": BOMB,
    "nesting": "a: " + "[" * 100_000,
    "many values": "a: [" + "[]," * 1_600_000,
    "many fields": "".join(f"a{number}: 1\n" for number in range(400_000)),
    "duplicates": "a: 1\n" * 300_000,
    "tags": "a: !!python/object/apply:os.system [touch here]\n",
}

GOOD = "---\nname: Good\n---\nGood.\n"

MEASURE = """
import resource, sys, time
from nutgraf.load.yaml_nodes import parse_yaml
text = sys.stdin.read()
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
parsed = parse_yaml(text, "content/a.yml")
told = [str(each) for each in parsed.problems[:1]]
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, told)
"""


class Slow(Preprocessor):
    """Searches a text in a way that takes for ever where the end is not what it looks for."""

    def run(self, lines: list[str]) -> list[str]:
        """Search."""
        re.match(r"(a+)+$", "\n".join(lines).strip())
        return lines


class SlowMarkdown(Extension):
    """Python-Markdown, made slow."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Add what is slow."""
        md.preprocessors.register(Slow(md), "slow", 5)


def makeExtension(**settings: object) -> Extension:  # noqa: N802  # Python-Markdown's name
    """The extension, as Python-Markdown finds it."""
    return SlowMarkdown(**settings)


def test_a_regular_expression_is_stopped() -> None:
    """Work that would take for ever ends when the time is up; what comes after has its own time."""
    with pytest.raises(TooLongError), patience(0.1):
        re.match(r"(a+)+$", "a" * 40 + "b")
    with patience(10):
        assert sum(range(1000)) == 499_500


def test_a_text_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """One on which an extension crawls is refused at its place; the next one is read."""
    monkeypatch.setitem(sys.modules, "slow", sys.modules[__name__])
    monkeypatch.setattr("nutgraf.read.reader.patience", lambda: patience(0.1))
    files = {"topics/slow.md": f"---\nname: Slow\n---\n{'a' * 40}b\n", "topics/z.md": GOOD}
    with TemporaryDirectory() as folder:
        content = Content(write_files(files, Path(folder)), "content")
        outcome = run(content, Settings(now=NOW, markdown=MarkdownSettings(("slow",))))

    (problem,) = outcome.problems
    assert (problem.place.path, problem.place.line) == ("content/topics/slow.md", 4)
    assert "one that takes more than 5 seconds" in problem.message


@pytest.mark.slow
def test_the_file_is_named(tmp_path: Path) -> None:
    """Where a library that is not Python crawls: that file is told within ten seconds, and what is wrong elsewhere."""
    topics = tmp_path / "content" / "topics"
    topics.mkdir(parents=True)
    (topics / "bad.md").write_text("---\nname: Bad\n---\n[[nobody]]\n", "utf-8")
    (topics / "good.md").write_text(GOOD, "utf-8")
    (topics / "slow.md").write_text(f"---\nname: Slow\n---\n{'<div>' * 150_000}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\ndocs_dir: content\ntheme: {name: material}\nplugins: [nutgraf: {rules: off}]\n",
        "utf-8",
    )
    began = time.monotonic()

    done = subprocess.run(
        [Path(sys.executable).with_name("nutgraf"), "check"],
        cwd=tmp_path,
        env={"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "content/topics/slow.md:4:1: expected Markdown that can be read" in done.stdout
    assert "content/topics/bad.md:4:1: expected an item" in done.stdout
    assert "good.md" not in done.stdout
    assert done.returncode == 1
    assert time.monotonic() - began < 20  # ten on a machine that does nothing else


@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_hostile_yaml_costs_little(name: str) -> None:
    """Refused in a second and 200 MB, as measured in a process of its own, which runs nothing that stands in it."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=HOSTILE_YAML[name],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, kilobytes, told = done.stdout.split(maxsplit=2)

    assert "content/a.yml:" in told
    assert int(kilobytes) < 200_000
    assert float(seconds) < 2  # one on a machine that does nothing else
    assert parse_yaml("a: b", "a.yml").problems == []
