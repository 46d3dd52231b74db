"""New files are whole or not there at all, whoever writes them."""

import subprocess
import sys
from pathlib import Path

import pytest

from nutgraf.new_files import new_file
from tests.cases import write_files

pytest.importorskip("resource")

NO_ROOM = """
import resource, sys
from nutgraf.cli import main

sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
main(ARGUMENTS)
"""
"""A command that can make files and write nothing into them, as on a disk that is full."""

NEWSROOM = "site_name: Harbour\ndocs_dir: content\nplugins: [{nutgraf: {cache: false}}]\n"


def test_a_file(tmp_path: Path) -> None:
    """It is never made over another."""
    path = tmp_path / "file"
    with new_file(path) as file:
        file.write(b"one")
    with pytest.raises(FileExistsError), new_file(path) as file:
        file.write(b"other")
    assert path.read_bytes() == b"one"


@pytest.mark.parametrize("arguments", [["new", "topic", "Ferries"], ["init", "."]])
def test_a_full_disk(arguments: list[str], tmp_path: Path) -> None:
    """It is told, and leaves no file that would be in the way of the next attempt, or be read."""
    write_files({"mkdocs.yml": NEWSROOM, "content/actors/ann.yml": "name: Ann\n"}, tmp_path)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    program = NO_ROOM.replace("ARGUMENTS", repr(arguments))
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "the system says: File too large" in done.stderr) == (1, True)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before
