"""What Lighthouse says of the newsroom: performance, accessibility, best practices and search engines, of 100.

    python -m benchmarks.lighthouse [PAGE ...]

Builds the newsroom, serves it compressed as GitHub Pages does, and has Lighthouse look at one page of each kind (or at
those named: `actor`, `briefing-arabic`, …), on a phone and on a desk. Prints one table, and below it what cost points.
Lighthouse comes from npm, in the version named here, into `.venv/lighthouse/`; it asks for Node 22.19 or newer, and a
browser. Ends with 1 where a score is less than 95, with 2 where a page could not be judged.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from benchmarks.serving import BROWSER, served

ROOT = Path(__file__).resolve().parents[1]
PREFIX = Path(sys.prefix)

VERSION = "13.5.0"
LIGHTHOUSE = PREFIX / "lighthouse" / VERSION
PROGRAM = LIGHTHOUSE / "node_modules" / "lighthouse" / "cli" / "index.js"

GOAL = 95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FORMS: Mapping[str, tuple[str, ...]] = {"phone": (), "desk": ("--preset=desktop",)}
PAGES: dict[str, str] = yaml.safe_load((ROOT / "tools" / "pages.yml").read_text(encoding="utf-8"))
del PAGES["missing"]  # it is served as what it is, an error
GAIN = 0.9
"""An audit with less than this is told of, where it cost points."""

TAKES = 180
"""Seconds after which a page is given up."""

Report = dict[str, Any]


@contextmanager
def served_newsroom() -> Iterator[str]:
    """Build the newsroom, and serve it while it is judged: the address of its front page."""
    with tempfile.TemporaryDirectory() as folder:
        build = ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run([sys.executable, *build], cwd=ROOT, env=quiet, check=True)
        with served(Path(folder)) as server:
            yield server.address


def install() -> None:
    """Have npm bring Lighthouse, where it is not there yet in this version."""
    if not PROGRAM.exists():
        LIGHTHOUSE.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(LIGHTHOUSE), "--no-audit", "--no-fund"]
        subprocess.run([*command, "--loglevel=error", f"lighthouse@{VERSION}"], check=True)


def judge(address: str, form: str) -> Report | str:
    """Lighthouse's report on a page, or why there is none."""
    environment = dict(os.environ)
    if BROWSER.exists():
        environment["CHROME_PATH"] = BROWSER.read_text(encoding="utf-8")
    command: Sequence[str] = (
        "node",
        str(PROGRAM),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        # The sandbox needs rights that containers lack; only our own pages are opened.
        "--chrome-flags=--headless=new --no-sandbox",
        *FORMS[form],
    )
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=TAKES, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {TAKES} seconds"
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["Lighthouse failed, and said nothing"])[-1]
    report: Report = json.loads(done.stdout)
    failed = report.get("runtimeError")
    return str(failed["message"]) if failed else report


def scores(report: Report) -> list[int | None]:
    """The four scores, of 100; None for one that Lighthouse could not tell."""
    found = [report["categories"][each]["score"] for each in CATEGORIES]
    return [None if each is None else round(100 * each) for each in found]


def costs(report: Report) -> Iterator[str]:
    """What cost points: the audits that count and are not passed, and what they found."""
    for category in CATEGORIES:
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < GAIN:
                told = audit.get("displayValue", "")
                yield f"{category}: {audit['title']} {told}".rstrip()


def power(report: Report) -> str:
    """How fast the machine was then: a busy one makes every page slow, and costs points."""
    index = round(report["environment"]["benchmarkIndex"])
    return f"measured while the machine had a benchmarkIndex of {index}: the lower, the slower"


def main() -> int:
    """Judge, print, and tell whether every score is as good as is wanted."""
    parser = argparse.ArgumentParser(description="What Lighthouse says of the newsroom.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"of {', '.join(PAGES)}")
    names: list[str] = parser.parse_args().pages or [*PAGES]
    if unknown := sorted({*names} - {*PAGES}):
        parser.error(f"expected pages of {', '.join(PAGES)}, found {', '.join(unknown)}")
    install()
    low: list[str] = []
    unjudged: list[str] = []
    say(f"{'':24}{''.join(f'{each:>16}' for each in CATEGORIES)}")
    with served_newsroom() as address:
        for name, form in product(names, FORMS):
            report = judge(address + PAGES[name], form)
            if isinstance(report, str):
                unjudged.append(f"{name}, {form}: {report}")
                continue
            found = scores(report)
            say(f"{f'{name}, {form}':24}{''.join(f'{each!s:>16}' for each in found)}")
            if None in found:
                unjudged.append(f"{name}, {form}: Lighthouse told no score for a category")
            if min(each or 0 for each in found) < GOAL:
                low += [f"{name}, {form}: {each}" for each in (*costs(report), power(report))]
    for heading, lines in (("Less than wanted", low), ("Not judged", unjudged)):
        if lines:
            say(f"\n{heading}:", *lines)
    return 2 if unjudged else int(bool(low))


def say(*lines: str) -> None:
    """Print at once, as a run takes minutes."""
    print(*lines, sep="\n  ", flush=True)


if __name__ == "__main__":
    sys.exit(main())
