"""Files of an old site → Documents, as far as their front matter can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nutgraf.importers.originals import Original
from nutgraf.importers.toml_nodes import parse_toml
from nutgraf.importers.values import inner
from nutgraf.keys import Key
from nutgraf.load.decode import decode
from nutgraf.load.document import Document
from nutgraf.load.files import MARKDOWN, YAML
from nutgraf.load.load import load
from nutgraf.load.nodes import Mapping, Node, Sequence
from nutgraf.load.yaml_nodes import parse_yaml
from nutgraf.problems import Code, Place, Problem, errors

FENCE, TOML_FENCE = "---", "+++"
WRAPPERS = {"authors", "topics", "tags", "categories", "series"}
LISTED = ("id", "slug", "name", "key")
"""The fields that name a record in a list of records."""


def read(original: Original, site: Path) -> tuple[list[Document], list[Problem]]:
    """The documents in a file of the old site, whose folder is `site`, and the problems for which it is left out.

    A Markdown file holds one, a YAML file one or many.
    """
    if not original.location.resolve().is_relative_to(site.resolve()):
        return [], [_outside(original)]
    if original.location.suffix.lower() not in MARKDOWN | YAML:
        return [], [_not_markdown(original)]
    content, problems = decode(original.file)
    if content is None:
        return [], problems
    if original.file.suffix in YAML:
        return _read_yaml(original, content)
    if content.startswith(TOML_FENCE):
        documents, problems = _read_toml(original, content)
    else:
        documents, problems = load([original.file])
        is_post = not any(each.is_index for each in documents)
        if not errors(problems) and not content.startswith(FENCE) and is_post:
            problems = [_no_front_matter(original)]
    if errors(problems):
        return [], errors(problems)
    return documents, []


def _outside(original: Original) -> Problem:
    message = "expected a file of the old site, but got a link that leads out of it"
    hint = "Put the file itself there."
    return Problem(Place(original.label), "", message, hint, Code.UNREADABLE)


def _not_markdown(original: Original) -> Problem:
    message = f"expected Markdown, but got a `{original.location.suffix}` file"
    hint = "Rewrite it in Markdown."
    return Problem(Place(original.label), "", message, hint, Code.FRONT_MATTER)


def _no_front_matter(original: Original) -> Problem:
    message = "expected front matter, but the file does not begin with `---`"
    hint = "Begin it with `---`, its fields, and another `---`."
    return Problem(Place(original.label), "", message, hint, Code.FRONT_MATTER)


def _read_toml(original: Original, content: str) -> tuple[list[Document], list[Problem]]:
    first, _, rest = content.partition("\n")
    front, fence, body = rest.partition(f"\n{TOML_FENCE}")
    if not fence or first.strip() != TOML_FENCE:
        message = f"expected a line `{TOML_FENCE}` at the end of the front matter, but got none"
        hint = f"Put `{TOML_FENCE}` on a line of its own, above the prose."
        return [], [Problem(Place(original.label), "", message, hint, Code.FRONT_MATTER)]
    node, problems = parse_toml(f"{front}\n", original.label, first_line=2)
    _, _, body = body.partition("\n")
    line = content.count("\n", 0, len(content) - len(body)) + 1
    documents, _ = load([original.file])  # refuses TOML, and knows the item
    fields = node if isinstance(node, Mapping) else Mapping()
    return [
        replace(each, fields=fields, body=body, body_line=line, is_broken=False)
        for each in documents
    ], problems


def _read_yaml(original: Original, content: str) -> tuple[list[Document], list[Problem]]:
    node, problems = parse_yaml(content, original.label)
    if errors(problems) or node is None:
        return [], errors(problems)
    records = _records(node, original.location.stem)
    kind, source = original.kind, original.target
    return [
        Document(Key(kind, name), original.label, source, fields, is_one_of_many=True)
        for name, fields in records
    ], []


def _records(node: Node, name: str) -> Iterator[tuple[str, Mapping]]:
    """The records of a file of data, with their ids: one, a list, by id, or ids with names alone.

    All of them may stand below one field, as Material has them below `authors:`.
    """
    if isinstance(node, Sequence):
        for item in node.items:
            identifier = next((found for key in LISTED if (found := inner(item, key))), None)
            if identifier and isinstance(item, Mapping):
                yield identifier, item
    elif isinstance(node, Mapping):
        values = [each.value for each in node.entries.values()]
        if len(values) == 1 and set(node.entries) & WRAPPERS:
            yield from _records(values[0], name)
        elif values and all(isinstance(value, Mapping) for value in values):
            yield from ((key, value) for key, value in _mappings(node))
        elif not set(node.entries) & {*LISTED, "title", "display_name"}:
            yield from (
                (key, Mapping({"name": each}, each.mark)) for key, each in node.entries.items()
            )
        else:
            yield name, node


def _mappings(node: Mapping) -> Iterator[tuple[str, Mapping]]:
    for key, each in node.entries.items():
        if isinstance(each.value, Mapping):
            yield key, each.value
