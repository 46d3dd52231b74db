"""A newsroom to measure by: made of words that nobody knows, as often as words are in languages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

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
            put(folder / kind / "all.yml", items)
        for number in range(self._briefings):
            path = folder / "briefings" / f"{number // 100}" / f"b{number}.md"
            put(path, "".join(self._briefing(number)))

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


def put(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
