"""The pages of the handbook, cut into what tests look at: examples, tables, headings, links.

An example is a fenced block. What its first line says after three backticks tells what is done with it:

- `markdown content/…`, `yaml content/…`: a file of a newsroom;
- `yaml briefing`, `markdown prose`: fields, or the text, of a briefing in that newsroom;
- `markdown wrong content/…`, and the `text` after it: a file with faults, and what is said of it;
- `yaml mkdocs.yml`: settings;
- `jinja …`, `yaml strings/…`: a file of the theme;
- `console`: commands after `$`, and what they print;
- `text`, or nothing: a picture in characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.project.commands import ROOT, git

FENCE = re.compile(r"^```(?P<kind>\S*)[ \t]*(?P<role>.*)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
TABLE = re.compile(r"^<!-- (?P<name>[\w: ]+) -->\n(?P<lines>(?:\|.*\n)+)", re.MULTILINE)
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Example:
    """A fenced block: its language, what it is an example of, and the page it stands on."""

    page: str
    kind: str
    role: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {self.kind} {self.role}".strip()


@dataclass(frozen=True)
class Page:
    """One page of the handbook."""

    name: str
    text: str

    @property
    def folder(self) -> Path:
        """The folder that its links begin at."""
        return (ROOT / self.name).parent

    @property
    def prose(self) -> str:
        """The page without its fenced blocks."""
        return FENCE.sub("", self.text)

    def examples(self, kind: str = r"\w+", role: str = "") -> list[Example]:
        """Its fenced blocks of a language whose role begins so."""
        return [
            Example(self.name, found["kind"], found["role"], found["text"])
            for found in FENCE.finditer(self.text)
            if re.fullmatch(kind, found["kind"]) and found["role"].startswith(role)
        ]

    def tables(self) -> Iterator[tuple[str, list[list[str]]]]:
        """Its tables that are marked by a comment: the mark, and the cells of each row."""
        for found in TABLE.finditer(self.text):
            lines = found["lines"].splitlines()[2:]
            yield found["name"], [_cells(line) for line in lines]

    def links(self) -> list[str]:
        """Where its links and pictures lead."""
        return [found["target"] for found in LINK.finditer(CODE.sub("", self.prose))]

    def anchors(self) -> set[str]:
        """The fragments of its headings, as GitHub makes them."""
        return {_anchor(heading) for heading in HEADING.findall(self.prose)}


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def codes(cell: str) -> list[str]:
    """What stands between backticks."""
    return CODE.findall(cell)


def read(name: str) -> Page:
    """The page of that path."""
    return Page(name, (ROOT / name).read_text(encoding="utf-8"))


def pages() -> list[Page]:
    """The handbook and the pages at the front door."""
    names = git("ls-files", "--cached", "--others", "--exclude-standard", "*.md", "docs/*.md")
    return [read(name) for name in sorted({*names}) if "/" not in name or name.startswith("docs/")]


def table(page: str, name: str) -> list[list[str]]:
    """The rows of the one table of that mark on a page."""
    [rows] = [rows for mark, rows in read(page).tables() if mark == name]
    return rows
