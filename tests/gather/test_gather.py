"""Items → newsroom: what may be seen, what references make, and how each is found."""

from pathlib import Path
from typing import Any

import pytest

from nutgraf.gather import Newsroom
from nutgraf.keys import Kind
from tests.cases import Case, read_cases, report, run_case

CASES = [*read_cases(Path(__file__).parent / "cases")]


def found(newsroom: Newsroom, reference: str) -> list[str]:
    """What a reference means; `kind: reference` asks among one kind."""
    kind, colon, rest = reference.partition(": ")
    kinds = [Kind(kind)] if colon else None
    targets = newsroom.targets
    return [
        f"{key} (hidden)" if targets.is_hidden(key) else str(key)
        for key in targets.find(rest if colon else reference, kinds)
    ]


def describe(newsroom: Newsroom, case: Case) -> dict[str, Any]:
    """What the data files tell of a newsroom."""
    made = [each for each in newsroom.items.values() if not each.document.source]
    return {
        "items": sorted(map(str, newsroom.items)),
        "introductions": sorted(map(str, newsroom.introductions)),
        "made": {str(each.key): each.item.heading for each in made},
        "find": {each: found(newsroom, each) for each in case.data.get("find", ())},
        "nearest": {each: newsroom.targets.nearest(each) for each in case.data.get("nearest", ())},
        "linkable": sorted(newsroom.files),
    }


@pytest.mark.parametrize("case", CASES)
def test_newsroom(case: Case, tmp_path: Path) -> None:
    """The files of a folder make the newsroom that the data file tells, and its problems."""
    outcome = run_case(case, tmp_path)
    told = describe(outcome.newsroom, case)

    assert {name: told[name] for name in told if name in case.data} == {
        name: case.expected(name) for name in told if name in case.data
    }
    assert report(outcome.problems) == case.data.get("report", "")
