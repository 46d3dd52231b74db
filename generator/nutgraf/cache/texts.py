"""Items → their texts, from what was kept: only what is new, or would read otherwise now, is read, on every core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from nutgraf.cache.packing import PackingError, pack, unpack
from nutgraf.cache.questions import Answers, Asked, watched
from nutgraf.cache.store import Store, digest_of
from nutgraf.cache.versions import markdown_digest
from nutgraf.gather import Newsroom
from nutgraf.keys import Key
from nutgraf.model import Item
from nutgraf.problems import Problem
from nutgraf.read.body import Texts
from nutgraf.read.fields import named_in_fields
from nutgraf.read.names import Lexicon
from nutgraf.read.names.differences import Difference
from nutgraf.read.patience import LONGEST_WAIT
from nutgraf.read.reader import Reader, refused
from nutgraf.validate import Checked
from nutgraf.workers import Lost, spread, spread_guarded

Read: TypeAlias = tuple[Texts, Sequence[Problem]]
"""The texts of an item, and what is wrong with them."""

Head: TypeAlias = tuple[bytes, tuple[Asked, ...], bytes]
"""By which lexicon a text was read, what was asked then, and the key of what was read."""

LOST = {
    Lost.SLOW: f"one that takes more than {LONGEST_WAIT:.0f} seconds",
    Lost.CRASHED: "one that ends the program that reads it",
}


def read_texts(
    items: Sequence[Checked[Item]], shelf: Shelf, workers: int, *, is_guarded: bool
) -> Iterator[Read]:
    """The texts of each of `items`, in their order.

    `is_guarded` has them read by processes that can be ended: an item that keeps one too long is refused.
    """
    kept = shelf.find_all(items)
    missing = [each for each, found in zip(items, kept, strict=True) if not found]
    fresh: Iterator[bytes | Lost | None] = (
        spread_guarded(shelf.read, missing, workers, LONGEST_WAIT)
        if is_guarded
        else spread(shelf.read, missing, workers)
    )
    for each, found in zip(items, kept, strict=True):
        yield found or shelf.take(each, next(fresh))


class Shelf:
    """The texts of earlier runs, and what becomes of those of this one.

    A text is found again if it was read from the same file by the same code, if the names that stand in it mean what
    they meant, and if the newsroom answers as it did to all that was asked of it then (`questions`). `origins` tell
    what each item was made from; an item without one has no text.
    """

    def __init__(
        self,
        store: Store,
        origins: Mapping[Key, bytes],
        newsroom: Newsroom,
        reader: Reader,
    ) -> None:
        self._store, self._origins, self._reader = store, origins, reader
        self._code = markdown_digest(reader.settings) if store.is_open else None
        self._answers = Answers(newsroom)
        self._newsroom, self._witness = watched(newsroom)
        entries = pack(reader.lexicon.entries)
        self._lexicon = digest_of(entries)
        self._differences: dict[bytes, Difference | None] = {}
        if self._code and store.get(self._lexicon) is None:
            store.put(self._lexicon, entries)

    def find_all(self, items: Sequence[Checked[Item]]) -> list[Read | None]:
        """The texts of each of `items`, in their order, as far as they are kept."""
        with self._store.reading():
            return [self.find(each) for each in items]

    def find(self, checked: Checked[Item]) -> Read | None:
        """The texts of an item as they were read before, if they would be read alike now."""
        key = self._key(checked)
        try:
            head = self._store.recall(key, unpack) if key else None
            if head is None:
                return None
            lexicon, asked, place = head
            is_right = self._answers.are_alike(asked)
            read: Read | None = self._store.recall(place, unpack) if is_right else None
        except (PackingError, TypeError, ValueError):
            return None
        if read is None or lexicon == self._lexicon:
            return read
        if key is None or self._names_differ(lexicon, checked, read[0]):
            return None
        self._keep(key, (self._lexicon, asked, place))
        return read

    def read(self, checked: Checked[Item]) -> bytes:
        """Read the texts of an item: what a worker does. Raises PackingError."""
        texts, problems = self._reader.read(checked, self._newsroom)
        return pack((self._witness.asked(), pack((texts, tuple(problems)))))

    def take(self, checked: Checked[Item], read: bytes | Lost | None) -> Read:
        """What a worker read; or, if none did, what is read here. It is kept, too, unless it was lost."""
        if isinstance(read, Lost):
            return refused(checked, LOST[read])
        try:
            asked, body = unpack(self.read(checked) if read is None and self._code else read or b"")
            found: Read = unpack(body)
        except PackingError:
            return self._reader.read(checked)
        key = self._key(checked)
        if key:
            place = digest_of(body)
            self._store.put(place, body, found)
            self._keep(key, (self._lexicon, asked, place))
        return found

    def _keep(self, key: bytes, head: Head) -> None:
        self._store.put(key, pack(head), head)

    def _key(self, checked: Checked[Item]) -> bytes | None:
        origin = self._origins.get(checked.key)
        if not origin or self._code is None:
            return None
        return digest_of(self._code, origin, str(checked.key).encode())

    def _names_differ(self, lexicon: bytes, checked: Checked[Item], texts: Texts) -> bool:
        """Whether a name that one of two lexicons knows, or knows as another's, stands in the texts of an item."""
        if lexicon not in self._differences:
            self._differences[lexicon] = self._difference(lexicon)
        difference = self._differences[lexicon]
        words = [*named_in_fields(checked.item), *(body.text for body in texts.bodies.values())]
        return difference is None or any(map(difference.stands_in, words))

    def _difference(self, lexicon: bytes) -> Difference | None:
        try:
            entries = unpack(self._store.get(lexicon) or b"")
            return Difference(Lexicon(entries), self._reader.lexicon)
        except (PackingError, TypeError, AttributeError):
            return None
