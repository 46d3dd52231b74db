"""What items say in ways of their own: dates in a map or a file name, Jekyll's and Hugo's switches, first headings."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence, is_null
from nutgraf.model import Briefing
from nutgraf.validate.shapes import shape_of

TITLE = re.compile(r"^#[ \t]+(?P<title>.+?)[ \t]*#*$", re.MULTILINE)
"""A first heading, which is a page's title where its front matter has none."""

OPENING_TITLE = re.compile(r"\s*(?P<line>#[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*)(?:\n|\Z)")
"""A heading with which a text begins: the title of a post for Material's blog that has none in its front matter."""

DATES = {name for name, ours in shape_of(Briefing).canonical.items() if ours == "date"}
TITLES = {name for name, ours in shape_of(Briefing).canonical.items() if ours == "title"}
AUTHORS = {name for name, ours in shape_of(Briefing).canonical.items() if ours == "authors"}
"""The names under which a briefing's date, title and authors may be typed."""

JEKYLL_NAME = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})-(?P<slug>.+)")

DAY = re.compile(r"\d\d")
"""What a date has in it, and no switch."""

DRAFTS = re.compile(r"(?:^|/)_?drafts?/", re.IGNORECASE)
"""A folder of what is not ready, as Jekyll has it, in a path."""


def prepare_briefing(document: Document) -> Document:
    """`document` with those forms written out as plain fields."""
    entries = dict(document.fields.entries)
    _switch(entries)
    _date_map(entries)
    _file_name(entries, document)
    _hugo_aliases(entries)
    _theme_switch(entries)
    _authors(entries)
    body = _opening_title(entries, document)
    return replace(document, fields=Mapping(entries, document.fields.mark), body=body)


def _switch(entries: dict[str, Entry], *, may_be_date: bool = False) -> None:
    """`published` is a date; a word there, or nothing, is Jekyll's switch, in whatever letters.

    `false` makes a draft whatever else is said. What is neither that nor `true` is left to `draft`, which refuses it;
    or to the date, where a source has one that is not known.
    """
    for name in [each for each in entries if each.strip().casefold() == "published"]:
        entry, value = entries[name], entries[name].value
        word = value.text.casefold() if isinstance(value, Scalar) else None
        if word is None or DAY.search(word) or (may_be_date and word != "false"):
            continue
        del entries[name]
        if word != "true":
            draft = Scalar("true", value.mark) if word == "false" else value
            entries["draft"] = Entry("draft", entry.mark, draft)


def prepare_switch(document: Document) -> Document:
    """`document` with Jekyll's switch `published: false` written out: it makes a draft of any item."""
    entries = dict(document.fields.entries)
    _switch(entries, may_be_date=document.kind is Kind.SOURCE and not document.is_index)
    return replace(document, fields=Mapping(entries, document.fields.mark))


def prepare_folder(document: Document) -> Document:
    """`document` as a draft, if it lies in a folder of drafts, whatever it says of itself."""
    if not DRAFTS.search(document.source):
        return document
    mark = document.fields.mark
    draft = {"draft": Entry("draft", mark, Scalar("true", mark))}
    return replace(document, fields=Mapping({**document.fields.entries, **draft}, mark))


def _date_map(entries: dict[str, Entry]) -> None:
    """`date: {created: …, updated: …}`, as Material's blog has it; it may hold other dates, too."""
    entry = entries.get("date")
    value = entry.value if entry else None
    if not isinstance(value, Mapping) or "created" not in value.entries:
        return
    del entries["date"]
    for name, inner in value.entries.items():
        ours = {"created": "date", "updated": "updated"}.get(name)
        ours = f"date.{name}" if ours is None or ours in entries else ours
        entries[ours] = Entry(ours, inner.mark, inner.value)


def _file_name(entries: dict[str, Entry], document: Document) -> None:
    """`2024-03-26-the-vote.md` gives the date and the slug that the front matter does not."""
    found = JEKYLL_NAME.fullmatch(PurePosixPath(document.id).name)
    if not found:
        return
    given = {name for name, entry in entries.items() if not is_null(entry.value)}
    for name, others in (("date", DATES), ("slug", {"slug"})):
        if not given & others:
            mark = replace(document.fields.mark, field=f"{name}, from the file's name")
            entries[name] = Entry(name, mark, Scalar(found[name], mark))


def _hugo_aliases(entries: dict[str, Entry]) -> None:
    """Hugo's `aliases` are old addresses where they begin with `/`; what does not is nothing that a briefing has."""
    entry = entries.pop("aliases", None)
    if entry is None or is_null(entry.value):
        return
    given = entries.get("redirect_from")
    known, aliases = _items(given.value) if given else [], _items(entry.value)
    addresses = [each for each in aliases if isinstance(each, Scalar) and each.text[:1] == "/"]
    others = [each for each in aliases if each not in addresses]
    if addresses:
        sequence = Sequence([*known, *addresses], entry.value.mark)
        entries["redirect_from"] = Entry("redirect_from", entry.mark, sequence)
    if others:
        entries["aliases"] = Entry("aliases", entry.mark, Sequence(others, entry.value.mark))


def _theme_switch(entries: dict[str, Entry]) -> None:
    """`related: true` is a switch of Jekyll's themes, which names no briefing."""
    value = entries["related"].value if "related" in entries else None
    if isinstance(value, Scalar) and value.plain and value.text.lower() in ("true", "false"):
        del entries["related"]


def _authors(entries: dict[str, Entry]) -> None:
    """An author written as a map (`name`, `email`, `url` …), as Jekyll's themes have it, is the name in it."""
    for field in AUTHORS & entries.keys():
        entry = entries[field]
        names = [_name(each) for each in _items(entry.value)]
        entries[field] = Entry(field, entry.mark, Sequence(names, entry.value.mark))


def _name(author: Node) -> Node:
    named = author.entries.get("name") if isinstance(author, Mapping) else None
    return named.value if named else author


def _opening_title(entries: dict[str, Entry], document: Document) -> str:
    """A first heading gives the title that the front matter does not; the prose goes on without it."""
    found = OPENING_TITLE.match(document.body)
    given = {name for name, entry in entries.items() if not is_null(entry.value)}
    if not found or given & TITLES:
        return document.body
    place = document.body_place(found.start("line"))
    mark = Mark(place.line, place.column, "title, from the first heading")
    entries["title"] = Entry("title", mark, Scalar(found["title"], mark, plain=False))
    return document.body[: found.start("line")] + document.body[found.end("line") :]


def _items(node: Node) -> list[Node]:
    return node.items if isinstance(node, Sequence) else [node]


def prepare_page(document: Document) -> Document:
    """`document` with its title: the front matter's, its first heading, or its file's name."""
    entries = document.fields.entries
    if any(name in entries and not is_null(entries[name].value) for name in ("name", "title")):
        return document
    found = TITLE.search(document.body)
    stem = PurePosixPath(document.id).name.strip(".")
    title = found["title"] if found else stem.replace("-", " ").replace("_", " ").capitalize()
    if not title:
        return document
    mark = document.fields.mark
    named = {**entries, "name": Entry("name", mark, Scalar(title, mark, plain=False))}
    return replace(document, fields=Mapping(named, mark))
