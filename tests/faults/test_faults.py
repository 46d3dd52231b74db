"""Broken sites, one for each rule: the whole report of each is told in its data file."""

from pathlib import Path

import pytest

from nutgraf.problems import Code, Level
from tests.cases import Case, read_cases, refuse_to_list, report, run_case

SITES = Path(__file__).parent / "sites"
FAULTS = [*read_cases(SITES)]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_whole_report(fault: Case, tmp_path: Path) -> None:
    """A site with one fault is told that fault, at its place, with what to do, and nothing else."""
    outcome = run_case(fault, tmp_path)

    assert report(outcome.problems) == fault.expected("report")
    for problem in outcome.problems:
        assert problem.message.startswith("expected ")
        assert problem.hint.removesuffix(f" (`{problem.code}`)").endswith((".", "?"))


def test_there_is_a_site_for_each_rule() -> None:
    """Every code that a problem may have is told in some report."""
    told = {
        line.split()[1]
        for fault in FAULTS
        for line in fault.values[0].expected("report").splitlines()
        if line.startswith(tuple(Level))
    }

    assert told == {*Code}


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without the right to read it is told, and the rest is read."""
    files = {"actors/a.yml": "name: [A", "actors/2026/b.yml": "name: B"}
    case = Case("", {"files": files})
    refuse_to_list("2026", monkeypatch)

    outcome = run_case(case, tmp_path)

    assert [each.code for each in outcome.problems] == ["unreadable", "yaml-syntax"]
    assert report(outcome.problems[:1]) == (
        "error unreadable\ncontent/actors/2026:1:1: "
        "expected a file, but got a folder that cannot be read (Permission denied)\n"
        "    Check the permissions of the folder.\n"
    )
