"""What a page tells machines of itself: other forms of it, and what it is about. Readers do not see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Node: TypeAlias = Mapping[str, object]
"""A thing in JSON-LD: plain data, ready to be written as JSON."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of OpenGraph (https://ogp.me/): `og:title` and its value."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The same text in another language, or in this page's own; `x-default` is for readers of every other one."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """What a page shows in another form: a feed, a calendar, its Markdown. `type` is a media type."""

    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands in a page's `<head>` beside what the host writes there (title, description, canonical address).

    `card` is how X shows the page; the rest it takes from OpenGraph. `linked_data` is one JSON-LD document.
    """

    properties: tuple[Property, ...]
    card: Literal["summary", "summary_large_image"] = "summary"
    translations: tuple[Translation, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    linked_data: Node = field(default_factory=dict)
