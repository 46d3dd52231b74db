"""What is mended in a file, and what is left."""

from pathlib import Path

import pytest

from nutgraf.desk.fixes import ChangedMeanwhileError, Fixed, fix_files, write_all
from nutgraf.desk.fixes.fix import fix_file
from nutgraf.load.files import SourceFile, find_files
from tests.cases import Case, read_cases, write_files

CASES = [*read_cases(Path(__file__).parent / "cases")]


@pytest.mark.parametrize("case", CASES)
def test_cases(case: Case, tmp_path: Path) -> None:
    """The file of each case becomes what is said, or stays as it is; mended once, there is no more to mend."""
    [file] = find_files(write_files(case.files, tmp_path), "content")

    fixed = fix_file(file)

    assert (fixed.after.decode() if fixed else None) == case.data.get("after")
    if fixed:
        write_all([fixed])
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

    fixed = fixed_text(before.replace("\n", line_break), tmp_path)

    assert fixed.after.decode() == after.replace("\n", line_break)


def fixed_text(text: str, folder: Path) -> Fixed:
    """A briefing of that text, mended."""
    [fixed] = fix_files(files_of({"briefings/a.md": text.encode()}, folder))
    return fixed


def files_of(files: dict[str, bytes], folder: Path) -> list[SourceFile]:
    """Files of content, written and found again."""
    return find_files(write_files(files, folder), "content")


def test_diff(tmp_path: Path) -> None:
    """The diff is one that tools can apply, and tells of a missing line break at the end."""
    fixed = fixed_text("---\nheadline: A\ndate: 2024-03-26\n---\nBe\rhold", tmp_path)

    assert [*fixed.diff()] == [
        "--- a/content/briefings/a.md\n",
        "+++ b/content/briefings/a.md\n",
        "@@ -1,5 +1,5 @@\n",
        " ---\n",
        "-headline: A\n",
        "+title: A\n",
        " date: 2024-03-26\n",
        " ---\n",
        " Be\rhold\n\\ No newline at end of file\n",
    ]


BOTH = {
    "briefings/a.md": b"---\nheadline: A\ndate: 2024-03-26\n---\n",
    "briefings/b.md": b"---\nheadline: B\ndate: 2024-03-26\n---\n",
}


def test_nothing_is_written_where_a_file_changed(tmp_path: Path) -> None:
    """Where one file changed after it was read, none is touched, and nothing is left beside them."""
    files = files_of(BOTH, tmp_path)
    fixes = fix_files(files)
    files[1].location.write_text("meanwhile", encoding="utf-8")

    with pytest.raises(ChangedMeanwhileError, match=r"content/briefings/b\.md"):
        write_all(fixes)

    assert files[0].location.read_bytes() == BOTH["briefings/a.md"]
    assert len([*files[0].location.parent.iterdir()]) == 2


def test_rights_and_links_stay(tmp_path: Path) -> None:
    """A file keeps its rights, and a link leads to the mended file."""
    [first, second] = files_of(BOTH, tmp_path)
    first.location.chmod(0o640)
    elsewhere = tmp_path / "elsewhere.txt"
    second.location.rename(elsewhere)
    second.location.symlink_to(elsewhere)

    write_all(fix_files([first, second]))

    assert first.location.stat().st_mode & 0o777 == 0o640
    assert second.location.is_symlink()
    assert elsewhere.read_bytes() == BOTH["briefings/b.md"].replace(b"headline", b"title")
