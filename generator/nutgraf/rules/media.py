"""Rules about pictures: those of the field `media`, and those in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from posixpath import basename
from urllib.parse import unquote

from nutgraf.keys import Kind
from nutgraf.load.nodes import Path
from nutgraf.model import Actor, Item, Media, Portrait
from nutgraf.model.briefing import MediaKind
from nutgraf.problems import Level
from nutgraf.read.embeds import film_address
from nutgraf.read.html import Piece, pieces, text_of
from nutgraf.read.places import text_path
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.prose import in_text
from nutgraf.rules.rule import rule
from nutgraf.text import quoted
from nutgraf.validate import Checked

PICTURE = re.compile(r"<figure\b.*?</figure>|<img\b[^>]*>", re.DOTALL)
CAPTION = re.compile(r"<figcaption[^>]*>(.*?)</figcaption>", re.DOTALL)
Shown = tuple[Checked[Item], Path, Media | Portrait]
DECORATION = {"none", "presentation"}
"""Roles that say of a picture that it shows nothing (WAI-ARIA 1.2)."""


@rule(
    "image-without-alt",
    Level.NOTICE,
    finds="A picture has no text for those who do not see it.",
    mend="Say what is to be seen: `alt: …`, or `![what is to be seen](…)`.",
    by_file=True,
)
def without_alt(copy: Copy) -> Iterator[Finding]:
    """Pictures of the field `media` that have a file, and those in prose that are not marked as decoration."""
    for checked, path, media in _media(copy):
        if not media.alt:
            yield at(checked.document, (*path, "alt"), _message("a text in place of", media.src))
    for checked, path, picture, _ in _in_prose(copy):
        if not (picture.attribute("alt") or "").strip():
            name = _name(picture)
            message = _message("a text in place of", name)
            yield in_text(checked.document, path, name, message)


@rule(
    "image-without-credit",
    Level.NOTICE,
    finds="A picture does not tell whose it is.",
    mend='Name its owner: `credit: …`; in prose, in the title `![…](photo.jpg "Photo: …")` or a `<figcaption>`.',
    by_file=True,
)
def without_credit(copy: Copy) -> Iterator[Finding]:
    """The same pictures, but for those of plain pages, which have signs of the site's own; and portraits of actors."""
    for checked, path, shown in chain[Shown](_media(copy), _portraits(copy)):
        if not shown.credit:
            yield at(checked.document, (*path, "credit"), _message("the owner of", shown.src))
    for checked, path, picture, caption in _in_prose(copy):
        if checked.key.kind is not Kind.PAGE and not (picture.attribute("title") or caption):
            name = _name(picture)
            yield in_text(checked.document, path, name, _message("the owner of", name))


def _message(what: str, name: str | None) -> str:
    return f"expected {what} {quoted(name or '', limit=None)}, but got none"


def _media(copy: Copy) -> Iterator[tuple[Checked[Item], Path, Media]]:
    for checked in copy.briefings:
        for index, media in enumerate(checked.item.media):
            is_film = media.kind is None and film_address(media.src or "")
            if media.src and media.kind in (None, MediaKind.IMAGE) and not is_film:
                yield checked, ("media", index), media


def _portraits(copy: Copy) -> Iterator[tuple[Checked[Item], Path, Portrait]]:
    """The pictures of actors: they stand beside the names, so that only their owner can be missing."""
    for checked in copy.items:
        if isinstance(checked.item, Actor) and checked.item.image:
            yield checked, ("image",), checked.item.image


def _in_prose(copy: Copy) -> Iterator[tuple[Checked[Item], Path, Piece, str]]:
    """The pictures of all texts: the item, the field, the element, and the caption of its figure."""
    for checked in copy.items:
        for name, body in copy.corpus.texts[checked.key].bodies.items():
            if "<img" in body.html:
                for picture, caption in _pictures(body.html):
                    yield checked, text_path(name), picture, caption


def _pictures(html: str) -> Iterator[tuple[Piece, str]]:
    for found in PICTURE.finditer(html):
        caption = CAPTION.search(found[0])
        words = text_of(caption[1]) if caption else ""
        for piece in pieces(found[0]):
            if piece.tag == "img" and not _is_decoration(piece):
                yield piece, words


def _is_decoration(picture: Piece) -> bool:
    return picture.attribute("role") in DECORATION or "emoji" in (picture.attribute("class") or "")


def _name(picture: Piece) -> str:
    """The name of its file, which is how it is found in what the writer typed."""
    return unquote(basename((picture.attribute("src") or "").partition("?")[0]))
