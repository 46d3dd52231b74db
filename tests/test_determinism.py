"""The same content gives the same, byte by byte, on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONTENT = Path(__file__).parents[1] / "content"
PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pprint import pprint
from nutgraf.pipeline import Content, run
from nutgraf.settings import Settings

content = Content(Path(sys.argv[1]), "content")
outcome = run(content, Settings(now=datetime(2024, 6, 1, tzinfo=UTC)))
pprint((outcome.problems, outcome.corpus), sort_dicts=False)  # sets have no order, mappings have
"""


def corpus_of(content: Path, seed: str) -> str:
    """The corpus and the problems, told by a Python of its own that hashes texts in its own way."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, content],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
def test_no_order_depends_on_hashes() -> None:
    """Two runs with other hash seeds tell our newsroom in the same words."""
    assert corpus_of(CONTENT, "1") == corpus_of(CONTENT, "2")


@pytest.mark.slow
def test_no_order_depends_on_hashes_where_there_are_problems(tmp_path: Path) -> None:
    """The same holds for reports with candidates and nearest ids."""
    (tmp_path / "actors").mkdir()
    for number in range(6):
        text = f"name: John Kirby\naliases: [Georgia]\nmember_of: [nobodi{number}]\n"
        (tmp_path / "actors" / f"nobody-{number}.yml").write_text(text)
    (tmp_path / "about.md").write_text("Georgia, [[nobod]], [[John Kirby]], [[georgi]].")
    first, second = corpus_of(tmp_path, "1"), corpus_of(tmp_path, "2")
    assert "ambiguous" in first
    assert first == second
