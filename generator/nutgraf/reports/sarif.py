"""Problems in the Static Analysis Results Interchange Format (SARIF) 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nutgraf import __version__
from nutgraf.problems import Level, Place, Problem
from nutgraf.reports.rules import EVERY_RULE

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "note"}
ROOT = "%SRCROOT%"
"""The folder in which the check was run, by the name that GitHub knows (section 3.14.14)."""


def as_sarif(problems: Sequence[Problem]) -> str:
    """A SARIF log of one run: the rules that were broken, with what each means, and a result for each problem."""
    broken = [code for code in EVERY_RULE if code in {problem.code for problem in problems}]
    driver = {"name": "nutgraf", "version": __version__, "rules": [_rule(code) for code in broken]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder in which the check was run."}}
        },
        "results": [_result(problem, broken.index(problem.code)) for problem in problems],
    }
    return json.dumps(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _rule(code: str) -> dict[str, Any]:
    rule = EVERY_RULE[code]
    return {
        "id": str(code),
        "shortDescription": {"text": rule.meaning},
        "help": {"text": f"{rule.meaning} {rule.remedy}"},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    place, field = problem.place, f"{problem.field}: " if problem.field else ""
    return {
        "ruleId": str(problem.code),
        "ruleIndex": rule,
        "level": LEVELS[problem.level],
        "message": {"text": "\n".join(filter(None, [field + problem.message, problem.hint]))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(place),
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }


def _artifact(place: Place) -> dict[str, str]:
    """The file: as seen from where the check was run, or, if it lies elsewhere, absolutely."""
    path = Path(place.path)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(place.path), "uriBaseId": ROOT}
