"""Files → Documents, and what is wrong with reading them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from nutgraf.keys import SECTIONS, Key, Kind
from nutgraf.load import front_matter
from nutgraf.load.decode import decode
from nutgraf.load.document import Document
from nutgraf.load.files import ITEM_FILES, MARKDOWN, YAML, SourceFile
from nutgraf.load.identity import id_of, is_index, is_unused, with_own_ids
from nutgraf.load.nodes import Entry, Mapping, Node, describe, is_null
from nutgraf.load.remains import remains_of
from nutgraf.load.yaml_nodes import parse_yaml
from nutgraf.problems import Code, Level, Place, Problem
from nutgraf.text import quoted

NEARLY = 0.85
"""How alike two names of folders are that are one letter or a capital apart."""

HEADLINES = frozenset({"headline", "name", "title"})
"""Fields of which each item has one."""

TOML = "+++"
"""How Hugo marks front matter in another language."""


def load(files: Iterable[SourceFile]) -> tuple[list[Document], list[Problem]]:
    """The documents in `files`, in their order, and every problem with reading them."""
    files = [*files]
    documents: list[Document] = []
    problems: list[Problem] = misnamed_folders(files)
    for file in files:
        found, wrong = load_file(file)
        documents += found
        problems += wrong
    return with_own_ids(documents), problems


def misnamed_folders(files: Iterable[SourceFile]) -> list[Problem]:
    """A warning for each top folder that is nearly a section's: what lies in it would be plain pages."""
    first: dict[str, SourceFile] = {}
    for file in files:
        top, _, rest = file.source.partition("/")
        if rest and file.kind is Kind.PAGE and file.suffix in ITEM_FILES:
            first.setdefault(top, file)
    return [
        _misnamed(file, top, near[0])
        for top, file in first.items()
        if (near := get_close_matches(top.casefold(), SECTIONS, n=1, cutoff=NEARLY))
    ]


def _misnamed(file: SourceFile, top: str, section: str) -> Problem:
    message = f"expected the folder `{section}/`, but got {quoted(top, limit=None)}: what lies in it is plain pages"
    hint = f"Call the folder `{section}`, if these are {section}."
    return Problem(Place(file.label), "", message, hint, Code.FOLDER_NAME, Level.WARNING)


def load_file(
    file: SourceFile, data: bytes | Problem | None = None
) -> tuple[list[Document], list[Problem]]:
    """The documents in one file: none, one, or as many as a YAML file holds.

    `data` is what is in it, or why that is not to be had, where this is known already.
    """
    if file.kind is Kind.PAGE and file.suffix in YAML:
        return [], []  # data of the site's own
    text, problems = decode(file, data)
    if text is None:
        return [_one(file, Mapping(), is_broken=True)], problems
    if file.kind is not Kind.PAGE and not text.strip():
        return [_one(file, Mapping(), is_broken=True)], [*problems, _empty(file)]
    read = _load_markdown if file.suffix in MARKDOWN else _load_yaml
    documents, wrong = read(file, text)
    return documents, problems + wrong


def _empty(file: SourceFile) -> Problem:
    message = f"expected {file.kind.one}, but the file is empty"
    hint = f"Begin it with `{_first_field(file)}:`, or delete it."
    return Problem(Place(file.label), "", message, hint, Code.EMPTY_FILE)


def _first_field(file: SourceFile) -> str:
    return "title" if file.kind in (Kind.BRIEFING, Kind.SOURCE) else "name"


def _load_markdown(file: SourceFile, text: str) -> tuple[list[Document], list[Problem]]:
    if is_unused(file):
        return [], [_unused(file)]
    if text.startswith(TOML) and file.kind is not Kind.PAGE:
        return [_one(file, Mapping(), is_broken=True)], [_toml(file)]
    parts = front_matter.split(text)
    if parts.is_unclosed and file.kind is not Kind.PAGE:
        return _broken(file, text), [_unclosed(file)]
    node, problems = parse_yaml(parts.front_matter or "", file.label, first_line=2)
    if node is None and problems:
        return _broken(file, parts.front_matter or ""), problems
    start = len(text) - len(parts.body) if isinstance(node, Mapping) else 0
    if outside := _outside(file, text, start):
        return _broken(file, parts.front_matter or text), [*problems, outside]
    if isinstance(node, Mapping) or node is None:
        return [_one(file, node or Mapping(), parts.body, parts.body_line)], problems
    if file.kind is Kind.PAGE:  # a rule at its top, and another one below
        return [_one(file, Mapping(), text)], []
    return [_one(file, Mapping(), is_broken=True)], [*problems, _no_fields(file, node)]


def _load_yaml(file: SourceFile, text: str) -> tuple[list[Document], list[Problem]]:
    node, problems = parse_yaml(text, file.label)
    if node is None and problems:
        return _broken(file, text), problems
    if node is None or is_null(node):
        return [_one(file, Mapping(), is_broken=True)], [_empty(file)]
    if not isinstance(node, Mapping):
        return [_one(file, Mapping(), is_broken=True)], [*problems, _no_fields(file, node)]
    if not _holds_many(node):
        return [_one(file, node)], problems
    entries = [*node.entries.values()]
    problems += [_no_item(file, entry) for entry in entries if not _may_be_item(entry.value)]
    return [
        _one_of_many(file, entry, is_broken=not _may_be_item(entry.value)) for entry in entries
    ], problems


def _holds_many(node: Mapping) -> bool:
    """Whether a YAML file is a mapping of ids to items: an item itself always has a field that is text, its headline.

    What is no item among many that have their headline is an odd one.
    """
    values = {name: entry.value for name, entry in node.entries.items()}
    mappings = [value for value in values.values() if isinstance(value, Mapping)]
    if all(_may_be_item(value) for value in values.values()):
        return bool(mappings)
    has_headline = any(not isinstance(values[name], Mapping) for name in HEADLINES & values.keys())
    return not has_headline and any(HEADLINES & value.entries.keys() for value in mappings)


def _may_be_item(value: Node) -> bool:
    return isinstance(value, Mapping) or is_null(value)


def _one(
    file: SourceFile,
    fields: Mapping,
    body: str = "",
    body_line: int = 1,
    *,
    is_broken: bool = False,
) -> Document:
    return Document(
        key=Key(file.kind, id_of(file)),
        path=file.label,
        source=file.source,
        fields=fields,
        body=body,
        body_line=body_line,
        is_index=is_index(file),
        is_broken=is_broken,
    )


def _one_of_many(file: SourceFile, entry: Entry, *, is_broken: bool = False) -> Document:
    entries = entry.value.entries if isinstance(entry.value, Mapping) else {}
    return Document(
        key=Key(file.kind, entry.name),
        path=file.label,
        source=file.source,
        fields=Mapping(entries, entry.mark),
        is_one_of_many=True,
        is_broken=is_broken,
    )


def _broken(file: SourceFile, text: str) -> list[Document]:
    """What stands for the items of a file whose YAML does not parse: for that of its name, and for each id in it."""
    fields = remains_of(text)
    one = _one(file, fields, is_broken=True)
    if file.suffix in MARKDOWN:
        return [one]
    return [one] + [
        _one_of_many(file, entry, is_broken=True)
        for entry in fields.entries.values()
        if isinstance(entry.value, Mapping)
    ]


def _unclosed(file: SourceFile) -> Problem:
    message = "expected a line `---` at the end of the front matter, but got none"
    hint = "Put `---` on a line of its own, above the prose."
    return Problem(Place(file.label), "", message, hint, Code.FRONT_MATTER)


def _outside(file: SourceFile, text: str, start: int) -> Problem | None:
    """What is wrong with fields that are not in the front matter, which ends at `start`."""
    if lost := front_matter.lost_field(text, start):
        return _lost(file, text, *lost)
    above = None if file.kind is Kind.PAGE else front_matter.above_fields(text)
    return None if above is None else _misplaced(file, text, above)


def _misplaced(file: SourceFile, text: str, above: str) -> Problem:
    lines, words = above.count("\n"), above.strip()
    if lines:
        empty = "an empty line" if lines == 1 else f"{lines} empty lines"
        found = f", but got {quoted(words) if words else empty} above it"
        hint = f"Take away what stands above line {lines + 1}."
    else:
        found = f", where `---` stands, but got {quoted(text.splitlines()[0])}"
        hint = "Write three dashes there, and nothing else."
    message = f"expected front matter from the first line on{found}"
    return Problem(Place(file.label), "", message, hint, Code.FRONT_MATTER)


def _lost(file: SourceFile, text: str, name: str, offset: int) -> Problem:
    field = name.lower()
    message = f"expected the field `{field}` in front matter, but it stands outside of it: it would be published"
    hint = f"Put `---` into the very first line, write `{field}: …` below it, and `---` below the fields."
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return Problem(Place(file.label, line, column), field, message, hint, Code.FRONT_MATTER)


def _no_fields(file: SourceFile, node: Node) -> Problem:
    message = f"expected fields such as `{_first_field(file)}: …`, but got {describe(node)}"
    place = Place(file.label, node.mark.line, node.mark.column)
    hint = "Write each field on a line, as its name, a colon, a blank and its value."
    return Problem(place, "", message, hint, Code.FRONT_MATTER)


def _no_item(file: SourceFile, entry: Entry) -> Problem:
    mark = entry.mark
    message = (
        f"expected a mapping of fields for each id of the file, but got {describe(entry.value)}"
    )
    hint = (
        f"Write `{_first_field(file)}: …` below it, further to the right, or take the entry away."
    )
    place = Place(file.label, mark.line, mark.column)
    return Problem(place, mark.field, message, hint, Code.MAPPING)


def _unused(file: SourceFile) -> Problem:
    message = "expected an item, but got an introduction of a folder that has no page of its own"
    hint = "It is not shown. An item in a folder of its own is called `index.md`."
    return Problem(Place(file.label), "", message, hint, Code.UNUSED_FILE, Level.NOTICE)


def _toml(file: SourceFile) -> Problem:
    message = "expected front matter in YAML, between lines of `---`, but got TOML (`+++`)"
    hint = "`hugo convert toYAML` rewrites it."
    return Problem(Place(file.label), "", message, hint, Code.FRONT_MATTER)
