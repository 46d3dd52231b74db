"""All the names of a site in one automaton: found in one pass, then told apart."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence

import ahocorasick  # type: ignore[import-not-found]  # a C extension, without stubs

from nutgraf.read.names.boundaries import is_whole
from nutgraf.read.names.entries import Entry, Hit, Match, Strength
from nutgraf.read.names.folding import NOWHERE, fold
from nutgraf.read.names.forms import is_telling, spellings, tidy
from nutgraf.read.names.surroundings import Surroundings

_STRONGEST_FIRST = tuple(Strength)
_Claims = dict[str, tuple[Entry, ...]]


class Lexicon:
    """The forms of all items, to be found in any text. It never changes, and can be pickled.

    `entries` are the forms, each once; `claims` tell of each spelling whose it is.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = _distinct(entries)
        self.claims = _claims(self.entries)
        self._automaton = _automaton(self.claims)

    def __reduce__(self) -> tuple[type["Lexicon"], tuple[tuple[Entry, ...]]]:
        return Lexicon, (self.entries,)

    def scan(self, text: str) -> list[Hit]:
        """Find every form that stands in a text as whole words, overlapping ones included.

        The text must be NFC (Unicode Standard Annex #15): forms are, and are compared as they are.
        """
        if not self._automaton:
            return []
        folded, starts, ends = fold(text)
        return [
            Hit(starts[last - length + 1], ends[last], entries)
            for last, (length, entries) in self._automaton.iter(folded)
            if is_whole(folded, last - length + 1, last + 1)
        ]

    def resolve(self, text: str, hits: Sequence[Hit], known: Container[str] = ()) -> list[Match]:
        """Tell which hits name something: the longest at each place, in the order of the text.

        `known` holds the keys whose short names count. A match that several items claim alike is
        among the result, without a `key`: report it, and link nothing. Left out is what is part of
        a longer name, or a title before one (see `surroundings`).
        """
        longest = _longest(_that_count(hits, known))
        surroundings = Surroundings(text, longest)
        return [
            Match(hit.start, hit.end, text[hit.start : hit.end], hit.entries)
            for hit in longest
            if surroundings.let_stand(hit)
        ]

    def shared(self) -> _Claims:
        """The forms that names and aliases of two or more items claim, and who claims them."""
        claims: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in filter(_is_strong, self.entries):
            claims[next(spellings(entry.form))].append(entry)
        return {
            entries[0].form: tuple(entries)
            for entries in claims.values()
            if len({entry.key for entry in entries}) > 1
        }


def _distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each form of each item once, with its strongest claim, in a fixed order."""
    distinct: dict[tuple[str, str], Entry] = {}
    for entry in sorted(map(tidy, entries), key=_order):
        if is_telling(entry.form):
            distinct.setdefault((entry.key, entry.form), entry)
    return tuple(distinct.values())


def _order(entry: Entry) -> tuple[str, str, int]:
    return entry.key, entry.form, _STRONGEST_FIRST.index(entry.strength)


def _claims(entries: Iterable[Entry]) -> _Claims:
    """Who claims each spelling: whoever's form it is, else those of whose form it is a variant."""
    exact: defaultdict[str, tuple[Entry, ...]] = defaultdict(tuple)
    variant: defaultdict[str, tuple[Entry, ...]] = defaultdict(tuple)
    for entry in entries:
        form, *others = spellings(entry.form)
        exact[form] += (entry,)
        for other in others:
            variant[other] += (entry,)
    return variant | {
        form: claims if any(map(_is_strong, claims)) else claims + variant.get(form, ())
        for form, claims in exact.items()
    }


def _is_strong(entry: Entry) -> bool:
    return entry.strength is not Strength.SHORT


def _automaton(claims: _Claims) -> ahocorasick.Automaton:
    """The automaton that finds all spellings, and tells their lengths and who claims them.

    It looks a letter up among those that came before, one by one: with the commonest first it is
    up to five times as fast. What makes them come first is found in no folded text.
    """
    automaton = ahocorasick.Automaton()
    for letter, _ in Counter("".join(claims)).most_common():
        automaton.add_word(letter + NOWHERE, (2, ()))
    for spelling, entries in claims.items():
        automaton.add_word(spelling, (len(spelling), entries))
    automaton.make_automaton()
    return automaton


def _that_count(hits: Iterable[Hit], known: Container[str]) -> list[Hit]:
    """The hits without the short names of items that are not known."""
    counting = []
    for hit in hits:
        entries = tuple([e for e in hit.entries if _is_strong(e) or e.key in known])
        if len(entries) == len(hit.entries):
            counting.append(hit)
        elif entries:
            counting.append(Hit(hit.start, hit.end, entries))
    return counting


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap the one that begins first, and of those the longest."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen
