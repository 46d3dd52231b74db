"""What an article says that a briefing may take up: whom it names, and whom it quotes. Nothing else of it is kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nutgraf.desk.unclaimed import find_unclaimed_names
from nutgraf.drafts.naming import one_line
from nutgraf.drafts.quotation_marks import ProposedQuotation, propose_quotations
from nutgraf.drafts.speakers import Named
from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.load.decode import LINE_BREAK, readable
from nutgraf.read.body import Body, Texts
from nutgraf.read.names import Entry, Lexicon, Match, Strength
from nutgraf.read.naming import lexicon_entries
from nutgraf.read.places import BODY
from nutgraf.text import sentence_around

LONGEST_NAME = 150
"""More letters in a row of words with capitals are a headline, not a name; and to look for such takes its square."""

NEAR = 60
"""How much of a sentence is shown on either side of a name."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item that an article names: its name, how often, how first, and whether ever in full."""

    key: Key
    name: str
    times: int
    form: str
    in_full: bool


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
    quotations: tuple[ProposedQuotation, ...]

    def of(self, kind: Kind) -> list[Known]:
        """The items of a kind that it names."""
        return [each for each in self.known if each.key.kind is kind]


def decode_article(data: bytes) -> str:
    """The text of an article, as the texts of a newsroom are read. Raises UnicodeDecodeError where it is not UTF-8."""
    text = readable(LINE_BREAK.sub("\n", data.decode("utf-8-sig")))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def read_article(text: str, newsroom: Newsroom) -> Article:
    """What `text` names and quotes, by the names of the newsroom's actors and topics."""
    entries = [*lexicon_entries(newsroom.items)]
    keys = frozenset(entry.key for entry in entries)
    unknown = _unclaimed(text, newsroom, Lexicon(entries))
    lexicon = Lexicon([*entries, *(Entry(key, key[1:], Strength.NAME) for key in unknown)])
    hits = lexicon.scan(text)
    matches = lexicon.resolve(text, hits, keys)
    in_full = {match.key for match in lexicon.resolve(text, hits) if match.key}
    places = _places(matches, unknown)
    others = [key for key in places if key in unknown]
    named = [
        each for key, some in places.items() if not key.startswith(Kind.TOPIC) for each in some
    ]
    return Article(
        known=tuple(
            _known(key, places[key], newsroom, in_full=key in in_full)
            for key in places
            if key in keys
        ),
        shared=tuple(_shared(matches, keys)),
        unknown=tuple(
            _unknown(key, places[key], text)
            for key in sorted(others, key=lambda key: -len(places[key]))
        ),
        quotations=tuple(propose_quotations(text, sorted(named, key=lambda each: each.start))),
    )


def _places(matches: Iterable[Match], unknown: Mapping[str, str]) -> dict[str, list[Named]]:
    """Where each item, and each name that no item claims, is named."""
    places: dict[str, list[Named]] = {}
    for match in matches:
        key = match.key and unknown.get(match.key)
        if key:
            places.setdefault(key, []).append(Named(match.start, match.end, key[1:]))
        elif match.key:
            name = Named(match.start, match.end, match.form, match.key)
            places.setdefault(match.key, []).append(name)
    return places


def _shared(matches: Iterable[Match], keys: Container[str]) -> Iterator[Shared]:
    """The names that several items claim, each once."""
    forms: dict[str, tuple[str, ...]] = {}
    for match in matches:
        if match.key is None:
            forms[one_line(match.form)] = tuple(key for key in match.keys if key in keys)
    return (Shared(form, claimed) for form, claimed in forms.items() if len(claimed) > 1)


def _unclaimed(text: str, newsroom: Newsroom, lexicon: Lexicon) -> dict[str, str]:
    """A key for each name that no item claims, and the key that it counts for: a surname counts for the full name.

    They begin with `/`, as those of items do not.
    """
    lines = "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    texts = {Key(Kind.PAGE, ""): Texts({BODY: Body("", lines)})}
    found = find_unclaimed_names(newsroom, texts, lexicon, at_least=1, beginnings=True)
    names = [each.name for each in found if len(each.name) <= LONGEST_NAME]
    longer: dict[str, list[str]] = {}
    for name in names:
        first, _, rest = name.rpartition(" ")
        if first and not first.isupper():
            longer.setdefault(rest, []).append(name)
    full = {surname: each[0] for surname, each in longer.items() if len(each) == 1}
    return {f"/{name}": f"/{full.get(name, name)}" for name in names}


def _known(key: str, names: Sequence[Named], newsroom: Newsroom, *, in_full: bool) -> Known:
    parsed = Key.parse(key)
    heading, form = newsroom.items[parsed].item.heading, one_line(names[0].name)
    return Known(parsed, heading, len(names), form, in_full)


def _unknown(key: str, names: Sequence[Named], text: str) -> Unknown:
    start, end = names[0].start, names[0].end
    first = text.rfind("\n\n", 0, start) + 1
    last = text.find("\n\n", end)
    paragraph = text[first : last if last >= 0 else None]
    before, after = sentence_around(paragraph, start - first, end - first)
    before = before if len(before) <= NEAR else "… " + before[-NEAR:].partition(" ")[2]
    after = after if len(after) <= NEAR else after[:NEAR].rpartition(" ")[0] + " …"
    return Unknown(key[1:], len(names), one_line(f"{before}{text[start:end]}{after}"))
