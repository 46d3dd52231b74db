"""A file that takes too long is named, and no other is harmed; YAML has its bounds in memory and time."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nutgraf.load.yaml_nodes import parse_yaml
from nutgraf.read.patience import TooLongError, patience

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(10)
)
HOSTILE_YAML = {
    "aliases": BOMB,
    "nesting": "a: " + "[" * 100_000,
    "many values": "a: [" + "[]," * 1_600_000,
    "duplicates": "a: 1\n" * 300_000,
    "tags": "a: !!python/object/apply:os.system [touch here]\n",
}

MEASURE = """
import resource, sys, time
from nutgraf.load.yaml_nodes import parse_yaml
text = sys.stdin.read()
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
parsed = parse_yaml(text, "content/a.yml")
told = [str(each) for each in parsed.problems[:1]]
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, told)
"""

SLOW = """
import markdown, re

class Slow(markdown.preprocessors.Preprocessor):
    def run(self, lines):
        re.match(r"(a+)+$", "\\n".join(lines).strip())
        return lines

class Extension(markdown.extensions.Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Slow(md), "slow", 5)

def makeExtension(**settings):
    return Extension(**settings)
"""


def test_a_regular_expression_is_stopped() -> None:
    """Work that would take for ever ends when the time is up; what comes after has its own time."""
    with pytest.raises(TooLongError), patience(0.1):
        re.match(r"(a+)+$", "a" * 40 + "b")
    with patience(10):
        assert sum(range(1000)) == 499_500


def test_the_file_is_named(tmp_path: Path) -> None:
    """With an extension that crawls on one text: that one is told within ten seconds, by its path, and no other."""
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    content = tmp_path / "content" / "topics"
    content.mkdir(parents=True)
    (content / "good.md").write_text("---\nname: Good\n---\nGood.\n", "utf-8")
    (content / "slow.md").write_text(f"---\nname: Slow\n---\n{'a' * 40}b\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\ndocs_dir: content\ntheme: {name: material}\n"
        "markdown_extensions: [slow]\nplugins: [nutgraf: {rules: off}]\n",
        "utf-8",
    )
    began = time.monotonic()

    done = subprocess.run(
        [Path(sys.executable).with_name("nutgraf"), "check"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "content/topics/slow.md:4:1: expected Markdown that can be read" in done.stdout
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
    assert float(seconds) < 3  # one on a machine that does nothing else
    assert parse_yaml("a: b", "a.yml").problems == []
