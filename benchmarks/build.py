"""How long a build takes beside the same newsroom in Hugo and in stock Material: run by `make bench`.

    python -m benchmarks.build [--briefings N ...] [--runs N] [--no-material] [--write FILE]

Makes one newsroom of each size and writes it out for each tool; installs the other tools from their packages, in
versions that are set here, into a folder of their own. Runs alternate between tools, and what is told is the median.
On a machine that others use, only the ratios mean something.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.newsroom import put
from benchmarks.peers import BLOG, NUTGRAF, TEMPLATE, VERSIONS, Tool, install, write_sites
from benchmarks.preview import seconds_to_page
from benchmarks.profiles import profile, profile_table
from benchmarks.search import search_table

SETTLED = 0.2
"""Seconds between an edit and a build: a build that begins in the same moment does not know which came first."""

EXTENSION = "pymdownx.details"
"""One that Nutgraf does not write by itself."""

EXTENDED = "nothing kept, Markdown extended"

SAVED = 5
"""So many edits are saved in a preview."""

INTERVAL = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of processors, and the most memory of all processes together, in MB."""

    clock: float
    processor: float
    memory: float


def run(tool: Tool, site: Path) -> Cost:
    """Build a site once."""
    time.sleep(SETTLED)
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has its modules compiled
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(
        tool.command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env
    )
    most = [0.0]
    watch = threading.Thread(target=_watch, args=(process, most))
    watch.start()
    _, errors = process.communicate()
    watch.join()
    if process.returncode:
        sys.exit(f"{tool.name}: {errors.decode()[-2000:]}")
    after = os.times()
    busy = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Cost(time.perf_counter() - start, busy, most[0])


def _watch(process: subprocess.Popen[bytes], most: list[float]) -> None:
    """The most memory that a process and its children have at a time; what they share counts once."""
    while process.poll() is None:
        most[0] = max(most[0], sum(map(_proportional, _family(process.pid))) / 1000)
        time.sleep(INTERVAL)


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _proportional(process: int) -> int:
    """Its share of memory in kB."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def clear(tool: Tool, site: Path) -> None:
    """Nothing is built, and nothing is kept."""
    for name in ("site", *tool.kept):
        shutil.rmtree(site / name, ignore_errors=True)


def edit(site: Path) -> None:
    """One more sentence in one briefing."""
    content = site / "content"
    path = sorted([*content.glob("briefings/**/*.md"), *content.glob("posts/*.md")])[-1]
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def add_alias(site: Path) -> None:
    """One more name of one actor, who had none."""
    path = site / "content" / "actors" / "all.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(place for place, line in enumerate(lines) if "aliases" not in line)
    lines[place] = f"{lines[place][:-1]}, aliases: [Rolo Kiba {place}]}}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def edit_template(site: Path) -> None:
    """One more word on every briefing."""
    path = site / TEMPLATE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{% endblock %}", "edited{% endblock %}", 1), encoding="utf-8")


def extend_markdown(site: Path) -> None:
    """Nothing is kept, and Markdown is more than Nutgraf writes by itself: every text goes through its parser."""
    shutil.rmtree(site / "site")
    shutil.rmtree(site / ".nutgraf")
    put(site / "mkdocs.yml", json.dumps({**NUTGRAF, "markdown_extensions": [EXTENSION]}))


def take_back_markdown(site: Path) -> None:
    """Markdown is as it was."""
    put(site / "mkdocs.yml", json.dumps(NUTGRAF))


def nothing(site: Path) -> None:
    """No edit."""
    del site


STEPS: dict[str, Callable[[Path], None]] = {
    "nothing kept": nothing,
    "one briefing edited": edit,
    "nothing changed": nothing,
}


OURS: dict[str, Callable[[Path], None]] = {
    "an actor's name added": add_alias,
    "a template edited": edit_template,
    EXTENDED: extend_markdown,
}
"""What only Nutgraf has an answer for: the others build everything at any edit."""


def measure(sites: Mapping[str, Path], tools: list[Tool], runs: int) -> dict[tuple[str, str], Cost]:
    """The medians: (what was done, the tool) → what it cost."""
    found: dict[tuple[str, str], list[Cost]] = {}
    for number in range(runs):
        for step, change in STEPS.items():
            for tool in tools:
                site = sites[tool.name]
                if step == "nothing kept":
                    clear(tool, site)
                change(site)
                cost = _told(run(tool, site), f"run {number + 1}: {step}, {tool.name}")
                found.setdefault((step, tool.name), []).append(cost)
        for step, change in OURS.items():
            change(sites["Nutgraf"])
            cost = _told(run(tools[0], sites["Nutgraf"]), f"run {number + 1}: {step}")
            found.setdefault((step, "Nutgraf"), []).append(cost)
        take_back_markdown(sites["Nutgraf"])
    return {key: _median(costs) for key, costs in found.items()}


def _told(cost: Cost, of: str) -> Cost:
    """That cost, told while more is measured: all of it takes long."""
    print(f"  {of}: {cost.clock:.1f} s", file=sys.stderr)
    return cost


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        median(each.clock for each in costs),
        median(each.processor for each in costs),
        median(each.memory for each in costs),
    )


def table(found: Mapping[tuple[str, str], Cost]) -> Iterator[str]:
    """The rows of a Markdown table; ratios are to Hugo's time for the same, or else for an edit.

    Of a build from nothing with other Markdown, to that for a build from nothing.
    """
    yield "| | | clock | × Hugo | processor | memory |"
    yield "|---|---|---:|---:|---:|---:|"
    for (step, tool), cost in found.items():
        likes = "nothing kept" if step == EXTENDED else "one briefing edited"
        hugo = found.get((step, "Hugo"), found[likes, "Hugo"])
        ratio = cost.clock / hugo.clock
        yield (
            f"| {step} | {tool} | {cost.clock:.1f} s | {ratio:.2f} | {cost.processor:.1f} s | {cost.memory:.0f} MB |"
        )


def size(site: Path) -> str:
    """How large a built site is."""
    files = [path for path in (site / "site").rglob("*") if path.is_file()]
    return f"{len(files):,} files, {sum(path.stat().st_size for path in files) / 1e6:,.0f} MB"


def report(sizes: list[int], runs: int, *, has_material: bool) -> Iterator[str]:
    """What is written to `docs/performance.md`."""
    tools = [tool for tool in install() if has_material or "Material" not in tool.name]
    yield "# Performance\n"
    yield (
        "Written by `make bench`, and not by hand. The same newsroom, of briefings with 500 words and four "
        "quotations each, 250 actors and 100 topics, built by each tool. Nutgraf makes links, cards, feeds, data and "
        "the rest; Hugo and stock Material make the pages that they can make of it, Material with blog and tags those "
        "of topics and actors, too (it takes long: in all but the smallest size once, from nothing). Seconds differ "
        "from machine to machine, and on a machine with other work from hour to hour: compare ratios.\n"
    )
    today = datetime.now(UTC).date()
    versions = ", ".join(VERSIONS.values())
    yield (
        f"{today}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {versions}; medians of {runs}.\n"
    )
    for briefings in sizes:
        with tempfile.TemporaryDirectory() as folder:
            sites = write_sites(briefings, Path(folder))
            often = [tool for tool in tools if tool.name != BLOG or briefings == min(sizes)]
            once = [tool for tool in tools if tool not in often]
            yield f"## {briefings:,} briefings\n"
            found = measure(sites, often, runs)
            for tool in once:
                cost = run(tool, sites[tool.name])
                found["nothing kept", tool.name] = _told(cost, f"nothing kept, {tool.name}, once")
            yield from table(found)
            built = (f"{tool.name} {size(sites[tool.name])}" for tool in tools)
            yield f"\nThe sites: {'; '.join(built)}.\n"
            seconds = seconds_to_page(sites["Nutgraf"], SAVED)
            yield f"In a preview, what is saved is on its page after {seconds:.1f} s (median of {SAVED}).\n"
            yield "What is looked for in a browser, from the first key to the first result:\n"
            yield from search_table(sites["Nutgraf"])
            if briefings == min(sizes):
                clear(tools[0], sites["Nutgraf"])
                yield f"Where the first build of {briefings:,} spends its time, in one process:\n"
                yield from profile_table(profile(sites["Nutgraf"]))


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefings", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-material", action="store_true", help="leave out what takes longest")
    parser.add_argument("--write", type=Path, help="where the report goes; left out, to the screen")
    options = parser.parse_args()
    text = "\n".join(report(options.briefings, options.runs, has_material=not options.no_material))
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
