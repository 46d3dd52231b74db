"""Files of an old site → Documents, as far as their front matter can be read."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.importers.originals import Original
from nutgraf.importers.toml_nodes import parse_toml
from nutgraf.importers.values import inner
from nutgraf.keys import Kind
from nutgraf.load.decode import decode
from nutgraf.load.document import Document
from nutgraf.load.files import MARKDOWN, YAML
from nutgraf.load.load import load
from nutgraf.load.nodes import Mapping, Node, Sequence
from nutgraf.problems import Code, Place, Problem, errors

FENCE, TOML_FENCE = "---", "+++"
LISTED = ("id", "slug", "name", "key")
"""The fields that name a record in a list of records."""


def read(original: Original) -> tuple[list[Document], list[Problem]]:
    """The documents in a file, and the problems for which it has to be left out.

    A Markdown file holds one, a YAML file one or many.
    """
    if original.location.suffix.lower() not in MARKDOWN | YAML:
        return [], [_not_markdown(original)]
    content, problems = decode(original.file)
    if content is None:
        return [], problems
    if original.file.suffix in YAML:
        return _read_yaml(original)
    if content.startswith(TOML_FENCE):
        documents, problems = _read_toml(original, content)
    else:
        documents, problems = load([original.file])
        if not errors(problems) and not content.startswith(FENCE):
            problems = [_no_front_matter(original, content)]
    if errors(problems):
        return [], errors(problems)
    return documents, []


def _not_markdown(original: Original) -> Problem:
    message = f"expected Markdown, but got a `{original.location.suffix}` file"
    hint = "Rewrite it in Markdown."
    return Problem(Place(original.label), "", message, hint, Code.FRONT_MATTER)


def _no_front_matter(original: Original, content: str) -> Problem:
    """Nothing may stand above the first `---`: where something does, both lines are told."""
    lines = content.split("\n")
    message = "expected front matter, but the file does not begin with `---`"
    hint = "Begin it with `---`, its fields, and another `---`."
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
    if first and lines[first - 1].rstrip() == FENCE:
        above = "an empty line" if first == 2 else f"{first - 1} empty lines"  # noqa: PLR2004  # one line above
        message = f"expected front matter from the first line on, but got {above} above it"
        hint = f"Take away what stands above line {first}."
    return Problem(Place(original.label), "", message, hint, Code.FRONT_MATTER)


def _read_toml(original: Original, content: str) -> tuple[list[Document], list[Problem]]:
    first, _, rest = content.partition("\n")
    front, fence, body = rest.partition(f"\n{TOML_FENCE}")
    if not fence or first.strip() != TOML_FENCE:
        message = f"expected a line `{TOML_FENCE}` at the end of the front matter, but got none"
        hint = f"Put `{TOML_FENCE}` on a line of its own, above the prose."
        return [], [Problem(Place(original.label), "", message, hint, Code.FRONT_MATTER)]
    node, problems = parse_toml(front, original.label, first_line=2)
    _, _, body = body.partition("\n")
    line = content.count("\n", 0, len(content) - len(body)) + 1
    documents, _ = load([original.file])  # refuses TOML, and knows the item
    fields = node if isinstance(node, Mapping) else Mapping()
    return [
        replace(each, fields=fields, body=body, body_line=line, is_broken=False)
        for each in documents
    ], problems


def _read_yaml(original: Original) -> tuple[list[Document], list[Problem]]:
    documents, problems = load([original.file])
    if errors(problems):
        return [], errors(problems)
    return [item for document in documents for item in _records(document, original.kind)], []


def _records(document: Document, kind: Kind) -> list[Document]:
    """The records of a file of data: by id, as a list, or below one field (`authors:`) as Material has them."""
    entries = document.fields.entries
    only = next(iter(entries.values())).value if len(entries) == 1 else None
    if document.is_one_of_many and document.id == kind.value.replace("actors", "authors"):
        return [_record(document, name, each.value) for name, each in entries.items()]
    if isinstance(only, Sequence):
        named = [(_name_of(item), item) for item in only.items]
        return [_record(document, name, item) for name, item in named if name]
    return [document]


def _record(document: Document, identifier: str, node: Node) -> Document:
    fields = node if isinstance(node, Mapping) else Mapping({}, node.mark)
    return replace(document, id=identifier, fields=fields, is_one_of_many=True)


def _name_of(node: Node) -> str | None:
    return next((name for field in LISTED if (name := inner(node, field))), None)
