"""Addresses that two imported items want: an old site may have published one over the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nutgraf.importers.gathering import Ready
from nutgraf.importers.report import Remark
from nutgraf.importers.values import Entries, entry, scalars, text, text_of
from nutgraf.keys import INDEXES, Kind
from nutgraf.link.addresses import SITES_PAGE
from nutgraf.load.document import Document
from nutgraf.load.nodes import Mapping, Sequence
from nutgraf.problems import Place
from nutgraf.text import fold, slugify


def settle(items: Iterable[Ready], notices: list[Remark]) -> list[Ready]:
    """`items` with an address each, and old addresses that lead to one item only; what was changed is told."""
    owners = dict.fromkeys(INDEXES, SITES_PAGE)
    slugs = [_with_own_slug(each, owners, notices) for each in items]
    return [_with_own_redirects(each, owners, notices) for each in slugs]


def _with_own_slug(item: Ready, owners: dict[str, str], notices: list[Remark]) -> Ready:
    """Of two posts of one day with one slug the later file gets another."""
    document, own = item.document, item.document.path
    slug, number = _slug(document), 1
    if document.is_index:
        return item
    while owners.setdefault(_address(document, _numbered(slug, number)), own) != own:
        number += 1
    if number == 1 or document.kind is not Kind.BRIEFING:
        return item
    other = owners[_address(document, slug)]
    message = f"it has the day and the slug of {other}; its slug is `{_numbered(slug, number)}` now"
    notices.append(Remark(Place(own), message, "Give it one that tells more."))
    fields = dict(document.fields.entries)
    fields["slug"] = entry("slug", text(_numbered(slug, number), document.mark()))
    return _with(item, fields)


def _numbered(slug: str, number: int) -> str:
    return slug if number == 1 else f"{slug}-{number}"


def _slug(document: Document) -> str:
    own = text_of(document.fields.entries, "slug") if document.kind is Kind.BRIEFING else None
    return slugify(own or document.id.rpartition("/")[2])


def _address(document: Document, slug: str) -> str:
    day = (text_of(document.fields.entries, "date") or "")[:10].replace("-", "/")
    middle = f"/{day}" if document.kind is Kind.BRIEFING else ""
    return fold(f"{document.kind}{middle}/{slug}")


def _with_own_redirects(item: Ready, owners: dict[str, str], notices: list[Remark]) -> Ready:
    """Old addresses at which there is another item now, or which another item has too, are taken away."""
    fields = dict(item.document.fields.entries)
    old = fields.get("redirect_from")
    if old is None:
        return item
    kept = []
    for value in scalars(old.value):
        owner = owners.setdefault(_trimmed(value.text), item.document.path)
        if owner == item.document.path:
            kept.append(value)
        else:
            place = Place(item.original.label, value.mark.line, value.mark.column)
            message = f"the old address {value.text} is taken away: it leads to {owner}"
            notices.append(Remark(place, message))
    del fields["redirect_from"]
    if kept:
        fields["redirect_from"] = entry("redirect_from", Sequence([*kept], old.value.mark))
    return _with(item, fields)


def _trimmed(address: str) -> str:
    return fold(address.removesuffix("index.html").strip("/"))


def _with(item: Ready, fields: Entries) -> Ready:
    mark = item.document.fields.mark
    return replace(item, document=replace(item.document, fields=Mapping(fields, mark)))
