"""Texts that need no parser: paragraphs, lists, headings, block quotes and links, without a sign that means more.

Most of what newsrooms write is that. Here it becomes the HTML that Python-Markdown would make of it, in a twentieth of
the time; where there is the least doubt, that does. A test holds both against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import NamedTuple

from markdown.extensions.toc import unique

from nutgraf.read.syntax import BARE_CLASS, DASH, citation_address, link_address

EXTENSIONS = frozenset(
    """abbr admonition attr_list def_list extra fenced_code footnotes md_in_html nutgraf.read.syntax sane_lists tables
    toc""".split()
)
"""Those that do nothing to a text without their signs."""

TOC, TOC_SETTINGS = "toc", frozenset({"separator", "slugify"})
"""What gives headings their anchors, and those of its settings that change nothing else."""

_HELD = "\ue000"
"""What stands for a link while the text around it is looked at."""

_SPACES = "".join(each for each in map(chr, range(0x3001)) if each.isspace() and each not in " \n")
_SIGN = re.compile(rf"[`\\_\[\]<&|{{}}~=^+$\x00-\x09\x0b-\x1f\x7f{_SPACES}]")
"""What may mean something, wherever it stands, and white space that is no blank or line break.

One set of characters, and no choice: so it is looked for in a quarter of the time.
"""

_STASH = "zz1337820767766393qq"
"""With what Python-Markdown marks what it has put aside."""

_WORD = r"[^\s`\\_\[\]<>&|{}~=^+$*!\x00-\x1f\x7f]+"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_LINK = re.compile(
    rf"\[(?:\[(?P<target>{_WORDS})(?:\|(?P<label>{_WORDS}))?\]\](?!\()"
    rf"|@(?P<source>[\w.-]+)(?:, (?P<locator>{_WORDS}))?\](?!\()"
    rf"|(?<!!\[)(?P<words>(?!@){_WORDS})\]\((?P<address>[\w:/.?=&%#~+,@-]+)\))"
    r"(?! ?:)"
)
"""A link to an item, a citation and an ordinary link with nothing but words in them.

With a colon behind, it may define an abbreviation, or an address for links elsewhere.
"""

_HEADING = re.compile(rf"(#{{1,6}}) ([^#*\n {_HELD}]+(?: [^#*\n {_HELD}]+)*)")
_LINE = re.compile(rf"""[^\W\d_]|["'“”‘’«»(—–¿¡{_HELD}]|\d+(?![\d.])|\*{{1,2}}[^\s*]""")
"""How a line of a paragraph begins: anything else may begin a list, a heading, a table, an admonition."""

_ITEMS = {"ul": re.compile(r"- (.+)"), "ol": re.compile(r"\d+\. (.+)")}
_RULE = "---"

_EMPHASIS = re.compile(r"(?<!\*)(\*{1,2})(?! )([^*\n]+)(?<! )\1(?!\*)")
_TAGS = {"*": "em", "**": "strong"}

Slugify = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Anchors:
    """How headings get their anchors."""

    slugify: Slugify
    separator: str = "-"


class PlainHeading(NamedTuple):
    """A heading: its level, anchor and words."""

    level: int
    anchor: str
    text: str


def anchors_of(
    extensions: tuple[str, ...], settings: Mapping[str, object], slugify: Slugify
) -> Anchors | None:
    """How headings get their anchors with those extensions; None where plain texts are more to them than here.

    `settings` are those of `toc`; `slugify` is how anchors are made where they say nothing.
    """
    if TOC not in extensions or not EXTENSIONS.issuperset(extensions):
        return None
    if not TOC_SETTINGS.issuperset(settings):
        return None
    own, separator = settings.get("slugify", slugify), settings.get("separator", "-")
    return Anchors(own, separator) if callable(own) and isinstance(separator, str) else None


class Plain(NamedTuple):
    """A plain text: its HTML, its headings, and whether it has links, of which nobody has looked where they lead."""

    html: str
    headings: Sequence[PlainHeading]
    has_links: bool


def render_plain(text: str, anchors: Anchors) -> Plain | None:
    """The HTML of a text and its headings; None where it is not plain."""
    links: list[str] = []
    if "[" in text and _HELD not in text:

        def hold(found: re.Match[str]) -> str:
            links.append(_link(found))
            return _HELD

        text = _LINK.sub(hold, text)
    if _SIGN.search(text) or " \n" in text or text.endswith(" ") or _STASH in text:
        return None
    rendered = _blocks(text, anchors)
    if rendered is None or not links:
        return rendered
    return Plain(_with(links, rendered.html), rendered.headings, has_links=True)


def _blocks(text: str, anchors: Anchors) -> Plain | None:
    headings: list[PlainHeading] = []
    parts: list[str] = []
    used: set[str] = set()
    before = ""
    for block in _parted(text.strip("\n")):
        kind = _kind(block)
        if kind == "heading":
            part = _heading(block, anchors, used, headings)
        elif before in _JOINED.get(kind, ()):
            part = None
        else:
            part = _WAYS[kind](block)
        if part is None:
            return None
        parts.append(part)
        before = kind
    return Plain("\n".join(parts), headings, has_links=False)


def _parted(text: str) -> list[str]:
    """The blocks of a text, which empty lines part."""
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.split("\n\n")


def _link(found: re.Match[str]) -> str:
    if found["source"]:
        return f'<a href="{escape(citation_address(found["source"], found["locator"]))}"></a>'
    if found["words"]:
        return f'<a href="{escape(found["address"])}">{_escaped(found["words"])}</a>'
    address = escape(link_address(found["target"]))
    if found["label"]:
        return f'<a href="{address}">{_escaped(found["label"])}</a>'
    return f'<a class="{BARE_CLASS}" href="{address}">{_escaped(found["target"])}</a>'


def _with(links: Iterable[str], html: str) -> str:
    """HTML with each of `links` in its place."""
    following = iter(links)
    return re.sub(_HELD, lambda _: next(following), html)


_KINDS = {"#": "heading", ">": "quote", "-": "ul"}
_LISTS = ("ul", "ol")
_JOINED = {"attribution": ("quote", "attribution"), "ul": _LISTS, "ol": _LISTS}
"""What may go on with what is before it."""

_ATTRIBUTION = re.compile(rf">\s*{DASH}")


def _kind(block: str) -> str:
    if block == _RULE:
        return "rule"
    if _ATTRIBUTION.match(block):
        return "attribution"
    return "ol" if block.startswith("1. ") else _KINDS.get(block[:1], "paragraph")


def _heading(
    block: str, anchors: Anchors, used: set[str], headings: list[PlainHeading]
) -> str | None:
    found = _HEADING.fullmatch(block)
    if not found:
        return None
    level, words = len(found[1]), found[2]
    anchor = unique(anchors.slugify(words, anchors.separator), used)
    headings.append(PlainHeading(level, anchor, words))
    return f'<h{level} id="{escape(anchor)}">{_escaped(words)}</h{level}>'


def _paragraph(block: str) -> str | None:
    words = _inline(block) if all(map(_LINE.match, block.split("\n"))) else None
    return None if words is None else f"<p>{words}</p>"


def _items(tag: str, block: str) -> str | None:
    """A list whose items are a line each."""
    items = []
    for line in block.split("\n"):
        found = _ITEMS[tag].fullmatch(line)
        words = _inline(found[1]) if found and _LINE.match(found[1]) else None
        if words is None:
            return None
        items.append(f"<li>{words}</li>\n")
    return f"<{tag}>\n{''.join(items)}</{tag}>"


def _quote(block: str) -> str | None:
    """A block quote of which each line is marked, with a blank behind the mark or nothing."""
    lines = block.split("\n")
    is_marked = all(line == ">" or line.startswith("> ") for line in lines)
    if not is_marked or ">" in (lines[0], lines[-1]):
        return None
    inside = "\n".join(line[2:] for line in lines)
    paragraphs = [*map(_paragraph, _parted(inside))]
    found = [each for each in paragraphs if each is not None]
    if len(found) < len(paragraphs):
        return None
    return "<blockquote>\n" + "\n".join(found) + "\n</blockquote>"


_WAYS: Mapping[str, Callable[[str], str | None]] = {
    "paragraph": _paragraph,
    "quote": _quote,
    "attribution": _quote,
    "rule": lambda _: "<hr>",
    "ul": partial(_items, "ul"),
    "ol": partial(_items, "ol"),
}


def _inline(text: str) -> str | None:
    """The words of a block, with what is emphasised in them; None where there is a sign that is no emphasis."""
    html = _escaped(text)
    if "*" not in html:
        return html
    html = _EMPHASIS.sub(lambda found: f"<{_TAGS[found[1]]}>{found[2]}</{_TAGS[found[1]]}>", html)
    return None if "*" in html else html


def _escaped(text: str) -> str:
    return escape(text, quote=False)
