"""Broken sites, one for each rule: the whole report of each is told in its data file."""

from pathlib import Path

import pytest

from nutgraf.problems import Code, Level
from tests.cases import Case, read_cases, report, run_case

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
