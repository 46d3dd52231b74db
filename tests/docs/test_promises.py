"""What the handbook promises of security is tried: every promise names a test that there is."""

import ast
import re

from tests.project.commands import ROOT

TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def promises() -> dict[str, list[tuple[str, str]]]:
    """Each promise of `docs/security.md`, and the tests that it names."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    table = text.partition("## Promised")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    return {row.split("|")[1].strip(): TEST.findall(row) for row in rows}


def test_every_promise_names_a_test_that_there_is() -> None:
    """It is a function of that name in that file."""
    found = promises()

    assert len(found) > 15
    for promise, tests in found.items():
        assert tests, promise
        for path, name in tests:
            tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
            assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}, (
                path
            )
