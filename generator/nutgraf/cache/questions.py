"""What reading a text asked of the newsroom: it is read again only when an answer has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from nutgraf.cache.packing import PackingError, pack, unpack
from nutgraf.cache.store import digest_of
from nutgraf.gather import Newsroom
from nutgraf.gather.targets import Targets
from nutgraf.keys import Key, Kind

Asked: TypeAlias = bytes
"""A question with its answer, as it is kept: the same question with another answer is another."""

Kinds: TypeAlias = tuple[Kind, ...] | None


class Witness(Targets):
    """Targets that note what they are asked, and by what they answered."""

    def __init__(self, targets: Targets) -> None:
        super().__init__(())
        self._true = targets
        self._notes: dict[tuple[object, ...], object] = {}

    def asked(self) -> tuple[Asked, ...]:
        """What was asked since the last time, once each."""
        notes, self._notes = self._notes, {}
        return tuple(map(_packed, notes.items()))

    def note(self, question: tuple[object, ...], answer: object) -> None:
        """Note a question with its answer."""
        self._notes[question] = answer

    def find(self, reference: str, kinds: Iterable[Kind] | None = None) -> tuple[Key, ...]:
        """As the targets find it."""
        wanted = _settled(kinds)
        answer = self._true.find(reference, wanted)
        self.note(("find", reference, wanted), answer)
        return answer

    def is_short_name(self, reference: str, kinds: Iterable[Kind] | None = None) -> bool:
        """As the targets know it."""
        wanted = _settled(kinds)
        answer = self._true.is_short_name(reference, wanted)
        self.note(("is_short_name", reference, wanted), answer)
        return answer

    def longer_names(self, name: str, kinds: Iterable[Kind]) -> tuple[str, ...]:
        """As the targets know them."""
        wanted = tuple(kinds)
        answer = self._true.longer_names(name, wanted)
        self.note(("longer_names", name, wanted), answer)
        return answer

    def find_source(self, path: str) -> Key | None:
        """As the targets find it."""
        answer = self._true.find_source(path)
        self.note(("find_source", path), answer)
        return answer

    def heading(self, key: Key, language: str | None = None) -> str:
        """As the targets know it."""
        answer = self._true.heading(key, language)
        self.note(("heading", key, language), answer)
        return answer

    def is_hidden(self, key: Key) -> bool:
        """As the targets know it."""
        answer = self._true.is_hidden(key)
        self.note(("is_hidden", key), answer)
        return answer

    def is_held(self, key: Key) -> bool:
        """As the targets know it."""
        answer = self._true.is_held(key)
        self.note(("is_held", key), answer)
        return answer

    def nearest(self, reference: str, kinds: Iterable[Kind] | None = None) -> str | None:
        """As the targets find it; any new name may be nearer, so what is noted is all names."""
        wanted = _settled(kinds)
        self.note(("names", wanted), _names(self._true, wanted))
        return self._true.nearest(reference, wanted)


class _WitnessedFiles(frozenset[str]):
    """Files that note whether they are there when that is asked."""

    witness: Witness

    def __contains__(self, path: object) -> bool:
        answer = super().__contains__(path)
        self.witness.note(("file", path), answer)
        return answer


def watched(newsroom: Newsroom) -> tuple[Newsroom, Witness]:
    """The same newsroom, and who notes what it is asked."""
    witness = Witness(newsroom.targets)
    files = _WitnessedFiles(newsroom.files)
    files.witness = witness
    return replace(newsroom, targets=witness, files=files), witness


class Answers:
    """Tells whether what was asked in an earlier run would be answered alike now."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._alike: dict[Asked, bool] = {}
        targets = newsroom.targets
        self._ways: dict[str, Callable[..., object]] = {
            "find": targets.find,
            "is_short_name": targets.is_short_name,
            "longer_names": targets.longer_names,
            "find_source": targets.find_source,
            "heading": targets.heading,
            "is_hidden": targets.is_hidden,
            "is_held": targets.is_held,
            "names": lambda kinds: _names(targets, kinds),
            "file": lambda path: path in newsroom.files,
        }

    def are_alike(self, asked: Iterable[Asked]) -> bool:
        """Whether all of them would be; each is asked once a run."""
        return all(self._is_alike(each) for each in asked)

    def _is_alike(self, asked: Asked) -> bool:
        known = self._alike.get(asked)
        if known is None:
            known = self._alike[asked] = self._ask(asked)
        return known

    def _ask(self, asked: Asked) -> bool:
        try:
            (way, *question), answer = unpack(asked)
            return bool(self._ways[way](*question) == answer)
        except (PackingError, LookupError, TypeError, ValueError):
            return False


@lru_cache(maxsize=65536)  # the same few are asked of thousands of texts
def _packed(note: tuple[tuple[object, ...], object]) -> Asked:
    return pack(note)


def _settled(kinds: Iterable[Kind] | None) -> Kinds:
    return None if kinds is None else tuple(kinds)


def _names(targets: Targets, kinds: Kinds) -> bytes:
    """A digest of all names of items of `kinds`."""
    return digest_of(*(each.encode() for pair in targets.names(kinds).items() for each in pair))
