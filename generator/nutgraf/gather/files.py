"""The files that items name: pictures, films, documents below the content folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from nutgraf.keys import Kind
from nutgraf.model import Actor, Briefing, Item
from nutgraf.text import LEADING
from nutgraf.validate import Checked

ELSEWHERE = re.compile(r"https?://", re.IGNORECASE)
"""How an address begins that is no file of the site."""

IN_PROSE = re.compile(
    r"\]\(\s*(?=<(?P<pointed>[^>\n]+)>|(?P<inline>(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*\))+))"
    r"(?P<spaced>[^)\n\"']*)"
    r"|^ {0,3}\[[^\]]+\]:\s*<?(?P<listed>[^\s>]+)"
    rf"|\b(?:{LEADING})\s*=\s*(?:[\"'](?P<raw>[^\"']+)|(?P<bare>[^\s\"'>]+))"
    r"|\bsrcset\s*=\s*[\"'](?P<several>[^\"']+)",
    re.MULTILINE,
)
"""What Markdown and HTML lead to; more is found than there is, which does no harm here."""

ESCAPED = re.compile(r"\\([^\w\s])")
"""A sign that Markdown is to take as it is."""


def named_file(given: str, source: str, files: Collection[str]) -> str | None:
    """The one of `files` that the item at `source` means: beside its own file, or below the content folder."""
    beside = posixpath.join(posixpath.dirname(source), given)
    candidates = map(posixpath.normpath, (beside, given.lstrip("/")))
    return next((each for each in candidates if each in files), None)


def nearly_named(given: str, source: str, files: Collection[str]) -> str | None:
    """The one of `files` whose path differs in capitals only from the one that is meant: some disks do not mind."""
    folded = {each.casefold(): each for each in sorted(files)}
    found = named_file(given.casefold(), source.casefold(), folded)
    return folded[found] if found else None


def withheld_files(
    hidden: Iterable[Checked[Item]], visible: Iterable[Checked[Item]], files: Collection[str]
) -> frozenset[str]:
    """The files that only hidden items name, or that lie in the folder of one: no more to be seen than these."""
    secret = {file for each in hidden for file in [*_named(each, files), *_bundled(each, files)]}
    shown = {file for each in visible for file in _named(each, files)} if secret else set()
    return frozenset(secret - shown)


def _named(checked: Checked[Item], files: Collection[str]) -> Iterator[str]:
    for given in _given(checked):
        file = named_file(given, checked.document.source, files)
        if file:
            yield file


def _given(checked: Checked[Item]) -> Iterator[str]:
    item = checked.item
    if isinstance(item, Briefing):
        yield from (each.src for each in item.media if each.src)
    if isinstance(item, Actor) and item.image:
        yield item.image.src
    for text in (checked.document.body, *item.texts().values()):
        yield from _led_to(text)


def _led_to(text: str) -> Iterator[str]:
    """What a text leads to, as paths are written, without query and fragment."""
    for found in IN_PROSE.finditer(text):
        each = found.groupdict("")
        several = (part.split()[0] for part in each.pop("several").split(",") if part.strip())
        for written in filter(None, (*each.values(), *several)):
            plain = unescape(ESCAPED.sub(r"\1", written.strip()))
            yield unquote(re.split("[?#]", plain, maxsplit=1)[0])


def _bundled(checked: Checked[Item], files: Collection[str]) -> Iterator[str]:
    """The files beside `index.md`, where that is an item of its own."""
    folder, _, name = checked.document.source.rpartition("/")
    if checked.key.kind is not Kind.PAGE and checked.key.id and name == "index.md":
        yield from (file for file in files if file.startswith(f"{folder}/"))
