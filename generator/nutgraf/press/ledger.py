"""The ledger of the press: where each file that was printed is kept, and what was read to make it.

Pages read much of the same. So each question is written once, with a digest of its answer, and files name it by its
number: most of a large ledger is looked through without asking twice, and without making a text of each question.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from nutgraf.press.archive import Sheet
from nutgraf.press.witness import Question

Answered: TypeAlias = tuple[Question, bytes]
"""A question, and the digest of its answer: empty where nobody can tell whether it is as it was."""

NUMBER: Final = "I"
"""The type of a number in an array; four bytes, in the order of this machine."""

SPARE = 2
"""When a ledger has so many times the questions that its lines name, the rest is taken out."""

LEDGERS = 4
"""So many are kept: of editions that differ in code, words or settings, those of a preview and of branches."""

SEAL = 16
"""The length of the digest that a file of a ledger begins with, in bytes."""


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A file that was printed: what it shows `also`, where it is kept, and the key of what was told of it.

    `asked` are the numbers of what was read to make it.
    """

    also: str
    sheet: Sheet
    told: bytes
    asked: bytes


class _Pages(msgspec.Struct, array_like=True):
    """What is kept of a ledger: what was answered, by number, and a line for each file, by its name."""

    answered: list[Answered] = []
    lines: dict[str, Line] = {}


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Pages)


class Ledger:
    """The lines of earlier runs, and of this one.

    It is read from a file and kept there; what is damaged, or none, is an empty one. Without a file it is one for this
    run only.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._pages = (file and _read(file)) or _Pages()
        self._numbers: dict[Answered, int] = {}
        self._alike: set[int] = set()
        self._is_kept = True

    @property
    def size(self) -> int:
        """How many lines there are."""
        return len(self._pages.lines)

    def find(self, name: str, also: str, ask: Callable[[Question], bytes]) -> Line | None:
        """The line of a file, if all that was read to make it is answered as it was.

        `ask` tells how a question is answered now: throughout a run in the same way.
        """
        line = self._pages.lines.get(name)
        is_alike = line is not None and line.also == also and self._is_alike(line, ask)
        return line if is_alike else None

    def write(
        self, name: str, also: str, sheet: Sheet, told: bytes, asked: Iterable[Answered]
    ) -> None:
        """Write the line of a file."""
        numbers = array(NUMBER, map(self._number, asked))
        self._pages.lines[name] = Line(also, sheet, told, numbers.tobytes())
        self._is_kept = False

    def strike(self, printed: Collection[str]) -> None:
        """Take out the lines of all files but those that were printed."""
        for name in self._pages.lines.keys() - printed:
            del self._pages.lines[name]
            self._is_kept = False

    def take(self, other: Path) -> None:
        """Take over the lines that another file has of what this ledger knows nothing of."""
        theirs = _read(other) or _Pages()
        for name, line in theirs.lines.items():
            if name not in self._pages.lines:
                asked = (theirs.answered[number] for number in _numbers(line))
                self.write(name, line.also, line.sheet, line.told, asked)

    def keep(self) -> None:
        """Write it to its file, if there is anything new in it. Where that cannot be, the next run knows less."""
        if self._file and not self._is_kept:
            self._leave_out_what_is_not_named()
            with suppress(OSError):
                _write(self._file, _ENCODER.encode(self._pages))
            self._is_kept = True

    def _is_alike(self, line: Line, ask: Callable[[Question], bytes]) -> bool:
        asked = _numbers(line)
        if self._alike.issuperset(asked):  # a page asks hundreds: no loop for what is known
            return True
        for number in asked:
            if number not in self._alike:
                question, answer = self._pages.answered[number]
                if not answer or ask(question) != answer:
                    return False
                self._alike.add(number)
        return True

    def _number(self, answered: Answered) -> int:
        """The number of what was answered; a new one, if it was not answered so before."""
        known = self._pages.answered
        if not self._numbers:
            self._numbers = {each: number for number, each in enumerate(known)}
        number = self._numbers.setdefault(answered, len(known))
        if number == len(known):
            known.append(answered)
        return number

    def _leave_out_what_is_not_named(self) -> None:
        """Where that has become most of what is there."""
        answered, lines = self._pages.answered, self._pages.lines
        named = set[int]().union(*map(_numbers, lines.values()))
        if len(answered) > SPARE * len(named):
            self._pages, self._numbers, self._alike = _Pages(), {}, set()
            for name, line in lines.items():
                asked = (answered[number] for number in _numbers(line))
                self.write(name, line.also, line.sheet, line.told, asked)


def open_ledger(folder: Path | None, edition: bytes) -> Ledger:
    """The ledger of an edition, in a folder of them; None: nothing is kept.

    Machines that count in another order of bytes have one of their own.
    """
    return Ledger(folder / f"{edition.hex()}-{sys.byteorder}" if folder else None)


def merge_ledgers(folder: Path, other: Path) -> None:
    """Take over all that the ledgers of another folder have and those in `folder` have not."""
    for name in ledgers_in(other):
        ours = Ledger(folder / name)
        ours.take(other / name)
        ours.keep()


def ledgers_in(folder: Path) -> list[str]:
    """The names of the ledgers in a folder: those who made one of the same name can use what the other has made."""
    return sorted(
        path.name for path in folder.glob("[!.]*")
    )  # a dot: a draft of a run that was killed


def _numbers(line: Line) -> memoryview[int]:
    return memoryview(line.asked).cast(NUMBER)


def _read(file: Path) -> _Pages | None:
    """What is kept in a file; None where that is not what was written."""
    try:
        content = memoryview(file.read_bytes())
        seal, packed = content[:SEAL], content[SEAL:]
        if seal != _seal(packed):
            return None
        pages = _DECODER.decode(packed)
        named = memoryview(b"".join(line.asked for line in pages.lines.values())).cast(NUMBER)
    except (OSError, TypeError, msgspec.MsgspecError):
        return None
    return pages if max(named, default=-1) < len(pages.answered) else None


def _write(file: Path, packed: bytes) -> None:
    """Write a file as a whole, and take away those of its folder that were not written for longest. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(_seal(packed) + packed)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)  # it is there where the disk is full
    kept = sorted(file.parent.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in kept[LEDGERS:]:
        old.unlink(missing_ok=True)


def _seal(packed: bytes | memoryview[int]) -> bytes:
    return blake2b(packed, digest_size=SEAL).digest()
