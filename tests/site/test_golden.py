"""What a small newsroom tells programs, file by file, as it is to be.

Where a change is meant, the file that is built now takes the place of the expected one, and its diff is read.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.desk import Desk

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = sorted(
    path.relative_to(GOLDEN / "expected").as_posix()
    for path in (GOLDEN / "expected").rglob("*")
    if path.is_file()
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom, built."""
    folder = tmp_path_factory.mktemp("golden")
    shutil.copytree(GOLDEN, folder, dirs_exist_ok=True)
    return Desk(folder).build()


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_is_as_expected(built: Path, name: str) -> None:
    """Feeds, calendars, Markdown and data, byte by byte."""
    assert (built / name).read_bytes() == (GOLDEN / "expected" / name).read_bytes()


@pytest.mark.slow
def test_what_may_not_be_seen_is_nowhere(built: Path) -> None:
    """Neither a draft, nor a comment, nor a field for templates is in any file of the site."""
    assert not [path for path in built.rglob("*.*") if b"CANARY" in path.read_bytes()]
