"""The content folder → Documents."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nutgraf.keys import SECTIONS, Kind
from nutgraf.load import front_matter
from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Mark, Scalar, Sequence, describe
from nutgraf.load.yaml_nodes import parse_yaml
from nutgraf.problems import Place, Problem

MARKDOWN = frozenset({".md", ".markdown"})
YAML = frozenset({".yml", ".yaml"})
ITEM_FILES = MARKDOWN | YAML
JEKYLL_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the content folder: where it is, where it lies below that folder, and what it is called to writers."""

    location: Path
    source: str
    label: str

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, such as `.md`."""
        return PurePosixPath(self.source).suffix.lower()

    @property
    def kind(self) -> Kind:
        """The kind of item that this file holds: its top folder says so; elsewhere a Markdown file is a page."""
        top, _, rest = self.source.partition("/")
        return Kind(top) if rest and top in SECTIONS else Kind.PAGE


def find_files(
    content: Path, label: str, excluded: Callable[[str], bool] | None = None
) -> list[SourceFile]:
    """Every file below `content`, sorted by path; hidden ones are left out.

    `label` is what writers call the folder (`content`); `excluded` tells paths below it that do not count.
    """
    return [
        SourceFile(content / source, source, f"{label}/{source}")
        for source in _walk(content)
        if excluded is None or not excluded(source)
    ]


def _walk(folder: Path, below: str = "") -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(folder / entry.name, f"{below}{entry.name}/")
        else:
            yield below + entry.name


def load(files: Iterable[SourceFile]) -> tuple[list[Document], list[Problem]]:
    """The documents in `files`, in their order, and every problem with reading them."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for file in files:
        found, wrong = load_file(file)
        documents += found or ([_unreadable(file)] if wrong else [])
        problems += wrong
    return _with_unique_ids(documents), problems


def load_file(file: SourceFile) -> tuple[list[Document], list[Problem]]:
    """The documents in one file: none, one, or as many as a YAML file holds."""
    text, problem = _decode(file)
    if problem:
        return [], [problem]
    if file.kind is Kind.PAGE and file.suffix in YAML:
        return [], []  # data of the site's own
    if file.kind is not Kind.PAGE and not text.strip():
        return [], [_empty(file)]
    return _load_markdown(file, text) if file.suffix in MARKDOWN else _load_yaml(file, text)


def _unreadable(file: SourceFile) -> Document:
    identifier, is_index = _identify(file)
    return Document(
        file.kind, identifier, file.label, file.source, Mapping(), is_index=is_index, is_broken=True
    )


def _decode(file: SourceFile) -> tuple[str, Problem | None]:
    try:
        data = file.location.read_bytes()
    except OSError as error:
        message = f"expected a readable file, but {error.strerror or error}"
        return "", Problem(Place(file.label), "", message, "", "unreadable")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _not_utf8(file, data, error)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), None


def _not_utf8(file: SourceFile, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    place = Place(file.label, before.count(b"\n") + 1, column)
    message = f"expected UTF-8 text, but got the byte 0x{data[error.start]:02X}"
    return Problem(place, "", message, "Save the file again with the encoding UTF-8.", "not-utf8")


def _empty(file: SourceFile) -> Problem:
    what = f"expected a {file.kind.singular}, but the file is empty"
    first = "title" if file.kind in (Kind.BRIEFING, Kind.SOURCE) else "name"
    hint = f"Begin it with `{first}:`, or delete it."
    return Problem(Place(file.label), "", what, hint, "empty-file")


def _load_markdown(file: SourceFile, text: str) -> tuple[list[Document], list[Problem]]:
    parts = front_matter.split(text)
    if parts.unclosed:
        message = "expected a line `---` at the end of the front matter, but got none"
        return [], [
            Problem(
                Place(file.label), "", message, "Put `---` on a line of its own.", "front-matter"
            )
        ]
    fields, problems = Mapping(), list[Problem]()
    if parts.front_matter is not None:
        node, problems = parse_yaml(parts.front_matter, file.label, first_line=2)
        if isinstance(node, Mapping):
            fields = node
        elif node is not None:
            problems.append(_no_fields(file, node.mark, describe(node)))
        if problems:
            return [], problems
    identifier, is_index = _identify(file)
    return [
        Document(
            file.kind,
            identifier,
            file.label,
            file.source,
            fields,
            parts.body,
            parts.body_line,
            is_index,
        )
    ], problems


def _identify(file: SourceFile) -> tuple[str, bool]:
    """The id of the item in a Markdown file, and whether the file introduces its section instead.

    `index.md` in a folder of its own is the item of that folder's name (Hugo's page bundle).
    """
    path = PurePosixPath(file.source)
    if path.stem not in ("index", "_index"):
        return path.stem, False
    if file.kind is Kind.PAGE:
        return path.parent.as_posix(), False
    return path.parent.name, len(path.parts) == 2  # noqa: PLR2004  # section folder / file


def _load_yaml(file: SourceFile, text: str) -> tuple[list[Document], list[Problem]]:
    node, problems = parse_yaml(text, file.label)
    if problems or node is None:
        return [], problems or [_empty(file)]
    if not isinstance(node, Mapping):
        return [], [_no_fields(file, node.mark, describe(node))]
    if not _holds_many(node):
        stem = PurePosixPath(file.source).stem
        return [Document(file.kind, stem, file.label, file.source, node)], []
    return [_one_of_many(file, entry) for entry in node.entries.values()], []


def _holds_many(node: Mapping) -> bool:
    """Whether a YAML file is a mapping of ids to items: an item itself always has a field that is text."""
    values = [entry.value for entry in node.entries.values()]
    return any(isinstance(value, Mapping) for value in values) and not any(
        isinstance(value, Sequence) or (isinstance(value, Scalar) and not value.is_null)
        for value in values
    )


def _one_of_many(file: SourceFile, entry: Entry) -> Document:
    fields = entry.value if isinstance(entry.value, Mapping) else Mapping({}, entry.mark)
    return Document(
        file.kind, entry.name, file.label, file.source, Mapping(fields.entries, entry.mark)
    )


def _no_fields(file: SourceFile, mark: Mark, found: str) -> Problem:
    message = f"expected fields such as `title: …`, but got {found}"
    return Problem(
        Place(file.label, mark.line, mark.column),
        "",
        message,
        "Write `name: value`.",
        "front-matter",
    )


def _with_unique_ids(documents: list[Document]) -> list[Document]:
    """Briefings in several folders may share a file name (two Jekyll posts `weekly.md`): the path then tells them."""
    owners: dict[str, set[str]] = {}
    for document in documents:
        if document.kind is Kind.BRIEFING:
            owners.setdefault(document.id, set()).add(document.source)
    return [
        document.renamed(
            PurePosixPath(document.source).with_suffix("").as_posix().partition("/")[2]
        )
        if document.kind is Kind.BRIEFING and len(owners[document.id]) > 1
        else document
        for document in documents
    ]
