"""What Pagefind's index says of words, read from the files of several indexes and joined to those of one.

Pagefind makes an index of all pages at once. Of 5,000 that takes a gigabyte of memory; and after an edit, all is made
again. So each part of the pages has an index of its own, and a reader has one of all: what was found of a word in one
part is put behind what was found in the part before, and the numbers of its pages move on by those before them.

The files are gzipped CBOR behind a mark. A chunk holds words in their order; of each the pages and where in them it
stands, and the same again for each way in which it is written with accents. In a list of pages each is told by its
distance from the one before. So a list goes behind another as it is, but for the number of its first page.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

import msgspec

MARK = b"pagefind_dcd"
"""How each file begins, when it is unpacked."""

FULL = 5_000
"""So many places fill a chunk: what a reader loads for a word. Pagefind has four times as many."""

NAME = 5
"""The length of the digest by which a file is named, in bytes."""

UINT, TEXT, ARRAY = 0, 3, 4
"""Types of CBOR."""

SHORT = 24
"""What the first byte says itself is less than that."""

WIDTH = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes after the first one tell a number, by what the first one says."""

STEP = [1 + WIDTH.get(byte & 31, 0) for byte in range(256)]
"""How long a number is, by its first byte."""

T = TypeVar("T")


class FormError(Exception):
    """A file of Pagefind's has a form that we do not know."""


class Postings(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The pages that a word is on, and where: the first and the last one, how many, in how many places, and the rest.

    The rest is CBOR: all of the list but its length and what stands before the places on the first page.
    """

    first: int
    last: int
    pages: int
    places: int
    rest: bytes


class Word(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word, without accents, and its forms with them."""

    text: str
    plain: Postings | None
    forms: list[tuple[str, Postings]]


class Part(msgspec.Struct, frozen=True, array_like=True):
    """An index: the names of its pages and how long they are, the fields they have, and words in their order."""

    version: str
    pages: list[tuple[str, int]]
    fields: list[str]
    words: list[Word]


@dataclass(frozen=True)
class Joined:
    """An index: the name and content of what tells of it, and of its chunks; and how each part's pages are called.

    The contents are to be `packed`. The names of pages are short: in two parts, two may have the same one.
    """

    meta: tuple[str, bytes]
    chunks: dict[str, bytes]
    names: list[list[str]]


# ------------------------------------------------------------------------------ to read


class _Reader:
    """Reads CBOR, of the types that Pagefind writes, from the beginning to the end."""

    def __init__(self, file: bytes) -> None:
        try:
            data = gzip.decompress(file)
        except (OSError, EOFError) as error:
            raise FormError("a file that is not packed") from error
        if not data.startswith(MARK):
            raise FormError("a file without its mark")
        self.data = data
        self.at = len(MARK)

    def number(self, kind: int = UINT) -> int:
        """A number, or how long a text or an array is."""
        found = self.data[self.at] - (kind << 5)
        self.at += 1
        if 0 <= found < SHORT:
            return found
        if found not in WIDTH:
            raise FormError(f"{found:#x} of another type than {kind}")
        start, self.at = self.at, self.at + WIDTH[found]
        return int.from_bytes(self.data[start : self.at], "big")

    def text(self) -> str:
        length = self.number(TEXT)
        self.at += length
        return self.data[self.at - length : self.at].decode()

    def record(self, length: int) -> None:
        """The beginning of an array that is always so long."""
        if self.number(ARRAY) != length:
            raise FormError("a record of another length")

    def array(self, each: Callable[[], T]) -> list[T]:
        return [each() for _ in range(self.number(ARRAY))]

    def skip_numbers(self) -> int:
        """Go behind an array of numbers; how many there are."""
        length = self.number(ARRAY)
        data, at, step = self.data, self.at, STEP
        for _ in range(length):  # of all that is done here, this is done most often
            at += step[data[at]]
        self.at = at
        return length

    def end(self) -> None:
        if self.at != len(self.data):
            raise FormError("a file that goes on")


def read_part(
    meta: bytes, chunks: Iterable[bytes], addresses: Mapping[str, str] = MappingProxyType({})
) -> Part:
    """An index, of the file that tells of it and those of its chunks. Raises FormError.

    Pagefind numbers pages as they lie on the disk, which is another order on each. Here their `addresses` give it, by
    the name of each: a name changes with what is on a page, and would give others their numbers.
    """
    try:
        reader = _Reader(meta)
        reader.record(6)
        version = reader.text()
        pages = reader.array(lambda: _page(reader))
        reader.array(lambda: _chunk(reader))
        if reader.array(reader.text) or reader.array(reader.text):
            raise FormError("filters, or a way to sort")
        fields = reader.array(reader.text)
        reader.end()
        places = [(addresses.get(page[0], ""), page) for page in pages]
        order = sorted(range(len(pages)), key=places.__getitem__)
        numbers = [0] * len(pages)
        for number, old in enumerate(order):
            numbers[old] = number
        words = [word for chunk in chunks for word in _words(_Reader(chunk), numbers)]
    except (IndexError, UnicodeDecodeError) as error:
        raise FormError("a file that ends too early") from error
    ordered = [pages[old] for old in order]
    return Part(version, ordered, fields, sorted(words, key=lambda word: word.text))


def read_fragment(fragment: bytes) -> bytes:
    """What is told of a page: JSON. Raises FormError."""
    return _Reader(fragment).data.removeprefix(MARK)


def _page(reader: _Reader) -> tuple[str, int]:
    reader.record(2)
    return reader.text(), reader.number()


def _chunk(reader: _Reader) -> None:
    reader.record(3)
    for _ in range(3):
        reader.text()


def _words(reader: _Reader, numbers: Sequence[int]) -> list[Word]:
    reader.record(1)
    words = reader.array(lambda: _word(reader, numbers))
    reader.end()
    return words


def _word(reader: _Reader, numbers: Sequence[int]) -> Word:
    reader.record(3)
    text, plain = reader.text(), _postings(reader, numbers)
    forms = reader.array(lambda: _form(reader, numbers))
    return Word(text, plain, [(form, found) for form, found in forms if found])


def _form(reader: _Reader, numbers: Sequence[int]) -> tuple[str, Postings | None]:
    reader.record(2)
    return reader.text(), _postings(reader, numbers)


def _postings(reader: _Reader, numbers: Sequence[int]) -> Postings | None:
    pages: list[tuple[int, bytes]] = []
    old = places = 0
    for _ in range(reader.number(ARRAY)):
        reader.record(3)
        old += reader.number()
        start = reader.at
        places += 1 + reader.skip_numbers() + reader.skip_numbers()
        pages.append((numbers[old], reader.data[start : reader.at]))
    if not pages:
        return None
    pages.sort()
    (first, rest), last = pages[0], pages[-1][0]
    following = b"".join(
        _head(ARRAY, 3) + _head(UINT, number - before) + where
        for (before, _), (number, where) in pairwise(pages)
    )
    return Postings(first, last, len(pages), places, rest + following)


# ------------------------------------------------------------------------------ to write


def join(parts: Sequence[Part], language: str) -> Joined:
    """The index of the pages of all parts, in their order; names of files begin with the language.

    Raises FormError where the parts are not of one kind.
    """
    if any((part.version, part.fields) != (parts[0].version, parts[0].fields) for part in parts):
        raise FormError("parts that differ")
    ranges: list[tuple[str, str, str]] = []
    chunks: dict[str, bytes] = {}
    for words in _filled(_joined(parts)):
        data = b"".join([_head(ARRAY, 1), _array(content for _, _, content in words)])
        name = _name(data, language)
        chunks[name] = data
        ranges.append((words[0][0], words[-1][0], name))
    names = _distinct(parts)
    pages = [
        _head(ARRAY, 2) + _text(name) + _head(UINT, length)
        for part, called in zip(parts, names, strict=True)
        for (_, length), name in zip(part.pages, called, strict=True)
    ]
    meta = b"".join(
        [
            _head(ARRAY, 6),
            _text(parts[0].version),
            _array(pages),
            _array(_head(ARRAY, 3) + b"".join(map(_text, each)) for each in _shortened(ranges)),
            _array([]),
            _array([]),
            _array(map(_text, parts[0].fields)),
        ]
    )
    return Joined((_name(meta, language), meta), chunks, names)


def _distinct(parts: Sequence[Part]) -> list[list[str]]:
    taken: set[str] = set()
    names: list[list[str]] = []
    for part in parts:
        names.append([])
        for name, _ in part.pages:
            while name in taken:
                name += "x"  # noqa: PLW2901  # the name that it has in the end
            taken.add(name)
            names[-1].append(name)
    return names


def _joined(parts: Sequence[Part]) -> Iterator[tuple[str, int, bytes]]:
    """The words of all parts, in their order: each with the number of its places and what a chunk says of it."""
    found: defaultdict[str, list[tuple[int, Word]]] = defaultdict(list)
    before = 0
    for part in parts:
        for word in part.words:
            found[word.text].append((before, word))
        before += len(part.pages)
    for text in sorted(found):
        plain = [(before, word.plain) for before, word in found[text] if word.plain]
        forms: defaultdict[str, list[tuple[int, Postings]]] = defaultdict(list)
        for before, word in found[text]:
            for form, postings in word.forms:
                forms[form].append((before, postings))
        places = sum(each.places for _, each in plain) + sum(
            1 + sum(each.places for _, each in postings) for postings in forms.values()
        )
        content = [_head(ARRAY, 3), _text(text), _pages(plain)]
        content.append(
            _array(_head(ARRAY, 2) + _text(form) + _pages(forms[form]) for form in sorted(forms))
        )
        yield text, places, b"".join(content)


def _pages(postings: Sequence[tuple[int, Postings]]) -> bytes:
    """A list of pages, of those of several parts and of how many pages there are before each part."""
    content = [_head(ARRAY, sum(each.pages for _, each in postings))]
    last = 0
    for before, each in postings:
        content += [_head(ARRAY, 3), _head(UINT, before + each.first - last), each.rest]
        last = before + each.last
    return b"".join(content)


def _filled(words: Iterable[tuple[str, int, bytes]]) -> Iterator[list[tuple[str, int, bytes]]]:
    """The words of each chunk."""
    chunk: list[tuple[str, int, bytes]] = []
    places = 0
    for word in words:
        chunk.append(word)
        places += word[1]
        if places >= FULL:
            yield chunk
            chunk, places = [], 0
    if chunk:
        yield chunk


def _shortened(ranges: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """From which to which word each chunk goes, told by no more letters than it takes to tell it from the next one."""
    starts, ends = [each[0] for each in ranges], [each[1] for each in ranges]
    for index, (one, other) in enumerate(pairwise(ranges)):
        pairs = enumerate(zip(one[1], other[0], strict=False), start=1)
        needed = next((place for place, (letter, its) in pairs if letter != its), len(one[1]) + 1)
        if one[1][:needed] >= starts[index]:
            ends[index] = one[1][:needed]
        starts[index + 1] = other[0][:needed]
    return [
        (start, end, name) for start, end, (_, _, name) in zip(starts, ends, ranges, strict=True)
    ]


@cache
def _head(kind: int, number: int) -> bytes:
    """A number, or the beginning of a text or an array of that length."""
    if number < SHORT:
        return bytes([kind << 5 | number])
    code, width = next((code, width) for code, width in WIDTH.items() if number < 1 << 8 * width)
    return bytes([kind << 5 | code]) + number.to_bytes(width, "big")


def _text(text: str) -> bytes:
    data = text.encode()
    return _head(TEXT, len(data)) + data


def _array(each: Iterable[bytes]) -> bytes:
    items = [*each]
    return _head(ARRAY, len(items)) + b"".join(items)


def _name(data: bytes, language: str) -> str:
    return f"{language}_{blake2b(data, digest_size=NAME).hexdigest()}"


def packed(data: bytes) -> bytes:
    """A content as a file has it."""
    return gzip.compress(MARK + data, 6, mtime=0)
