"""The addresses of a site, and the fragments of its pages: what links may lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import PurePosixPath

from nutgraf.gather import Newsroom
from nutgraf.keys import INDEXES, SECTIONS, Key, Kind
from nutgraf.link import Corpus
from nutgraf.read.ids import IN_LISTS, PARTS

ID = re.compile(r'\bid="([^"]*)"')

GIVEN = re.compile(r"top|(?:cite|ref|correction)-\d+(?:-\d+)?|(?:__|:~:).*")
"""Fragments that need no place of their own: of the page, of its references, of the shell and of the browser."""

MADE_BY_THE_BUILD = frozenset({".gz", ".json", ".js", ".txt", ".xml", ".webmanifest"})
"""Endings of files that a theme or plugin may make; of these nothing is known here."""

_INDEX_ADDRESSES = frozenset(f"{each}/" for each in INDEXES)

OF_THE_SHELL = ("assets/", "search/", "404.html")


@dataclass(frozen=True)
class Site:
    """What there is to link to."""

    newsroom: Newsroom
    corpus: Corpus

    @cached_property
    def _known(self) -> dict[str, Key | None]:
        """Every address, and the item that is there if one is."""
        indexes = dict.fromkeys(["", *map(_plain, [*INDEXES, *self.newsroom.files])])
        items = {_plain(address): key for key, address in self.corpus.addresses.items()}
        return indexes | {_plain(old): key for old, key in self.corpus.redirects.items()} | items

    @cached_property
    def _made(self) -> frozenset[str]:
        """The fragments of statements, claims and events, on whichever page they stand."""
        corpus = self.corpus
        claims = (f"claim-{each}" for each in corpus.claims)
        events = (f"event-{each}" for each in corpus.events)
        parts = (f"part-{each}" for each in PARTS)
        words = (each.words for each in corpus.statements.values())
        return frozenset((*corpus.statements, *words, *claims, *events, *parts))

    def below_root(self, path: str) -> str | None:
        """A path from the root of the server as an address of this site; None where it leads out of it."""
        root = self.corpus.settings.root
        return _plain(path.removeprefix(root)) if path.startswith(root) else None

    def has(self, address: str) -> bool:
        """Whether something is at an address, as far as the content tells."""
        is_foreign = PurePosixPath(address).suffix in MADE_BY_THE_BUILD
        return address in self._known or is_foreign or address.startswith(OF_THE_SHELL)

    def page_at(self, address: str) -> Key | str | None:
        """The item at an address, or the address itself where an index page is."""
        return self._known.get(address) or (address if address in _INDEX_ADDRESSES else None)

    def fragments(self, page: Key | str) -> frozenset[str]:
        """The ids in the texts of an item, or of the introduction of an index; an event has no text of its own."""
        key = page if isinstance(page, Key) else self._introduction(page)
        texts = self.corpus.texts.get(key) if key else None
        bodies = texts.bodies.values() if texts else ()
        return frozenset(unescape(each) for body in bodies for each in ID.findall(body.html))

    def _introduction(self, index: str) -> Key | None:
        kind = index.rstrip("/")
        return Key(Kind(kind), "") if kind in SECTIONS else None

    def has_fragment(self, page: Key | str, fragment: str) -> bool:
        """Whether the page of an item, or an index, has a fragment."""
        is_index = isinstance(page, str) or not page.id
        return bool(
            fragment in self._made
            or GIVEN.fullmatch(fragment)
            or (is_index and IN_LISTS.fullmatch(fragment))
            or fragment in self.fragments(page)
        )


def _plain(address: str) -> str:
    """An address as all ways of writing it are compared: a folder ends with `/`."""
    address = re.sub(r"(^|/)index\.html$", r"\1", address.lstrip("/"))
    is_file = not address or address.endswith("/") or PurePosixPath(address).suffix
    return address if is_file else f"{address}/"
