"""How long the commands take that an editor waits for: with nothing kept, with everything, and after an edit.

    python -m benchmarks.check [BRIEFINGS [NEWSROOM]]

Makes a newsroom of so many briefings (1,000 if nothing is given) in a temporary folder, or takes a copy of the one in
the folder that is named. For each run it prints the processor time of all processes, the time by the clock, and how
many times as fast it is as a check that keeps nothing. On a machine that others use, only the ratios mean something.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.newsroom import Writer

CONFIG = """\
site_name: Benchmark
docs_dir: content
theme: {name: material}
markdown_extensions: [attr_list, admonition]
plugins:
  - nutgraf:
      cache: !ENV [NUTGRAF_CACHE, true]
"""


def make(folder: Path, briefings: int, model: Path | None) -> None:
    """Put a newsroom into a folder."""
    if model:
        shutil.copytree(model / "content", folder / "content")
    else:
        Writer(briefings).write(folder / "content")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")


def run(folder: Path, *words: str, cache: bool = True) -> tuple[float, float]:
    """Seconds of processor time, and by the clock, that a command of `nutgraf` takes."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [Path(sys.executable).with_name("nutgraf"), *words],
        cwd=folder,
        env={**os.environ, "NUTGRAF_CACHE": str(cache).lower()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,  # what is wrong with such content is of no matter here
    )
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start


def edit(folder: Path) -> None:
    """One more sentence in one briefing."""
    path = next((folder / "content" / "briefings").rglob("*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def add_actor(folder: Path) -> None:
    """One more actor, whose name stands in some texts."""
    path = next((folder / "content" / "briefings").rglob("*.md"))
    name = path.read_text(encoding="utf-8").rsplit("---\n", 1)[1].split()[0].strip(".,")
    (folder / "content" / "actors" / "one-more.yml").write_text(f"name: {name}\n", encoding="utf-8")


def nothing(folder: Path) -> None:
    """No edit."""
    del folder


def write_article(folder: Path) -> None:
    """The text of a briefing, as an article by somebody else, and as the text of a source."""
    path = next((folder / "content" / "briefings").rglob("*.md"))
    text = path.read_text(encoding="utf-8").rsplit("---\n", 1)[1]
    (folder / "originals").mkdir()
    for name in ("article.txt", "originals/article.txt"):
        (folder / name).write_text(text, encoding="utf-8")


def an_actor(folder: Path) -> str:
    """The id of an actor that the newsroom has."""
    actors = folder / "content" / "actors"
    many = actors / "all.yml"
    if many.exists():
        return many.read_text(encoding="utf-8").partition(":")[0]
    return min(path.stem for path in actors.glob("*.md"))


def main() -> None:
    """Measure, and print a table."""
    briefings = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    model = Path(sys.argv[2]) if len(sys.argv) > 2 else None  # noqa: PLR2004  # the second word
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make(folder, briefings, model)
        actor, first = an_actor(folder), 0.0
        write_article(folder)
        print(f"{'':<36}{'processor':>10}{'clock':>8}{'times as fast':>15}")
        for name, change, words, cache in steps(actor):
            change(folder)
            busy, passed = run(folder, *words, cache=cache)
            first = first or passed
            print(f"{name:<36}{busy:>9.1f}s{passed:>7.1f}s{first / passed:>15.1f}")


def steps(actor: str) -> list[tuple[str, Callable[[Path], None], tuple[str, ...], bool]]:
    """What is measured: its name, the edit before it, the command, and whether anything is kept."""
    from_article = ("new", "briefing", "One more", "--from", "article.txt")
    return [
        ("check, nothing kept", nothing, ("check",), False),
        ("check, the first time", nothing, ("check",), True),
        ("check, nothing changed", nothing, ("check",), True),
        ("check, one briefing edited", edit, ("check",), True),
        ("check, one actor more", add_actor, ("check",), True),
        ("check against sources", nothing, ("check", "--sources", "originals"), True),
        ("stats, after a check", nothing, ("stats",), True),
        ("stats, again", nothing, ("stats",), True),
        ("stats, one briefing edited", edit, ("stats",), True),
        ("mentions, nothing changed", nothing, ("mentions",), True),
        ("mentions of an actor", nothing, ("mentions", actor), True),
        ("mentions, ambiguous names", nothing, ("mentions", "--ambiguous"), True),
        ("mentions, unclaimed names", nothing, ("mentions", "--unclaimed"), True),
        ("mentions, unclaimed names, again", nothing, ("mentions", "--unclaimed"), True),
        ("rename, shown", nothing, ("rename", actor, "another-id", "--dry-run"), True),
        ("new briefing from an article", nothing, from_article, True),
    ]


if __name__ == "__main__":
    main()
