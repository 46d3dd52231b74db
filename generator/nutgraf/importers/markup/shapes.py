"""Calls of a site's own: what they are can often be seen from what they are told."""

from __future__ import annotations

import re

from nutgraf.importers.assets import is_picture
from nutgraf.importers.markup.calls import Call
from nutgraf.importers.markup.known import Site, figure, label, link

PICTURE = re.compile(r"(?:^|[-_])(?:img|image|figure|picture|photo)(?:$|[-_])", re.IGNORECASE)
QUOTE = re.compile(r"(?:^|[-_])(?:quote|blockquote|pullquote)(?:$|[-_])", re.IGNORECASE)
ADDRESSES = ("href", "url", "link", "src", "file", "path")
WORDS = ("label", "text", "title", "name")
HEADINGS = ("title", "heading", "summary", "kicker")


def by_shape(call: Call, site: Site) -> str | None:
    """The Markdown of a call that tells a picture, a quotation or a link; None where it tells none."""
    for convert in (_picture, _quotation, _link, _bare_link, _words):
        markdown = convert(call, site)
        if markdown is not None:
            return markdown if call.inner is None else f"{markdown}\n\n{call.inner.strip()}"
    return None


def _picture(call: Call, site: Site) -> str | None:
    src = call.first("src", "path", "file")
    if PICTURE.search(call.name) or (src and is_picture(src)):
        return figure(call, site)
    return None


def _quotation(call: Call, site: Site) -> str | None:
    """A block quote. Who is quoted stands below it, as the content format has it."""
    del site
    words = call.first("text", "quote") or (call.inner if QUOTE.search(call.name) else None)
    if not QUOTE.search(call.name) or not words:
        return None
    lines = words.strip().splitlines()
    who = call.first("cite", "author", "by", "source", "attribution")
    lines += ["", f"— {who}"] if who else []
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def _link(call: Call, site: Site) -> str | None:
    address, words = call.first(*ADDRESSES), call.first(*WORDS)
    if not address or not words:
        return None
    target = site.address(call, address)
    return link(words, target) if target else label(words)


def _bare_link(call: Call, site: Site) -> str | None:
    del site
    only = call.value(0) if len(call.values) == 1 and not call.named else None
    is_url = only and only.startswith(("http://", "https://"))
    return f"<{only}>" if is_url and call.inner is None else None


def _words(call: Call, site: Site) -> str | None:
    del site
    words = call.first("label", "text")
    return words if words and call.inner is None else None


def unwrapped(call: Call) -> str | None:
    """What a call encloses, below its heading if it has one; None where it encloses nothing."""
    if call.inner is None:
        return None
    heading = call.first(*HEADINGS)
    return f"**{heading}**\n\n{call.inner.strip()}" if heading else call.inner.strip()
