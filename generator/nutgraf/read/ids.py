"""Ids in texts: a page shows several texts, and has parts of its own, and no two things on it have the same id.

A text below the front matter keeps its ids, so that links to its headings stay. Those of the other texts of an item
begin with their field; one that the page makes itself is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape
from urllib.parse import quote, unquote

from nutgraf.keys import Key, Kind
from nutgraf.read.html import HEADINGS, Piece, pieces
from nutgraf.read.markdown import Rendered
from nutgraf.read.places import BODY

ID = re.compile(r' id="([^"]*)"')

PARTS = frozenset(
    """about actors background briefings children cited claims companions corrections history latest links members
    mentions next points positions profile references related sections so-far sources state statements
    stories timeline title tools topics why""".split()
)
"""The parts that pages may have; their ids begin with `part-`."""

IN_LISTS = re.compile(
    r"all|next|undated|\d{4}-\d{2}|person|organization|government|country|group|other"
)
"""The groups of index pages: months, the types of actors, what is planned, and all where there is one group only."""

APART, WITHIN = "text-", "--"
"""What stands before an id that is told apart, and between the field of a text and an id in it."""

_FIELDS = r"(?:\d+--)?(?:why_it_matters|rationale|key_points-\d+|events-\d+-note|corrections-\d+-text)--.*"
_EVERYWHERE = (
    rf"part-(?:{'|'.join(sorted(PARTS))})|ref-\d+|cite-\d+(?:-\d+)?|(?:claim|event)-.+"
    rf"|statement-[\da-f]{{12}}(?:-[\d-]+)?|{_FIELDS}"
)
_ON_PAGES: Mapping[Kind, str] = {
    Kind.BRIEFING: r"citation|correction-\d+|speaker-.+",
    Kind.ACTOR: r"statements|year-\d+|filter-(?:topic|year)-.+",
    Kind.TOPIC: r"speaker-.+",
}
_REFERENCE = re.compile(r'(\s)(id|for|headers|name|href)="([^"]*)"')


@lru_cache
def _made_by(kind: Kind, *, is_list: bool) -> re.Pattern[str]:
    """The ids that a page makes itself; and those that are told apart from them, so that no two become one."""
    ways = [_EVERYWHERE, IN_LISTS.pattern if is_list else _ON_PAGES.get(kind, "")]
    return re.compile(rf"(?:{APART})*(?:{'|'.join(filter(None, ways))})", re.DOTALL)


def own_id(id: str, key: Key) -> str:
    """The id of something in the text of an item: as it is, or told apart from one that the page makes itself."""
    return APART + id if _made_by(key.kind, is_list=not key.id).fullmatch(id) else id


def with_own_ids(rendered: Rendered, key: Key, field: str) -> Rendered:
    """The text of a field of an item with ids that nothing else on the item's page has."""
    found = ID.findall(rendered.html)
    if not found:
        return rendered
    if field != BODY:
        within = field.replace(".", "-") + WITHIN
        return _renamed(rendered, lambda id: within + id)
    if len({*found}) == len(found) and all(own_id(unescape(id), key) == id for id in found):
        return rendered
    return _renamed(rendered, lambda id: own_id(id, key))


def with_prefix(html: str, prefix: str) -> str:
    """HTML, as the sanitiser wrote it, with `prefix` before each id, and all that refers to one led there."""
    return _renamed(Rendered(html, ()), lambda id: prefix + id).html


def _renamed(rendered: Rendered, rename: Callable[[str], str]) -> Rendered:
    cut = [*pieces(rendered.html)]
    ids = [id for each in cut if (id := each.attribute("id")) is not None]
    new = {id: rename(id) for id in ids}
    owners = _owners(cut)
    used = {*new.values()}
    written = []
    for index, piece in enumerate(cut):
        id = piece.attribute("id")
        own = new.get(id) if id is not None else None
        if id is not None and own is not None and owners[id] != index:
            own = _unused(own, used)
        written.append(_written(piece, own, new, rename) if piece.tag else piece.html)
    headings = tuple(
        replace(each, anchor=new.get(each.anchor, each.anchor)) for each in rendered.headings
    )
    return Rendered("".join(written), headings)


def _owners(cut: list[Piece]) -> dict[str, int]:
    """Which of the pieces that share an id keeps it: the heading, as it is linked to, or else the first."""
    owners: dict[str, int] = {}
    for index, piece in enumerate(cut):
        id = piece.attribute("id")
        if id is None:
            continue
        known = owners.setdefault(id, index)
        if piece.tag in HEADINGS and cut[known].tag not in HEADINGS:
            owners[id] = index
    return owners


def _unused(id: str, used: set[str]) -> str:
    number = 1
    while f"{id}_{number}" in used:
        number += 1
    used.add(f"{id}_{number}")
    return f"{id}_{number}"


def _written(
    piece: Piece, own: str | None, new: Mapping[str, str], rename: Callable[[str], str]
) -> str:
    """A tag with its own id, and the new ones of what it refers to. The `name` of a choice is that of its group."""

    def write(found: re.Match[str]) -> str:
        blank, name, value = found[1], found[2], unescape(found[3])
        if name == "id" and own is not None:
            value = own
        elif name == "headers":
            value = " ".join(new.get(each, each) for each in value.split())
        elif name == "name":
            value = rename(value)
        elif name == "for":
            value = new.get(value, value)
        elif name == "href" and value.startswith("#") and unquote(value[1:]) in new:
            value = "#" + quote(new[unquote(value[1:])], safe="/:()!*',")
        else:
            return found[0]
        return f'{blank}{name}="{escape(value)}"'

    return _REFERENCE.sub(write, piece.html)
