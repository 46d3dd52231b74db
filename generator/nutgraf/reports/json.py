"""Problems for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from nutgraf.problems import Level, Problem


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON object: `problems`, each with its parts, and in `counts` how many there are of each level."""
    levels = [problem.level for problem in problems]
    report = {
        "counts": {level.value: levels.count(level) for level in Level},
        "problems": [_parts(problem) for problem in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _parts(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level.value,
        "code": str(problem.code),
        "field": problem.field,
        "message": problem.message,
        "hint": problem.hint,
    }
