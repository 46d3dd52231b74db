"""Where a build spends its time, by the parts that do the work: for the report of `make bench`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

BUILD = """
import json, re, signal, sys
from collections import Counter
import nutgraf.workers
from nutgraf.cli import main

nutgraf.workers._may_fork = lambda: False  # all of it in this process, where it is seen
WORKERS = re.compile(sys.argv[2])
found = Counter()

def look(_, frame):
    while frame and not WORKERS.search(frame.f_code.co_filename):
        frame = frame.f_back
    found[frame.f_code.co_filename if frame else ""] += 1

signal.signal(signal.SIGPROF, look)
signal.setitimer(signal.ITIMER_PROF, 0.005, 0.005)
try:
    main(["build"])
except SystemExit:
    pass
signal.setitimer(signal.ITIMER_PROF, 0)
with open(sys.argv[1], "w") as file:
    json.dump(found, file)
"""
"""Builds a site, and looks two hundred times a second who is at work: Python's own library works for its caller."""

OURS = r"/generator/nutgraf/(\w+)"
THEIRS = r"/site-packages/(\w+)"
TEMPLATE = r"\.html$"
LEAST = 0.01
"""Parts with less than this share are told together."""


def profile(site: Path) -> Counter[str]:
    """How often a build of a site was seen at work, by the part in whose code it was."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "profile"
        workers = "|".join([OURS, THEIRS, TEMPLATE])
        subprocess.run(
            [sys.executable, "-c", BUILD, file, workers], cwd=site, check=True, capture_output=True
        )
        seen: dict[str, int] = json.loads(file.read_text())
    found: Counter[str] = Counter()
    for name, times in seen.items():
        found[_part(name)] += times
    return found


def _part(file: str) -> str:
    if re.search(TEMPLATE, file):
        return "templates"
    if ours := re.search(OURS, file):
        return f"nutgraf.{ours[1]}"
    if theirs := re.search(THEIRS, file):
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
