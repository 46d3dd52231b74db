"""How long the editorial rules take, each by itself and all together, beside the stages before them.

    python benchmarks/rules.py [BRIEFINGS]

Makes a newsroom of so many briefings (5,000 if nothing is given) with four quotations each in a temporary
folder. Half of them lack a source, so that finding costs its share; some lack a date, so that every quotation of
a speaker may be another's. Ends with 1 where all rules together take longer than the goal.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from nutgraf.pipeline import Content, run
from nutgraf.problems import Level
from nutgraf.rules import RULES
from nutgraf.rules.copy import Copy
from nutgraf.settings import Settings

GOAL = 1.5
"""Seconds of processor time for 5,000 briefings."""

ACTORS, TOPICS, VOCABULARY, WORDS = 250, 100, 4000, 500
SYLLABLES = (
    "ba be bi bo da de di do fa fe fi fo ka ke ki ko la le li lo ma me mi mo ra re ri ro".split()
)


class Writer:
    """Writes a newsroom that is the same each time."""

    def __init__(self, briefings: int) -> None:
        self._random = random.Random(1)  # noqa: S311  # the same text each time, nothing secret
        self._briefings = briefings
        self._words = ["".join(self._random.choices(SYLLABLES, k=3)) for _ in range(VOCABULARY)]
        weights = [1 / (rank + 5) for rank in range(VOCABULARY)]  # as words are in languages (Zipf)
        self._prose = self._random.choices(self._words, weights, k=100_000)

    def write(self, folder: Path) -> None:
        """Write all files below a folder."""
        for kind, number in (("actors", ACTORS), ("topics", TOPICS)):
            items = "".join(
                f"{kind[0]}{each}: {{name: {self._name(each)}}}\n" for each in range(number)
            )
            _put(folder / kind / "all.yml", items)
        for number in range(self._briefings):
            path = folder / "briefings" / f"{number // 100}" / f"b{number}.md"
            _put(path, "".join(self._briefing(number)))

    def _name(self, number: int) -> str:
        return f"{self._words[number].title()} {self._words[-number - 1].title()}"

    def _text(self, words: int) -> str:
        start = self._random.randrange(len(self._prose) - words)
        return " ".join(self._prose[start : start + words])

    def _briefing(self, number: int) -> Iterator[str]:
        day = date(2024, 12, 31) - timedelta(days=number % 3650)
        topics = self._random.sample(range(TOPICS), 3)
        yield f"---\ntitle: {self._text(8)}\ndate: {day}\nsummary: {self._text(20)}\n"
        yield f"topics: [{', '.join(f't{each}' for each in topics)}]\nstatements:\n"
        for _ in range(2):
            speaker = self._random.randrange(ACTORS)
            yield f"  - quote: {self._text(20)}\n    speaker: a{speaker}\n"
            if number % 10:
                yield f"    said: {day}\n"
        yield f"---\n{self._text(WORDS)}\n"
        for _ in range(2):
            name = self._name(self._random.randrange(ACTORS))
            yield f"\n## {self._text(3)}\n\n> {self._text(20)}\n>\n> — {name}, {day} [@article]\n"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def measure(briefings: int) -> Iterator[tuple[str, float, int]]:
    """What was timed, the seconds of processor time, and how much was found; the stages first."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        Writer(briefings).write(content)
        _put(content / "sources" / "article.yml", "title: The article\n")
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
