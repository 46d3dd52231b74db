"""What is mended in a file, and what is left."""

from pathlib import Path

import pytest

from nutgraf.desk.changes import apply
from nutgraf.desk.fixes import fix_file, fix_files
from nutgraf.load.files import find_files
from tests.cases import Case, read_cases, write_files

CASES = [*read_cases(Path(__file__).parent / "cases")]


@pytest.mark.parametrize("case", CASES)
def test_cases(case: Case, tmp_path: Path) -> None:
    """The file of each case becomes what is said, or stays as it is; mended once, there is no more to mend."""
    [file] = find_files(write_files(case.files, tmp_path), "content")

    fixed = fix_file(file)

    assert (fixed.after.decode() if fixed else None) == case.data.get("after")
    if fixed:
        apply([fixed], ())
        assert fix_file(file) is None


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=ascii)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize(
    "end", ["", "\nProse\u2028 with \u0085odd e\u0301nds  \x0b\n\n"], ids=ascii
)
def test_every_other_byte_stays(line_break: str, mark: str, end: str, tmp_path: Path) -> None:
    """Line breaks, the byte order mark, decomposed letters and control characters are as they were."""
    before = f"{mark}---\nsummary: 'Cafe\u0301\u2028 \x0b'\nheadline: A\nsummary:\ndate: 2024/03/26\n---{end}"
    after = f"{mark}---\nsummary: 'Cafe\u0301\u2028 \x0b'\ntitle: A\ndate: 2024-03-26\n---{end}"

    path = "briefings/a.md"
    data = before.replace("\n", line_break).encode()
    [fixed] = fix_files(find_files(write_files({path: data}, tmp_path), "content"))

    assert fixed.after.decode() == after.replace("\n", line_break)
