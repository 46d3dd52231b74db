"""Our newsroom's files as its writers see them, read with PyYAML alone: what the site is held to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.data import read_yaml

CONTENT = Path(__file__).parents[2] / "content"
SECTIONS = ("briefings", "actors", "topics", "stories", "sources")

QUOTED = re.compile(r"^>[ ]?(?P<words>.+?)\n>\n>[ ]—[ ](?P<line>.+?)$", re.MULTILINE | re.DOTALL)
CITED = re.compile(r"\[@(?P<source>[^\s,\]]+)(?:,\s*(?P<locator>[^\]]+))?\]")


@dataclass(frozen=True)
class File:
    """One item: where it is published, what its file says."""

    kind: str
    id: str
    fields: dict[str, Any]
    body: str

    @property
    def address(self) -> str:
        """Where it is published."""
        if self.kind != "briefings":
            return f"{self.kind}/{self.id}/"
        day = self.fields["date"]
        return f"briefings/{day:%Y/%m/%d}/{self.fields.get('slug', self.id)}/"

    @property
    def heading(self) -> str:
        """Its name or title."""
        return str(self.fields.get("name") or self.fields["title"])


@dataclass(frozen=True)
class Quote:
    """One statement: the words, who said them, and what else is told of it. `speaker` is an id or a name."""

    briefing: File
    words: str
    speaker: str
    said: date | None
    venue: str | None
    source: str | None
    locator: str | None


def items() -> Iterator[File]:
    """Every item of the newsroom."""
    for section in SECTIONS:
        for path in sorted((CONTENT / section).rglob("*")):
            if path.suffix == ".md" and path.stem != "index":
                _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
                yield File(section, path.stem, read_yaml(front), body)
            elif path.suffix == ".yml":
                found = read_yaml(path.read_text(encoding="utf-8"))
                is_one = not all(isinstance(value, dict) for value in found.values())
                for id, fields in {path.stem: found}.items() if is_one else found.items():
                    yield File(section, id, fields, "")


def quotes() -> Iterator[Quote]:
    """Every statement, in fields and in prose; a translation says nothing of its own."""
    for briefing in items():
        if briefing.kind != "briefings" or "translation" in briefing.fields:
            continue
        for said in briefing.fields.get("statements", []):
            yield Quote(
                briefing,
                said.get("quote") or said["paraphrase"],
                said.get("speaker") or said["attribution"],
                *(said.get(name) for name in ("said", "venue", "source", "locator")),
            )
        for found in QUOTED.finditer(briefing.body):
            yield _quote(briefing, found["words"], " ".join(found["line"].split()))


def _quote(briefing: File, words: str, line: str) -> Quote:
    cited = CITED.search(line)
    speaker, *rest = [part.strip() for part in CITED.sub("", line).split(",")]
    days = [part for part in rest if re.fullmatch(r"\d{4}-\d\d-\d\d", part)]
    venue = ", ".join(part for part in rest if part and part not in days)
    return Quote(
        briefing,
        " ".join(words.replace("\n>", "\n").split()),
        speaker,
        date.fromisoformat(days[0]) if days else None,
        venue or None,
        cited["source"] if cited else None,
        cited["locator"] if cited else None,
    )
