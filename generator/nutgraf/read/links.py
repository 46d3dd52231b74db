"""What links in prose lead to: items, sources, other files of the content folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote, unquote

from nutgraf.gather import Newsroom
from nutgraf.keys import INDEXES, Key, Kind
from nutgraf.read.body import Citation
from nutgraf.read.html import Piece
from nutgraf.read.prose import NAMED_CLASS, Rewritten, symbolic
from nutgraf.read.reporter import Reporter
from nutgraf.read.syntax import BARE_CLASS, CITATION_SCHEME, LINK_SCHEME

FILE_SCHEME = "nutgraf-file:"
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#|\?|$")
"""Addresses that do not lead to a file beside this one."""

LEADING = {
    "a": ("href",),
    **dict.fromkeys(("audio", "img", "source", "track"), ("src",)),
    "video": ("src", "poster"),
}
"""The attributes of elements that lead somewhere."""


class Links:
    """Resolves the links of one document's texts, and reports those that lead nowhere.

    Items without words of their own are called as in the `language` of the document (None: the site's).
    """

    def __init__(
        self, newsroom: Newsroom, folder: str, reporter: Reporter, language: str | None = None
    ) -> None:
        self._newsroom = newsroom
        self._folder = folder
        self._language = language
        self._reporter = reporter
        self.citations: list[Citation] = []

    def rewrite(self, piece: Piece) -> Rewritten | None:
        """What an element that leads somewhere becomes; None where it stays as it is."""
        names = LEADING.get(piece.tag, ())
        addresses = {name: piece.attribute(name) or "" for name in names}
        href = addresses.get("href", "")
        if href.startswith(LINK_SCHEME):
            return self._item(piece, unquote(href.removeprefix(LINK_SCHEME)))
        if href.startswith(CITATION_SCHEME):
            return self._citation(href.removeprefix(CITATION_SCHEME))
        given = {name: each for name, each in addresses.items() if not ELSEWHERE.match(each)}
        return self._files(piece, given)

    def _item(self, piece: Piece, reference: str) -> Rewritten:
        reference, fragment = self._newsroom.targets.parted(reference)
        key = self.find(reference, f"[[{reference}")
        bare = BARE_CLASS in (piece.attribute("class") or "").split()
        targets = self._newsroom.targets
        if key is None:
            return Rewritten(None)
        if targets.is_hidden(key):
            return Rewritten(None, reference if bare else None)
        address = symbolic(key) + (f"#{quote(fragment)}" if fragment else "")
        tag = f'<a class="{NAMED_CLASS}" href="{address}">'
        return Rewritten(tag, self.called(key) if bare else None, key)

    def called(self, key: Key) -> str:
        """What an item is called in the language of the document."""
        return self._newsroom.targets.heading(key, self._language)

    def find(self, reference: str, typed: str, kind: Kind | None = None) -> Key | None:
        """The item (of a kind) that is meant; None, and a report where `typed` stands, if it is none or several."""
        targets = self._newsroom.targets
        kinds = [kind] if kind else None
        found = targets.find(reference, kinds)
        if len(found) == 1:
            return found[0]
        if found:
            self._reporter.ambiguous_reference(reference, found, typed)
        else:
            self._reporter.unknown(reference, kind, targets.nearest(reference, kinds), typed)
        return None

    def _citation(self, address: str) -> Rewritten:
        reference, _, locator = address.partition("?")
        citation = self.cite(unquote(reference), unquote(locator) or None)
        if citation is None:
            return Rewritten(None)
        href = CITATION_SCHEME + quote(str(citation.source), safe="/") + (locator and f"?{locator}")
        self.citations.append(citation)
        return Rewritten(f'<a href="{escape(href)}">')

    def cite(self, reference: str, locator: str | None) -> Citation | None:
        """The citation of a source by its id or title; None, and a report, if there is not just one."""
        key = self.find(reference, f"[@{reference}", Kind.SOURCE)
        if key is None:
            return None
        targets = self._newsroom.targets
        if targets.is_held(key) and not targets.is_held(self._reporter.key):
            self._reporter.hidden_source(reference)
        return None if targets.is_hidden(key) else Citation(key, locator)

    def _files(self, piece: Piece, given: Mapping[str, str]) -> Rewritten | None:
        """An element with attributes that lead to files; `given` has them with what is written there."""
        tag = piece.html
        for name, address in given.items():
            path, mark, rest = _split(address)
            target = posixpath.normpath(posixpath.join(self._folder, unquote(path)))
            folder, _, file = target.rpartition("/")
            is_index = file == "index.md" and folder in INDEXES
            key = self._newsroom.targets.find_source(target)
            is_hidden = key is not None and self._newsroom.targets.is_hidden(key)
            if key and piece.tag == "a" and not (is_hidden and is_index):
                if is_hidden:
                    return Rewritten(None)
                return Rewritten(_with(tag, name, symbolic(key) + mark + rest), None, key)
            if is_index or target in self._newsroom.files:
                found = f"{folder}/" if is_index else target
                tag = _with(tag, name, FILE_SCHEME + quote(found) + mark + rest)
            else:
                self._reporter.missing_file(address)
        return None if tag == piece.html else Rewritten(tag)


def _split(address: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", address)
    if not found:
        return address, "", ""
    return address[: found.start()], found[0], address[found.end() :]


def _with(tag: str, name: str, address: str) -> str:
    return re.sub(rf'\b{name}="[^"]*"', lambda _: f'{name}="{escape(address)}"', tag, count=1)
