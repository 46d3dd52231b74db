"""Texts as a page shows them: addresses written in, citations numbered, quotations captioned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol
from urllib.parse import unquote

from markupsafe import Markup, escape

from nutgraf.keys import Key
from nutgraf.read.body import Body, Citation, QuotedStatement
from nutgraf.read.links import FILE_SCHEME
from nutgraf.read.syntax import CITATION_SCHEME, LINK_SCHEME
from nutgraf.text import LEADING
from nutgraf.views.context import PageContext
from nutgraf.views.entries import source_line
from nutgraf.views.types import Link, Passage, Quotation, Reference, When

CITATION = (
    rf'<a href="{CITATION_SCHEME}(?P<source>[^"?]+)(?:\?(?P<locator>[^"]*))?">(?:(?!</?a\b).)*</a>'
)
_AFTER_LEADING = "|".join(rf'(?<= {name}=")' for name in LEADING.split("|"))
SYMBOL = re.compile(  # each way begins with a character: Python then looks for these two, and for nothing else
    CITATION + rf'|"(?<= href="){LINK_SCHEME}(?P<key>[^"#]+)(?:#(?P<fragment>[^"]*))?"'
    rf'|"(?:{_AFTER_LEADING}){FILE_SCHEME}(?P<file>[^"]+)"'
    r'|<figure class="ng-quote" id="(?P<quote>[\w-]+)">'
    r"|<(?P<caption>figcaption></figcaption>)",
    re.DOTALL,
)
BEFORE_CITATION = re.compile(rf"(?<!\s)\s++(?={CITATION})", re.DOTALL)
"""The mark of a citation stands close to what it supports. Each run of blanks is looked at once."""
SIZED = re.compile(r"""\s(?:width|height|style)\s*=(?=(?:[^"]*"[^"]*")*[^"]*$)""")
"""An attribute for the size, outside the quotation marks of another."""
ONE_PARAGRAPH = re.compile(r"\s*<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)


class Citing(Protocol):
    """How the citations of a text are marked."""

    def mark(self, cited: Citation) -> Markup:
        """The mark of a citation."""


class InFull:
    """Names source and passage of each citation in the text itself, which is read elsewhere than on its page."""

    def __init__(self, page: PageContext) -> None:
        self._page = page

    def mark(self, cited: Citation) -> Markup:
        """The title of the source, leading to it, and the passage."""
        passage = f"{self._page.strings.text('comma')}{cited.locator}" if cited.locator else ""
        return Markup(" ({}{})").format(write_link(self._page.link(cited.source)), passage)


class Numbering:
    """Numbers the citations of one page in the order in which they stand."""

    def __init__(self, page: PageContext) -> None:
        self._page = page
        self._cited: dict[Citation, list[str]] = {}

    def mark(self, cited: Citation) -> Markup:
        """The mark of a citation: its number, leading to the reference at the foot."""
        known = self._cited.setdefault(cited, [])
        number = [*self._cited].index(cited) + 1
        anchor = f"cite-{number}-{len(known) + 1}" if known else f"cite-{number}"
        known.append(anchor)
        label = f"{self._page.strings.text('reference')} {number}"
        return Markup(
            '<sup class="ng-cite" id="{}" data-search-exclude><a href="#ref-{}" aria-label="{}">{}</a></sup>'
        ).format(anchor, number, label, number)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references so far: each source with its passages, by number."""
        passages: dict[Key, list[Passage]] = {}
        for number, (cited, anchors) in enumerate(self._cited.items(), 1):
            passages.setdefault(cited.source, []).append(_passage(number, cited, anchors))
        return tuple(
            Reference(source_line(Citation(source), self._page), tuple(found))
            for source, found in passages.items()
        )

    @property
    def sources(self) -> frozenset[Key]:
        """The sources cited so far."""
        return frozenset(cited.source for cited in self._cited)


def _passage(number: int, cited: Citation, anchors: Iterable[str]) -> Passage:
    return Passage(
        number=number,
        anchor=f"ref-{number}",
        locator=cited.locator,
        backlinks=tuple(Link(str(index), f"#{anchor}") for index, anchor in enumerate(anchors, 1)),
    )


def write_prose(
    body: Body,
    page: PageContext,
    numbering: Citing | None = None,
    quotations: Mapping[str, Quotation] | None = None,
) -> Markup:
    """A text as HTML for `page`. Without `numbering` a citation leads straight to its source.

    `quotations` are those of the page's own text: they can be led to. A quotation in another text only has its caption.
    """
    known, said = dict(quotations or {}), [*body.statements]
    open_quotes: list[QuotedStatement | None] = []  # one may stand within another

    def write(found: re.Match[str]) -> str:
        if found["quote"]:
            open_quotes.append(next((each for each in said if each.anchor == found["quote"]), None))
            return found[0] if found["quote"] in known else '<figure class="ng-quote">'
        if found["caption"]:
            quoted = open_quotes.pop() if open_quotes else None
            if quoted is None:
                return found[0]
            said.remove(quoted)
            quotation = known.pop(quoted.anchor, None)
            return _caption(_parts(quotation or quoted, page), quoted.citation, page, numbering)
        if found["source"]:
            return _citation(
                Citation(_key(found["source"]), _plain(found["locator"])), page, numbering
            )
        if found["file"]:
            return f'"{_file(found["file"], page)}"{_size(found, page)}'
        return f'"{escape(page.href(_key(found["key"]), _plain(found["fragment"])))}"'

    html = body.html
    if CITATION_SCHEME in html:
        html = BEFORE_CITATION.sub("", html)
    html = page.with_own_ids(SYMBOL.sub(write, html))
    return Markup(html)  # noqa: S704  # sanitised by the read stage; what is added is escaped


def write_line(body: Body, page: PageContext, numbering: Citing | None = None) -> Markup:
    """A text of one paragraph without the paragraph round it."""
    html = write_prose(body, page, numbering)
    single = ONE_PARAGRAPH.fullmatch(html)
    return Markup(single[1]) if single else html  # noqa: S704  # a part of the same HTML


def write_link(to: Link) -> Markup:
    """A link in a text that is read elsewhere than on its page."""
    spoken = Markup(' lang="{}"').format(to.language) if to.language else ""
    return Markup('<a href="{}"{}>{}</a>').format(to.href, spoken, to.text)


def _file(address: str, page: PageContext) -> str:
    """The way to a file of the content folder, or to an index page, which is a folder."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    way = page.to(unquote(path)) if path.endswith("/") else page.root + path
    return way + address.removeprefix(path)


def _size(found: re.Match[str], page: PageContext) -> str:
    """The attributes for the size of a picture, unless its writer gave one, after the address that was `found`."""
    html, at = found.string, found.start()
    start, end = html.rfind("<", 0, at), html.find(">", found.end())
    if not html.startswith("<img ", start) or SIZED.search(html[start:end]):
        return ""
    size = page.site.picture_size(unquote(re.split(r"[?#]", found["file"], maxsplit=1)[0]))
    return f' width="{size.width}" height="{size.height}"' if size else ""


def _key(quoted: str) -> Key:
    return Key.parse(unquote(quoted))


def _plain(quoted: str | None) -> str | None:
    return unquote(quoted) if quoted else None


def _citation(cited: Citation, page: PageContext, numbering: Citing | None) -> Markup:
    if numbering:
        return numbering.mark(cited)
    label = page.strings.text("source")
    return Markup('<sup class="ng-cite"><a href="{}">{}</a></sup>').format(
        page.href(cited.source), label
    )


def _caption(
    parts: Iterable[Markup],
    citation: Citation | None,
    page: PageContext,
    numbering: Citing | None,
) -> str:
    """The caption of a quotation in the prose, with its citation."""
    mark = _citation(citation, page, numbering) if citation else ""
    comma = escape(page.strings.text("comma"))
    return Markup("<figcaption>{}{}</figcaption>").format(comma.join(parts), mark)


def _parts(said: Quotation | QuotedStatement, page: PageContext) -> Iterator[Markup]:
    """Who said it (nobody may be named), in which role, where, and when: each keeps its place beside the others."""
    if isinstance(said, Quotation):
        speaker, when, told = said.speaker, said.said, (said.role, said.venue, said.medium)
    else:
        speaker = page.party(said.speaker or said.attribution)
        when, told = page.when(said.said), (None, said.venue, None)
    apart = Markup("<bdi>{}</bdi>").format
    link = Markup('<a class="ng-name" href="{}">{}</a>').format
    if speaker.text:
        yield link(speaker.href, speaker.text) if speaker.href else apart(speaker.text)
    yield from (apart(each) for each in told if each)
    if when:
        yield _time(when)


def _time(when: When) -> Markup:
    """A date or moment as the theme's `when.html` has it."""
    zone = Markup(' <span class="ng-zone">{}</span>').format(when.zone) if when.zone else ""
    return Markup('<time datetime="{}">{}{}</time>').format(when.iso, when.text, zone)
