"""Where items are mentioned, and how each mention was recognised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.model import Item
from nutgraf.problems import Place
from nutgraf.read.body import Texts
from nutgraf.read.naming import Found
from nutgraf.read.places import BODY, field_place
from nutgraf.read.reader import Reader
from nutgraf.read.syntax import CITATION
from nutgraf.text import sentence_around
from nutgraf.validate import Checked

HOW = {
    "name": "name",
    "alias": "alias",
    "short": "short name",
    "link": "link",
    "citation": "citation",
}
"""How a mention was recognised, in words."""

NAMED = (Kind.ACTOR, Kind.TOPIC)
"""The kinds that prose names without markup: those without a mention are told, too."""

_CITATION = re.compile(CITATION)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often an item is mentioned, and on how many pages."""

    key: Key
    heading: str
    mentions: int
    pages: int


@dataclass(frozen=True, slots=True, order=True)
class Whereat:
    """A place that mentions something: on which page, in which sentence."""

    place: Place
    page: Key
    title: str
    before: str
    name: str
    after: str

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.name}{self.after}"


@dataclass(frozen=True, slots=True, order=True)
class MentionedAt:
    """A mention of an item, and how it was recognised: a key of `HOW`."""

    where: Whereat
    how: str


def tally_mentions(newsroom: Newsroom, texts: Mapping[Key, Texts]) -> list[Tally]:
    """All items that are mentioned, and all that prose could name, the most mentioned first."""
    mentions: dict[Key, int] = {}
    pages: dict[Key, set[Key]] = {}
    for page, each in texts.items():
        for key, count in _counted(each):
            mentions[key] = mentions.get(key, 0) + count
            pages.setdefault(key, set()).add(page)
    silent = {key for key in newsroom.items if key.kind in NAMED and key not in mentions}
    tallies = [
        Tally(key, newsroom.targets.heading(key), mentions.get(key, 0), len(pages.get(key, ())))
        for key in [*mentions, *silent]
    ]
    return sorted(tallies, key=lambda each: (-each.mentions, each.key))


def _counted(texts: Texts) -> Iterator[tuple[Key, int]]:
    for body in texts.bodies.values():
        yield from ((mention.key, mention.count) for mention in body.mentions)
        cited = [*body.citations, *(each.citation for each in body.statements)]
        yield from ((citation.source, 1) for citation in cited if citation)


def find_mentions(
    key: Key, newsroom: Newsroom, texts: Mapping[Key, Texts], reader: Reader
) -> list[MentionedAt]:
    """Every mention of an item, by file and line."""
    mentions: list[MentionedAt] = []
    for page, each in texts.items():
        if any(counted == key for counted, _ in _counted(each)):
            checked = page_of(page, newsroom)
            mentions += _named(key, checked, reader)
            mentions += _cited(key, checked, newsroom)
    return sorted(mentions)


def _named(key: Key, checked: Checked[Item], reader: Reader) -> Iterator[MentionedAt]:
    for found, where in locate(checked, reader, lambda found: found.means == key):
        yield MentionedAt(where, found.claims[0][1])


def page_of(key: Key, newsroom: Newsroom) -> Checked[Item]:
    """The item whose texts have this key; the introduction of a section has an empty id."""
    return newsroom.items[key] if key.id else newsroom.introductions[key.kind]


def locate(
    checked: Checked[Item], reader: Reader, wanted: Callable[[Found], bool]
) -> Iterator[tuple[Found, Whereat]]:
    """The places in the texts of one item that are `wanted`, as they stand in its file."""
    document, title = checked.document, checked.item.heading
    for name, places in reader.find_names(checked).items():
        for found, offset in places:
            if wanted(found):
                is_body = name == BODY
                place = document.body_place(offset) if is_body else field_place(document, name)
                before, after = sentence_around(found.block.text, found.start, found.end)
                yield found, Whereat(place, checked.key, title, before, found.name, after)


def _cited(key: Key, checked: Checked[Item], newsroom: Newsroom) -> Iterator[MentionedAt]:
    """The citations of a source: each with the sentence that it stands behind."""
    document, title = checked.document, checked.item.heading
    for name, text in {**checked.item.texts(), BODY: document.body}.items():
        for found in _CITATION.finditer(text):
            if newsroom.targets.find(found["source"], [Kind.SOURCE]) == (key,):
                place = (
                    document.body_place(found.start())
                    if name == BODY
                    else field_place(document, name)
                )
                before = _sentence_before(text[: found.start()])
                where = Whereat(place, checked.key, title, before, found[0], "")
                yield MentionedAt(where, "citation")


def _sentence_before(text: str) -> str:
    """The last sentence of a text that goes on with a citation."""
    paragraph = _CITATION.sub("", text.rpartition("\n\n")[2]).rstrip()
    end = len(paragraph)
    before, _ = sentence_around(paragraph, end - 1, end)
    return f"{before}{paragraph[-1:]} "
