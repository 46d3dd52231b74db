"""What items say in ways of their own: dates in a map or a file name, Jekyll's and Hugo's switches, first headings."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from nutgraf.load.document import Document
from nutgraf.load.files import JEKYLL_NAME
from nutgraf.load.nodes import Entry, Mapping, Scalar, Sequence

TITLE = re.compile(r"^#[ \t]+(?P<title>.+?)[ \t]*#*$", re.MULTILINE)
"""A first heading, which is a page's title where its front matter has none."""

SWITCH = {"true": "false", "false": "true"}
"""Jekyll's `published` says the opposite of `draft`."""


def prepare_briefing(document: Document) -> Document:
    """`document` with those forms written out as plain fields."""
    entries = dict(document.fields.entries)
    _published(entries)
    _date_map(entries)
    _file_name(entries, document)
    _hugo_aliases(entries)
    return replace(document, fields=Mapping(entries, document.fields.mark))


def _published(entries: dict[str, Entry]) -> None:
    """`published` is a date; true or false there is Jekyll's switch."""
    entry = entries.pop("published", None)
    if entry is None:
        return
    value = entry.value
    if isinstance(value, Scalar) and value.text.lower() in SWITCH:
        draft = Scalar(SWITCH[value.text.lower()], value.mark)
        entries.setdefault("draft", Entry(entry.name, entry.mark, draft))
    else:
        entries.setdefault("date", entry)


def _date_map(entries: dict[str, Entry]) -> None:
    """`date: {created: …, updated: …}`, as Material's blog has it."""
    entry = entries.get("date")
    if entry is None or not isinstance(entry.value, Mapping):
        return
    del entries["date"]
    for theirs, ours in (("created", "date"), ("updated", "updated")):
        if theirs in entry.value.entries:
            entries.setdefault(ours, entry.value.entries[theirs])


def _file_name(entries: dict[str, Entry], document: Document) -> None:
    """`2024-03-26-the-vote.md` gives the date and the slug that the front matter does not."""
    found = JEKYLL_NAME.fullmatch(PurePosixPath(document.id).name)
    if not found:
        return
    mark = document.fields.mark
    if not entries.keys() & {"date", "publishDate", "pubdate"}:
        entries["date"] = Entry("date", mark, Scalar(found["date"], mark))
    entries.setdefault("slug", Entry("slug", mark, Scalar(found["slug"], mark)))


def _hugo_aliases(entries: dict[str, Entry]) -> None:
    """Hugo's `aliases` are addresses where they begin with `/`; others are nothing that a briefing has."""
    entry = entries.get("aliases")
    if entry is None:
        return
    values = entry.value.items if isinstance(entry.value, Sequence) else [entry.value]
    addresses = [
        value for value in values if isinstance(value, Scalar) and value.text.startswith("/")
    ]
    del entries["aliases"]
    if addresses:
        name = "aliases" if "redirect_from" in entries else "redirect_from"
        entries[name] = Entry(entry.name, entry.mark, Sequence([*addresses], entry.mark))


def prepare_page(document: Document) -> Document:
    """`document` with its title: the front matter's, its first heading, or its file's name."""
    entries = document.fields.entries
    if entries.keys() & {"name", "title"}:
        return document
    found = TITLE.search(document.body)
    stem = PurePosixPath(document.id).name.strip(".")
    title = found["title"] if found else stem.replace("-", " ").replace("_", " ").capitalize()
    if not title:
        return document
    mark = document.fields.mark
    named = {**entries, "name": Entry("name", mark, Scalar(title, mark, plain=False))}
    return replace(document, fields=Mapping(named, mark))
