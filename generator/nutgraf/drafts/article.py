"""What an article says that a briefing may take up: whom it names, and whom it quotes. Nothing else of it is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.desk.unclaimed import find_unclaimed_names
from nutgraf.drafts.naming import one_line
from nutgraf.drafts.quotations import Quotation, quotations
from nutgraf.drafts.speakers import Named
from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.load.decode import CONTROL, LINE_BREAK, SEPARATOR
from nutgraf.read.body import Body, Texts
from nutgraf.read.names import Entry, Lexicon, Strength
from nutgraf.read.naming import lexicon_entries
from nutgraf.text import sentence_around

NEAR = 60
"""How much of a sentence is shown on either side of a name."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item that an article names: its name, and how often."""

    key: Key
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A name that several items claim."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no item claims: how often it stands in an article, and in which sentence first."""

    name: str
    times: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Article:
    """What an article names and quotes, each in the order of the text but the unknown: those by how often."""

    known: tuple[Known, ...]
    shared: tuple[Shared, ...]
    unknown: tuple[Unknown, ...]
    quotations: tuple[Quotation, ...]

    def of(self, kind: Kind) -> list[Known]:
        """The items of a kind that it names."""
        return [each for each in self.known if each.key.kind is kind]


def decode_article(data: bytes) -> str:
    """The text of an article, as the texts of a newsroom are read. Raises UnicodeDecodeError where it is not UTF-8."""
    text = SEPARATOR.sub(" ", LINE_BREAK.sub("\n", data.decode("utf-8-sig")))
    text = unicodedata.normalize("NFC", CONTROL.sub(" ", text))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def read_article(text: str, newsroom: Newsroom) -> Article:
    """What `text` names and quotes, by the names of the newsroom's actors and topics."""
    entries = [*lexicon_entries(newsroom.items)]
    keys = {entry.key for entry in entries}
    unknown = _unclaimed(text, newsroom, Lexicon(entries))
    lexicon = Lexicon([*entries, *(Entry(key, key[1:], Strength.NAME) for key in unknown)])
    matches = lexicon.resolve(text, lexicon.scan(text), keys)
    places: dict[str, list[Named]] = {}
    for match in matches:
        if match.key:
            key = unknown.get(match.key, match.key)
            is_known = key in keys
            name = match.form if is_known else key[1:]
            place = Named(match.start, match.end, name, key if is_known else None)
            places.setdefault(key, []).append(place)
    people = (names for key, names in places.items() if not key.startswith(Kind.TOPIC))
    named = sorted((each for names in people for each in names), key=_start)
    return Article(
        known=tuple(_known(key, names, newsroom) for key, names in places.items() if key in keys),
        shared=tuple(
            {
                each.form: Shared(one_line(each.form), each.keys)
                for each in matches
                if not each.key
            }.values()
        ),
        unknown=tuple(
            _unknown(key[1:], names, text)
            for key, names in sorted(places.items(), key=lambda each: -len(each[1]))
            if key not in keys
        ),
        quotations=tuple(quotations(text, named)),
    )


def _start(name: Named) -> int:
    return name.start


def _unclaimed(text: str, newsroom: Newsroom, lexicon: Lexicon) -> dict[str, str]:
    """A key for each name that no item claims, and the key that it counts for: a surname counts for the full name.

    They begin with `/`, as those of items do not.
    """
    lines = "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    texts = {Key(Kind.PAGE, ""): Texts({"body": Body("", lines)})}
    found = find_unclaimed_names(newsroom, texts, lexicon, at_least=1, beginnings=True)
    names = [each.name for each in found]
    longer: dict[str, list[str]] = {}
    for name in names:
        first, _, rest = name.rpartition(" ")
        if first and not first.isupper():
            longer.setdefault(rest, []).append(name)
    full = {surname: each[0] for surname, each in longer.items() if len(each) == 1}
    return {f"/{name}": f"/{full.get(name, name)}" for name in names}


def _known(key: str, names: Sequence[Named], newsroom: Newsroom) -> Known:
    parsed = Key.parse(key)
    return Known(parsed, newsroom.items[parsed].item.heading, len(names))


def _unknown(name: str, names: Sequence[Named], text: str) -> Unknown:
    start, end = names[0].start, names[0].end
    first = text.rfind("\n\n", 0, start) + 1
    last = text.find("\n\n", end)
    paragraph = text[first : last if last >= 0 else None]
    before, after = sentence_around(paragraph, start - first, end - first)
    before = before if len(before) <= NEAR else "… " + before[-NEAR:].partition(" ")[2]
    after = after if len(after) <= NEAR else after[:NEAR].rpartition(" ")[0] + " …"
    return Unknown(name, len(names), one_line(f"{before}{text[start:end]}{after}"))
