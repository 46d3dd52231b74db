"""Every site that other tests are made of, read with a cache: empty, and filled by the run before."""

from pathlib import Path

import pytest

from nutgraf.pipeline import Content
from tests.cache.outcomes import assert_cache_changes_nothing
from tests.cases import Case, read_cases, write_files

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parents[1]
FOLDERS = sorted([*TESTS.glob("*/cases"), TESTS / "rules" / "sites"])


@pytest.mark.parametrize("case", [each for folder in FOLDERS for each in read_cases(folder)])
def test_cases(case: Case, tmp_path: Path) -> None:
    """A case is the same with a cache as without one."""
    content = Content(write_files(case.files, tmp_path / "content"), "content")
    assert_cache_changes_nothing(content, case.settings, tmp_path / "cache")
