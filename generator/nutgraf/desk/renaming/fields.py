"""The references in fields: which fields take them, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Mapping as Fields
from nutgraf.load.nodes import Mark, Node, Scalar, Sequence
from nutgraf.model import (
    Actor,
    Briefing,
    Claim,
    ClaimPosition,
    Event,
    Media,
    Page,
    Portrait,
    Position,
    Record,
    Statement,
    Story,
    Topic,
    Translation,
)
from nutgraf.validate.shapes import shape_of
from nutgraf.validate.validate import MODELS

REFERENCES: Mapping[type[Record], Mapping[str, tuple[Kind, ...]]] = {
    Briefing: {
        "story": (Kind.STORY,),
        "topics": (Kind.TOPIC,),
        "actors": (Kind.ACTOR,),
        "authors": (Kind.ACTOR,),
        "sources": (Kind.SOURCE,),
        "related": (Kind.BRIEFING, Kind.STORY),
    },
    Translation: {"of": (Kind.BRIEFING,)},
    Statement: {
        "speaker": (Kind.ACTOR,),
        "to": (Kind.ACTOR,),
        "source": (Kind.SOURCE,),
        "topics": (Kind.TOPIC,),
    },
    Claim: {"topics": (Kind.TOPIC,)},
    ClaimPosition: {"holder": (Kind.ACTOR,), "source": (Kind.SOURCE,)},
    Event: {"actors": (Kind.ACTOR,), "topics": (Kind.TOPIC,), "source": (Kind.SOURCE,)},
    Actor: {"member_of": (Kind.ACTOR,), "country": (Kind.ACTOR,)},
    Position: {"organization": (Kind.ACTOR,)},
    Topic: {"parent": (Kind.TOPIC,)},
    Story: {"topics": (Kind.TOPIC,)},
    Page: {"lead": (Kind.BRIEFING,)},
}
"""The fields that take references, as the link stage resolves them: record → field → kinds of items."""

FILES: Mapping[type[Record], frozenset[str]] = {
    Media: frozenset({"src"}),
    Portrait: frozenset({"src"}),
}
"""The fields that name a file below the content folder."""


@dataclass(frozen=True, slots=True)
class FieldReference:
    """A reference in a field, or with no `kinds` the name of a file: what was typed, and where."""

    text: str
    kinds: tuple[Kind, ...]
    mark: Mark


def references_in(document: Document) -> Iterator[FieldReference]:
    """Every reference in the fields of a document, which are normalised, in their order."""
    yield from _in_record(document.fields, model_of(document))


def model_of(document: Document) -> type[Record]:
    """What the fields of a document are."""
    return Page if document.is_index else MODELS[document.kind]


def _in_record(fields: Fields, model: type[Record]) -> Iterator[FieldReference]:
    kinds_of, files, shape = REFERENCES.get(model, {}), FILES.get(model, ()), shape_of(model)
    for name, entry in fields.entries.items():
        record = shape.fields[name].record
        for value in _values(entry.value):
            if isinstance(value, Scalar) and (name in kinds_of or name in files):
                yield FieldReference(value.text.strip(), kinds_of.get(name, ()), value.mark)
            elif isinstance(value, Fields) and record:
                yield from _in_record(value, record)


def _values(node: Node) -> list[Node]:
    return node.items if isinstance(node, Sequence) else [node]
