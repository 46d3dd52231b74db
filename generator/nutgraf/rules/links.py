"""Rules about links that need all pages and addresses; what a text and its folder tell, the read stage has told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from urllib.parse import unquote

from nutgraf.keys import Key, Kind
from nutgraf.load.nodes import Path
from nutgraf.model import Item
from nutgraf.problems import Code, Level
from nutgraf.read.links import FILE_SCHEME
from nutgraf.read.places import text_path
from nutgraf.read.syntax import LINK_SCHEME
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding
from nutgraf.rules.prose import in_text
from nutgraf.rules.rule import read_already, rule
from nutgraf.rules.site import Site
from nutgraf.text import LEADING, quoted
from nutgraf.validate import Checked

broken_reference = read_already(
    Code.BROKEN_REFERENCE,
    finds="A link `[[…]]` leads to no item: readers see its words, and no link.",
    mend="Write the id that is proposed, or add the item.",
)
broken_citation = read_already(
    Code.BROKEN_CITATION,
    finds="A citation `[@…]` leads to no source: readers see nothing of it.",
    mend="Write the id that is proposed, or add the source.",
)
missing_file = read_already(
    Code.MISSING_FILE,
    finds="A link or picture leads to a file that is not there.",
    mend="Mend the path; it begins at your file.",
)
hidden_source = read_already(
    Code.HIDDEN_SOURCE,
    finds="What is published names a source that is a draft or under embargo: readers see no source there.",
    mend="Publish the source, too, or hold back what names it as long.",
)
unknown_actor = read_already(
    Code.UNKNOWN_ACTOR,
    finds="What looks like the id of an actor is none, or a short name is that of nobody whom the page names: readers "
    "would see it as it is.",
    mend="Mend the id, add the actor, or write the name as readers are to see it.",
)

ADDRESS = re.compile(rf'\b(?:{LEADING})="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture in a text: the item, the field (none for the prose), and the two parts of its address.

    So many links `before` it in the text have the same fragment.
    """

    checked: Checked[Item]
    field: Path
    path: str
    fragment: str
    before: int

    def finding(self, typed: str, message: str, hint: str = "", skip: int = 0) -> Finding:
        """A finding where `typed` stands, but for so many places before."""
        return in_text(self.checked.document, self.field, typed, message, hint, skip)


@rule(
    "broken-fragment",
    Level.WARNING,
    finds="A link leads to a part of a page that is not there.",
    mend="Write the id of one of its headings: its words in small letters, joined by `-`.",
)
def broken_fragment(copy: Copy) -> Iterator[Finding]:
    """Links of the form `#part`, `[[item#part]]`, `file.md#part` and `/address/#part`, to items, events and indexes.

    Between plain pages they are MkDocs' own (`validation: anchors`).
    """
    site = Site(copy.newsroom, copy.corpus)
    for link in _links(copy, "#"):
        target = _target(link, site) if link.fragment else None
        if target is None or _is_for_the_host(link, target):
            continue
        if not site.has_fragment(target, link.fragment):
            message = f"expected a heading or part of {target}, but got {quoted(link.fragment, limit=None)}"
            near = get_close_matches(link.fragment, sorted(site.fragments(target)), n=1)
            hint = f"Did you mean `#{near[0]}`?" if near else ""
            yield link.finding(f"#{link.fragment}", message, hint, link.before)


def _is_for_the_host(link: Link, target: Key | str) -> bool:
    """Whether a link is between plain pages, which the host looks into."""
    is_plain = isinstance(target, Key) and target.kind is Kind.PAGE
    return is_plain and link.checked.key.kind is Kind.PAGE


def _target(link: Link, site: Site) -> Key | str | None:
    """The item, or the index page, that a link leads to; None where it is neither, or is nowhere at all."""
    if not link.path:
        return link.checked.key
    if link.path.startswith(LINK_SCHEME):
        return Key.parse(unquote(link.path.removeprefix(LINK_SCHEME)))
    if link.path.startswith(FILE_SCHEME):
        return site.page_at(unquote(link.path.removeprefix(FILE_SCHEME)))
    address = _address(link, site)
    return None if address is None else site.page_at(address)


def _address(link: Link, site: Site) -> str | None:
    if not link.path.startswith("/") or link.path.startswith("//"):
        return None
    return site.below_root(unquote(link.path.partition("?")[0]))


@rule(
    "broken-link",
    Level.WARNING,
    finds="A link that begins with `/` leads to no page and no file of the site.",
    mend="Link to the file (`../actors/name.md`) or to the item (`[[name]]`): such links follow when addresses change.",
)
def broken_link(copy: Copy) -> Iterator[Finding]:
    """Links and pictures whose address begins at the root, in all texts."""
    site = Site(copy.newsroom, copy.corpus)
    for link in _links(copy, '="/'):
        address = _address(link, site)
        if address is not None and not site.has(address):
            message = (
                f"expected a page or file of the site, but got {quoted(link.path, limit=None)}"
            )
            yield link.finding(link.path, message)


def _links(copy: Copy, sign: str) -> Iterator[Link]:
    """The links of all texts in which `sign` occurs."""
    for checked in copy.items:
        for name, body in copy.corpus.texts[checked.key].bodies.items():
            if sign not in body.html:
                continue
            seen: Counter[str] = Counter()
            for found in ADDRESS.finditer(body.html):
                path, _, fragment = unescape(found[1]).partition("#")
                fragment = unquote(fragment)
                yield Link(checked, text_path(name), path, fragment, seen[fragment])
                seen[fragment] += 1
