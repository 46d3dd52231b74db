"""Each case: an old site, and all that an import makes and says of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from nutgraf.importers import Generator, Options, Report, look, run
from tests.cases import NOW, Case, read_cases, write_files

CASES = [*read_cases(Path(__file__).parent / "cases")]


def bring_in(case: Case, folder: Path) -> Report:
    """Import the old site of a case, in `old`, into `new`."""
    write_files(case.data.get("outside", {}), folder)
    old = write_files(case.files, folder / "old")
    options = Options(**case.data.get("options", {}), now=NOW)
    survey = look(Generator(case.expected("generator")), old)
    return run(survey, folder / "new", options)


def files_of(folder: Path) -> Mapping[str, str]:
    """Every file below a folder by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def told(report: Report, folder: Path) -> str:
    """What a report says, a line a thing, with paths as seen from `folder`."""
    lines = [
        *(f"left out: {each}" for each in report.left_out),
        *(f"to know: {each}" for each in report.notices),
        *(f"removed: {each.place}: {each.name}" for each in report.removed),
        *(f"opened: {each.place}: {each.name}" for each in report.unwrapped),
        *(f"unlinked: {each.place}: {each.name}" for each in report.unlinked),
        *(f"missing: {each.place}: {each.name}" for each in report.missing),
        *(f"remote: {each.place}: {each.name}" for each in report.remote),
        *(f"converted: {number} {name}" for name, number in sorted((+report.converted).items())),
        *(f"copied: {target}" for target in report.copied),
    ]
    return "".join(f"{line}\n" for line in lines).replace(f"{folder}/old/", "")


@pytest.mark.parametrize("case", CASES)
def test_all_that_an_import_makes(case: Case, tmp_path: Path) -> None:
    """The files of the new content folder are those of the case, and so is what is told of the old ones."""
    report = bring_in(case, tmp_path)

    assert files_of(tmp_path / "new") == case.expected("written")
    assert told(report, tmp_path) == case.data.get("told", "")
