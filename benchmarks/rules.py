"""How long the editorial rules take, each by itself and all together, beside the stages before them.

    python -m benchmarks.rules [BRIEFINGS]

Makes a newsroom of so many briefings (5,000 if nothing is given) with four quotations each in a temporary
folder. Half of them lack a source, so that finding costs its share; some lack a date, so that every quotation of
a speaker may be another's. Ends with 1 where all rules together take longer than the goal.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.newsroom import Writer, put
from nutgraf.pipeline import Content, run
from nutgraf.problems import Level
from nutgraf.rules import RULES
from nutgraf.rules.copy import Copy
from nutgraf.settings import Settings

GOAL = 1.5
"""Seconds of processor time for 5,000 briefings."""


def measure(briefings: int) -> Iterator[tuple[str, float, int]]:
    """What was timed, the seconds of processor time, and how much was found; the stages first."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        Writer(briefings).write(content)
        put(content / "sources" / "article.yml", "title: The article\n")
        start = time.process_time()
        outcome = run(Content(content, "content"), Settings(now=datetime.now(UTC)))
        yield "the stages before", time.process_time() - start, len(outcome.problems)
    start = time.process_time()
    copy = Copy(outcome.newsroom, outcome.corpus)
    number = len(copy.quotations)
    yield "gathering quotations", time.process_time() - start, number
    for rule in RULES:
        start = time.process_time()
        found = sum(1 for _ in rule.problems(copy, Level.WARNING))
        yield rule.code, time.process_time() - start, found


def main(briefings: int) -> int:
    """Print a table. Returns the exit code."""
    total = 0.0
    for place, (what, seconds, found) in enumerate(measure(briefings)):
        total += seconds if place else 0
        print(f"{what:28} {seconds:8.3f} s {found:8,}")
    goal = GOAL * max(1, briefings / 5000)
    print(f"{'all rules':28} {total:8.3f} s          goal {goal:.1f} s")
    return 0 if total <= goal else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 5000))
