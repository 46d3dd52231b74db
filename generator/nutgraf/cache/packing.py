"""Objects of the stages as bytes (MessagePack), and back.

Only the classes that are listed here come out of bytes, and nothing but their fields is set: a file that somebody
else made can hold wrong words, and run nothing. A class is told by its place in `CLASSES`; who changes the list
changes this file, and with it every key (see `versions`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, TypeAlias, cast

import msgspec

from nutgraf import model
from nutgraf.keys import Key, Kind
from nutgraf.load import nodes
from nutgraf.load.document import Document
from nutgraf.model.briefing import MediaKind, RelatedPointer
from nutgraf.model.record import Record
from nutgraf.model.source import InlineSource
from nutgraf.model.types import PartialDate
from nutgraf.problems import Code, Level, Place, Problem
from nutgraf.read.body import Body, Citation, Mention, QuotedStatement, Texts
from nutgraf.read.markdown import Heading
from nutgraf.read.names import Entry, Strength
from nutgraf.validate import Checked

CLASSES: tuple[type, ...] = (
    Body, Checked, Citation, Document, Entry, Heading, Mention, PartialDate, Place, Problem, QuotedStatement,
    Texts, nodes.Entry, nodes.Mapping, nodes.Mark, nodes.Scalar, nodes.Sequence,
    Code, Kind, Level, MediaKind, Strength,
    InlineSource, RelatedPointer,
    model.Actor, model.ActorType, model.Briefing, model.BriefingKind, model.BriefingStatus, model.Claim,
    model.ClaimPosition, model.ClaimStatus, model.Correction, model.Event, model.EventStatus, model.Media, model.Page,
    model.Pointer, model.Portrait, model.Position, model.Source, model.Stance, model.Statement, model.Story,
    model.Topic, model.Translation, model.TranslationMethod,
)  # fmt: skip

Raw: TypeAlias = Any
"""What MessagePack knows: text, numbers, lists, mappings, nothing. A list begins with the number of its class."""

TUPLE, LIST, DATE, MOMENT, FIELDS, KEY = range(6)
FIRST = 6
"""The numbers below are those of classes that are not ours."""


class PackingError(Exception):
    """Something that is not to be kept, or bytes that are none of ours."""


def pack(value: object) -> bytes:
    """`value` as bytes. Raises PackingError where it holds what cannot be kept."""
    try:
        return _ENCODER.encode(_raw(value))
    except (TypeError, ValueError, OverflowError, RecursionError, msgspec.MsgspecError) as error:
        raise PackingError(str(error)) from error


def unpack(data: bytes) -> Any:
    """The value that `pack` made bytes of. Raises PackingError."""
    try:
        return _made(_DECODER.decode(data))
    except (
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        RecursionError,
        msgspec.MsgspecError,
    ) as error:
        raise PackingError(str(error)) from error


class KeptFields(nodes.Mapping):
    """The fields of a kept document: unpacked when somebody asks where one of them stands, which is seldom."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def __getattr__(self, name: str) -> Any:
        """Called for what is not set yet: both attributes, at first."""
        if name not in {"entries", "mark"}:
            raise AttributeError(name)
        fields = unpack(self._packed)
        self.entries, self.mark = fields.entries, fields.mark
        return getattr(self, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, nodes.Mapping) and (self.entries, self.mark) == (
            other.entries,
            other.mark,
        )

    __hash__ = None  # type: ignore[assignment]  # as of every Mapping


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder()
_ATOMS = frozenset({str, int, float, bool, type(None), bytes})


@lru_cache(maxsize=65536)  # the same few stand in thousands of texts
def _key(text: str) -> Key:
    return Key.parse(text)


_packers: dict[type, Callable[[Any], Raw]] = {
    Key: lambda value: [KEY, str(value)],
    tuple: lambda value: [TUPLE, *map(_raw, value)],
    list: lambda value: [LIST, *map(_raw, value)],
    dict: lambda value: {name: _raw(each) for name, each in value.items()},
    date: lambda value: [DATE, value.isoformat()],
    datetime: lambda value: [MOMENT, value.isoformat()],
}
_makers: list[Callable[[Raw], Any]] = [
    lambda raw: tuple(_several(raw[1:])) if len(raw) > 1 else (),  # many are empty
    lambda raw: _several(raw[1:]),
    lambda raw: date.fromisoformat(raw[1]),
    lambda raw: datetime.fromisoformat(raw[1]),
    lambda raw: KeptFields(raw[1]),
    lambda raw: _key(raw[1]),
]


def _raw(value: Any) -> Raw:
    kind = type(value)
    if kind in _ATOMS:
        return value
    return _packers[kind](value) if kind in _packers else _unknown(value)


def _unknown(value: object) -> Raw:
    raise TypeError(f"{type(value).__name__} is not among the classes that are kept")


def _made(raw: Raw) -> Any:
    kind = type(raw)
    if kind is list:
        return _makers[raw[0]](raw)
    if kind is dict:
        return {name: _made(each) for name, each in raw.items()}
    return raw


def _several(values: list[Raw]) -> list[Any]:
    """As `_made`, each: with a call less for lists, which all but texts and numbers are."""
    return [
        _makers[each[0]](each)
        if type(each) is list
        else each
        if type(each) in _ATOMS
        else _made(each)
        for each in values
    ]


def _know(number: int, kind: type) -> None:
    """Let objects of a class be packed, and be made again."""
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        _packers[kind] = lambda value: [number, value.value]
        _makers.append(lambda raw: members[raw[1]])
    elif issubclass(kind, Record):
        _packers[kind] = lambda value: [number, _given(value)]
        _makers.append(_copier(kind))
    else:
        names = [each.name for each in fields(cast("Any", kind))]
        _packers[kind] = lambda value: [number, *[_raw(getattr(value, each)) for each in names]]
        _makers.append(lambda raw: kind(*_several(raw[1:])))


def _copier(kind: type[Record]) -> Callable[[Raw], Record]:
    """What makes records again: copies of a blank one, which takes a fifth of the time of `model_construct`."""
    required = {name for name, field in kind.model_fields.items() if field.is_required()}
    nothing: dict[str, Any] = dict.fromkeys(required)
    blank = kind.model_construct(_fields_set=set(), **nothing)
    known = kind.model_fields.keys()

    def copy(raw: Raw) -> Record:
        given = _made(raw[1])
        if not required <= given.keys() <= known:
            raise LookupError(f"not the fields of a {kind.__name__}")
        return blank.model_copy(update=given)

    return copy


def _given(record: Record) -> dict[str, Raw]:
    """The values of a record that are not its defaults."""
    return {name: _raw(getattr(record, name)) for name in sorted(record.model_fields_set)}


for _index, _class in enumerate(CLASSES):
    _know(FIRST + _index, _class)

_document = _packers[Document]
_fields = [each.name for each in fields(Document)].index("fields") + 1


def _packed_document(document: Document) -> Raw:
    raw = _document(document)
    raw[_fields] = [FIELDS, _ENCODER.encode(raw[_fields])]
    return raw


_packers[Document] = _packed_document
_packers[KeptFields] = _packers[nodes.Mapping]
