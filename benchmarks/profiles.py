"""Where a build spends its time, by the parts that do the work: for the report of `make bench`."""

from __future__ import annotations

import pstats
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

BUILD = """
import cProfile, sys
import nutgraf.workers
from nutgraf.cli import main

nutgraf.workers._may_fork = lambda: False  # all of it in this process, where it is seen
profiler = cProfile.Profile()
try:
    profiler.runcall(main, ["build"])
except SystemExit:
    pass
profiler.dump_stats(sys.argv[1])
"""

OURS = re.compile(r"/generator/nutgraf/(\w+)")
THEIRS = re.compile(r"/site-packages/(\w+)")
LEAST = 0.01
"""Parts with less than this share are told together."""


def profile(site: Path) -> Counter[str]:
    """Seconds of a build of a site, by the part in whose code they passed; profiling makes all of it slower."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "profile"
        subprocess.run(
            [sys.executable, "-c", BUILD, file], cwd=site, check=True, capture_output=True
        )
        stats = pstats.Stats(str(file)).stats  # type: ignore[attr-defined]  # typeshed does not know it
    found: Counter[str] = Counter()
    for (name, _, _), (_, _, own, _, callers) in stats.items():
        if name == "~":  # written in C: it counts for who calls it
            for (caller, _, _), (_, _, spent, _) in callers.items():
                found[_part(caller)] += spent
        else:
            found[_part(name)] += own
    return found


def _part(file: str) -> str:
    if file.endswith(".html"):
        return "templates"
    if ours := OURS.search(file):
        return f"nutgraf.{ours[1]}"
    if theirs := THEIRS.search(file):
        return theirs[1]
    return "Python itself"


def profile_table(found: Counter[str]) -> Iterator[str]:
    """The rows of a Markdown table: each part with its share of the whole."""
    whole = found.total()
    shown = [(part, spent / whole) for part, spent in found.most_common() if spent / whole >= LEAST]
    yield "| part | share |"
    yield "|---|---:|"
    for part, share in shown:
        yield f"| {part} | {share:.0%} |"
    yield f"| all else | {1 - sum(share for _, share in shown):.0%} |\n"
