"""Several processes: at once over one cache, killed at any moment, and many in the place of one."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cases import write_files

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ACTORS = {f"actors/{number}.md": f"---\nname: Actor {number} X\n---\n" for number in range(5)}
BRIEFINGS = {
    f"briefings/{number}.md": f"---\ntitle: Briefing {number}\ndate: 2024-03-26\n---\n"
    f"Actor {number % 7} X met [[{number % 6}]].\n\n> We sail.\n>\n> — Actor {number % 9} X\n"
    for number in range(10, 310)
}

WRONG = {
    "briefings/broken.md": "---\ntitle: [\n---\n",
    "briefings/undated.md": "---\ntitle: Undated\ndate: soon\n---\n",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with more files than one process reads by itself, some of them wrong."""
    return write_files(ACTORS | BRIEFINGS | WRONG, tmp_path_factory.mktemp("many") / "content")


def start(content: Path, cache: Path, workers: int) -> subprocess.Popen[str]:
    """Begin to read the content, in a process of its own."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "tests.cache.program",
        content,
        cache,
        str(workers),
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def digest(process: subprocess.Popen[str]) -> str:
    """What the process made of it."""
    told, _ = process.communicate(timeout=100)
    assert process.returncode == 0
    return told


def test_many_are_as_one(content: Path, tmp_path: Path) -> None:
    """Many processes make the same as one; so does one with the cache that they filled."""
    alone = digest(start(content, tmp_path / "one", 1))
    assert digest(start(content, tmp_path / "many", 3)) == alone
    assert digest(start(content, tmp_path / "many", 1)) == alone


def test_at_once(content: Path, tmp_path: Path) -> None:
    """Processes that share a cache do not disturb each other."""
    alone = digest(start(content, tmp_path / "alone", 1))
    started = [start(content, tmp_path / "shared", 1) for _ in range(3)]
    assert [digest(each) for each in started] == [alone] * 3


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_killed(content: Path, tmp_path: Path, moment: float) -> None:
    """A process that was killed with its cache half written leaves nothing that the next one would take for whole."""
    process = start(content, tmp_path / "cache", 2)
    while process.poll() is None and not (tmp_path / "cache" / "read.sqlite").exists():
        time.sleep(0.001)
    time.sleep(moment)
    process.kill()
    process.communicate(timeout=10)  # its workers end, too: they hold the same pipe
    assert digest(start(content, tmp_path / "cache", 1)) == digest(
        start(content, tmp_path / "alone", 1)
    )
