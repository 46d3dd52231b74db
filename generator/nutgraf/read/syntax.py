"""What Nutgraf adds to Markdown: `[[links]]` to items, `[@citations]`, and a mark on raw HTML.

The elements are symbolic: `<a href="nutgraf:…">` for a link and `<a href="nutgraf-cite:…"></a>` for a citation.
The prose pass finds what they mean; the view stage writes the addresses.
"""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor

LINK_SCHEME = "nutgraf:"
CITATION_SCHEME = "nutgraf-cite:"
RAW_ATTRIBUTE = "data-nutgraf-raw"
BARE_CLASS = "nutgraf-bare"
"""The class of a link whose text is the reference itself, until the item's name takes its place."""

LINK = r"\[\[\s*(?P<target>[^\s\[\]|][^\[\]\n|]*?)\s*(?:\|\s*(?P<label>[^\[\]\n]+?)\s*)?\]\](?!\()"
CELL_LINK = (
    r"(?<!\\)\[\[\s*(?P<target>[^\s\[\]|][^\[\]\n|]*?)\s*\\\|\s*(?P<label>[^\[\]\n]+?)\s*\]\](?!\()"
)
"""A link in the cell of a table, where a bar has a backslash before it."""

COMMAS = ",،，、"
"""What parts the source and the passage, and the parts of an attribution line: in Arabic, Chinese and Japanese, too."""

CITATION = (
    rf"\[@(?P<source>[^\s\[\]{COMMAS};]+)"
    rf"(?:[{COMMAS}]\s*(?P<locator>(?!@)(?:(?![;{COMMAS}]\s*@)[^\[\]])+?)\s*)?\](?!\()"
)
"""Neither is followed by `(`: `[@name](https://example.org/)` is an ordinary link. A citation is of one source."""

DASHES = ("—", "―", "⸺", "–", "--")
"""What an attribution line begins with."""

DASH = "(?:—+|―+|⸺|–|--)"
"""One of them, as a pattern: Chinese and Japanese have dashes of two signs."""

BEFORE_REFERENCE_LINKS = 176
"""Python-Markdown's own: escapes 180, code 190, `[text][reference]` 170."""

BEFORE_ESCAPES = 185

BEFORE_RAW_HTML = 31
"""Python-Markdown puts raw HTML back at 30."""

AS_BLOCK_QUOTES = 20
"""Python-Markdown's own, whose place and name this takes."""


def link_address(target: str) -> str:
    """The symbolic address of a link to an item, by the reference that was typed."""
    return LINK_SCHEME + quote(target, safe="/")


def citation_address(source: str, locator: str | None) -> str:
    """The symbolic address of a citation: of what, and where in it."""
    place = f"?{quote(locator)}" if locator else ""
    return CITATION_SCHEME + quote(source, safe="/") + place


class NutgrafMarkdown(Extension):
    """The extension, for Python-Markdown and so for MkDocs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Register the additions."""
        md.inlinePatterns.register(ItemLink(LINK, md), "nutgraf-link", BEFORE_REFERENCE_LINKS)
        md.inlinePatterns.register(ItemLink(CELL_LINK, md), "nutgraf-cell-link", BEFORE_ESCAPES)
        md.inlinePatterns.register(
            Citation(CITATION, md), "nutgraf-citation", BEFORE_REFERENCE_LINKS
        )
        md.parser.blockprocessors.register(Quotation(md.parser), "quote", AS_BLOCK_QUOTES)
        md.postprocessors.register(MarkRawHtml(md), "nutgraf-raw", BEFORE_RAW_HTML)


class ItemLink(InlineProcessor):
    """`[[john-kirby]]` or `[[john-kirby|Mr Kirby]]`."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the base class allows less than its caller
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """The link, and where it began and ended."""
        del data
        element = etree.Element("a", {"href": link_address(m["target"])})
        element.text = m["label"]
        if not m["label"]:
            element.set("class", BARE_CLASS)
            element.text = m["target"]
        return element, m.start(), m.end()


class Citation(InlineProcessor):
    """`[@source-id]` or `[@source-id, paragraph 7]`."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the base class allows less than its caller
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """The citation, and where it began and ended."""
        del data
        href = citation_address(m["source"], m["locator"])
        return etree.Element("a", {"href": href}), m.start(), m.end()


class Quotation(BlockQuoteProcessor):
    """Block quotes: an empty line parts them, but for an attribution line that stands by itself.

    Python-Markdown joins all that only empty lines part; the words of one speaker would be another's.
    """

    ATTRIBUTED = re.compile(rf"(?:\A|\n)\s*{DASH}")
    ATTRIBUTION = re.compile(rf"[ ]{{0,3}}>\s*{DASH}")

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Make an element of the block quote that the first of `blocks` holds."""
        self._is_attribution = bool(self.ATTRIBUTION.match(blocks[0]))
        super().run(parent, blocks)

    def lastChild(self, parent: etree.Element) -> etree.Element | None:  # noqa: N802  # Python-Markdown's
        """The element that a block quote may go on with: a block quote for its attribution line only."""
        last = super().lastChild(parent)
        if last is None or last.tag != "blockquote":
            return last
        is_attributed = len(last) > 0 and self.ATTRIBUTED.search(last[-1].text or "")
        return last if self._is_attribution and not is_attributed else None


class MarkRawHtml(Postprocessor):
    """Marks every element that the writer typed as raw HTML, so that names in it are left alone."""

    OPENING = re.compile(r"<([A-Za-z][\w:-]*)")

    def run(self, text: str) -> str:
        """Mark the stashed HTML; `text` itself holds only places for it."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        for index, block in enumerate(blocks):
            if isinstance(block, str):
                blocks[index] = self.OPENING.sub(rf'<\1 {RAW_ATTRIBUTE}=""', block)
        return text


def makeExtension(**settings: object) -> NutgrafMarkdown:  # noqa: N802  # the name is Python-Markdown's
    """The extension, for the name `nutgraf.read.syntax` in a list of extensions."""
    return NutgrafMarkdown(**settings)
