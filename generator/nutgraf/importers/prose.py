"""The prose of a post → the prose of a briefing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from nutgraf.importers.lookup import GONE, Lookup
from nutgraf.importers.markup import spans
from nutgraf.importers.markup.calls import (
    OUTPUT,
    Call,
    Token,
    enclosed,
    hugo_calls,
    liquid_calls,
    replace_calls,
)
from nutgraf.importers.markup.code import code_in
from nutgraf.importers.markup.known import HIGHLIGHT, KNOWN, link
from nutgraf.importers.markup.liquid import output
from nutgraf.importers.markup.shapes import by_shape, unwrapped
from nutgraf.importers.markup.spans import Edit, Edits
from nutgraf.importers.originals import Generator
from nutgraf.importers.report import Found, Report
from nutgraf.load.document import Document

GONE_LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)*)\]\(\s*<?{GONE}[^()\n]*\)")
GONE_ELEMENT = re.compile(rf"<a\b[^<>]*{GONE}[^<>]*>(.*?)</a\s*>", re.DOTALL | re.IGNORECASE)
BEFORE_ADDRESS = re.compile(r"(?:\]\(\s*<?|(?:href|src)\s*=\s*[\"']?)$", re.IGNORECASE)
LONGEST_LEAD = 20
"""How far back to look for what makes a call an address."""

YOUTUBE = re.compile(r"//(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?P<id>[\w-]+)")


class Prose:
    """Converts the prose of one post."""

    def __init__(
        self, document: Document, generator: Generator, lookup: Lookup, report: Report
    ) -> None:
        self._document = document
        self._generator = generator
        self._lookup = lookup
        self._report = report
        self._text = document.body
        self._tokens = [*self._calls()]
        self._code = code_in(self._text, enclosed(self._tokens, HIGHLIGHT))
        self._edits = Edits(self._text)

    def convert(self) -> str:
        """The prose as Markdown that Nutgraf reads."""
        self._edit_links()
        self._edit_elements()
        self._edit_signs()
        tokens = [each for each in self._tokens if not self._edits.hold(each.start)]
        converted = replace_calls(tokens, len(self._text), self._edits.apply, self._call)
        converted = GONE_ELEMENT.sub(r"\1", GONE_LINK.sub(r"\1", converted))
        return converted.replace(GONE, "")

    def _calls(self) -> Iterator[Token]:
        if self._generator is Generator.HUGO:
            return hugo_calls(self._text)
        return liquid_calls(self._text) if self._generator is Generator.JEKYLL else iter(())

    def _markdown_of(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where a pattern is found and Markdown is read."""
        found = pattern.finditer(self._text)
        return (each for each in found if not self._code.holds_markdown(each.start()))

    def _edit_links(self) -> None:
        for found in self._markdown_of(spans.DESTINATION):
            opening = spans.opening_bracket(self._text, found.start())
            if opening is None:
                continue
            if self._text[opening - 1 : opening] == "!":
                self._edit_image(found, opening)
            else:
                self._edit_link(found, opening)
        for found in self._markdown_of(spans.DEFINITION):
            address = self._resolved(found)
            if address and address != GONE:
                self._edits.add(Edit(*found.span("address"), address))

    def _edit_link(self, found: re.Match[str], opening: int) -> None:
        address = self._resolved(found)
        if address == GONE:
            self._edits.add(Edit(opening, opening + 1, ""), Edit(found.start(), found.end(), ""))
        elif address is not None:
            self._edits.add(Edit(*found.span("address"), address))

    def _resolved(self, found: re.Match[str]) -> str | None:
        """What the address of a link becomes; None where it stays, or where a call will tell."""
        typed = found["address"].strip("<>")
        address = self._expanded(typed)
        if address is None:
            return None
        resolved = self._lookup.resolve(address, found.start("address"))
        return address if resolved is None and address != typed else resolved

    def _edit_image(self, found: re.Match[str], opening: int) -> None:
        src = self._expanded(found["address"].strip("<>"))
        if not src:
            return
        address = self._lookup.source(src, opening)
        if address is not None:
            self._edits.add(Edit(*found.span("address"), address))
            return
        alt = self._text[opening + 1 : found.start()]
        is_label = self._text[opening - 2 : opening - 1] == "["
        instead = self._lookup.missing(src, alt, opening - 1, is_label=is_label)
        self._edits.add(Edit(opening - 1, found.end(), instead))

    def _expanded(self, address: str) -> str | None:
        """An address with Liquid's outputs in it written out; None where it holds a call that is none of these."""
        if "{%" in address or ("{{" in address and self._generator is not Generator.JEKYLL):
            return None
        parts: list[str] = []
        position = 0
        for call in liquid_calls(address):
            known = output(call, self._lookup) if isinstance(call, Call) else None
            if known is None:
                return None
            parts += [address[position : call.start], known]
            position = call.end
        return "".join([*parts, address[position:]])

    def _edit_elements(self) -> None:
        for found in spans.ATTRIBUTE.finditer(self._text):
            if self._code.holds_html(found.start()):
                continue
            if found["tag"].lower() == "img":
                self._edit_img(found)
                continue
            address = self._resolved(found)
            if address is not None:
                self._edits.add(Edit(*found.span("address"), escape(address)))
        for found, src, title in spans.embedded(self._text):
            if src and not self._code.holds_html(found.start()):
                self._report.converted["iframe"] += 1
                self._edits.add(Edit(*found.span(), _embedded_link(src, title)))

    def _edit_img(self, found: re.Match[str]) -> None:
        src = self._expanded(found["address"])
        address = self._lookup.source(src, found.start()) if src else None
        if address is not None:
            self._edits.add(Edit(*found.span("address"), escape(address)))
        elif src:
            alt = re.search(r"\balt\s*=\s*[\"']([^\"']*)", found[0])
            instead = self._lookup.missing(
                src, alt[1] if alt else "", found.start(), is_label=False
            )
            self._edits.add(Edit(*found.span(), instead))

    def _edit_signs(self) -> None:
        """Marks of the old generator go; what would be a mark to Nutgraf is escaped."""
        for found in self._markdown_of(spans.MORE):
            self._edits.add(Edit(*found.span(), ""))
        for found in self._markdown_of(spans.OWN_LINK):
            self._edits.add(Edit(*found.span(), rf"[\[{found['inside']}\]]"))
        for found in self._markdown_of(spans.OWN_CITATION):
            self._edits.add(Edit(*found.span(), r"\[@"))
        if self._generator is Generator.JEKYLL:
            for found in self._markdown_of(spans.ATTRIBUTE_LIST):
                self._report.converted["{: }"] += self._edits.add(Edit(*found.span(), ""))

    def _call(self, call: Call) -> str:
        is_address = bool(BEFORE_ADDRESS.search(self._before(call)))
        lost = self._lost()
        markdown = self._address(call) if is_address else self._markdown(call)
        if markdown is not None:
            self._report.converted[_name(call)] += self._lost() == lost
            return markdown.strip("\n") if self._has_own_lines(call) else markdown
        found = Found(self._document.body_place(call.start), _name(call))
        kept = unwrapped(call)
        if kept is not None:
            self._report.unwrapped.append(found)
            return kept
        self._report.removed.append(found)
        return GONE if is_address else ""

    def _has_own_lines(self, call: Call) -> bool:
        before = self._text[: call.start].rstrip(" \t")
        after = self._text[call.end :].lstrip(" \t")
        return before[-1:] in ("", "\n") and after[:1] in ("", "\n")

    def _lost(self) -> int:
        """How many calls were known, and told of what is not there any more."""
        return len(self._report.unlinked) + len(self._report.missing)

    def _before(self, call: Call) -> str:
        return self._text[max(0, call.start - LONGEST_LEAD) : call.start]

    def _markdown(self, call: Call) -> str | None:
        if call.name == OUTPUT:
            return output(call, self._lookup)
        convert = KNOWN.get(call.name)
        markdown = convert(call, self._lookup) if convert else None
        return by_shape(call, self._lookup) if markdown is None else markdown

    def _address(self, call: Call) -> str | None:
        """What a call stands for where an address does."""
        if call.name == OUTPUT:
            return output(call, self._lookup)
        if KNOWN.get(call.name) is KNOWN["ref"]:
            return KNOWN["ref"](call, self._lookup)
        address = call.first("href", "url", "link", "src", "file", "path") or call.value(0)
        return self._lookup.address(call, address) if address else None


def _name(call: Call) -> str:
    """What a call is called in reports: an output by what stands in it."""
    return f"{{{{ {call.value(0)} }}}}" if call.name == OUTPUT else call.name


def _embedded_link(src: str, title: str | None) -> str:
    film = YOUTUBE.search(src)
    address = f"https://www.youtube.com/watch?v={film['id']}" if film else src
    address = f"https:{address}" if address.startswith("//") else address
    return link(title or urlsplit(address).netloc or address, address)
