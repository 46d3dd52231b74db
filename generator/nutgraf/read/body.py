"""What reading a text gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nutgraf.keys import Key
from nutgraf.read.markdown import Heading
from nutgraf.read.places import BODY


@dataclass(frozen=True, slots=True)
class Mention:
    """An item that a text names or links: how often, and the sentence where it first does.

    `before` and `after` are the rest of the sentence; `anchor` is the heading under which it stands; `how` is
    `name`, `alias`, `short` or `link`.
    """

    key: Key
    before: str
    name: str
    after: str
    anchor: str | None
    how: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, and the passage meant."""

    source: Key
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedStatement:
    """A block quote with an attribution line. `speaker` is None where no actor goes by that name."""

    anchor: str
    words: str
    speaker: Key | None
    attribution: str
    said: date | None
    venue: str | None
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Body:
    """One text, read: sanitised HTML with symbolic links, and what it mentions, quotes and cites, in its order.

    `unread` is where in its Markdown something begins like a link or citation, and is read as none, `lost` where HTML
    begins that readers do not get.
    """

    html: str
    text: str
    headings: tuple[Heading, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[QuotedStatement, ...] = ()
    citations: tuple[Citation, ...] = ()
    unread: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


EMPTY = Body("", "")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one item by the field that holds each; `body` is the prose below the front matter.

    `known` are the actors whom fields name by a short name, and whom the page names in full, links or lists.
    """

    bodies: Mapping[str, Body]
    known: tuple[Key, ...] = ()

    @property
    def body(self) -> Body:
        """The prose below the front matter; empty where there is none."""
        return self.bodies.get(BODY, EMPTY)

    def field(self, name: str) -> Body:
        """The text of the field `name` (`key_points.0`); empty where there is none."""
        return self.bodies.get(name, EMPTY)
