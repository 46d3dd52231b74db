"""Topics and stories: how posts name them, and what their own files say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nutgraf.importers.fields import SWITCHES, Fields, as_address, as_words
from nutgraf.importers.originals import Original
from nutgraf.importers.report import Remark
from nutgraf.importers.values import scalars, text, text_of
from nutgraf.importers.words import HEADING, plain_words
from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Scalar
from nutgraf.problems import Place
from nutgraf.text import exact_slug, quoted

NAMES = ("name", "title", "label", "display_name")
SUMMARIES = ("summary", "description", "deck", "subtitle", "excerpt")
ADDRESSES = ("aliases", "redirect_from", "url", "permalink")
TAKEN = (*NAMES, *SUMMARIES, "slug", *ADDRESSES, *SWITCHES)
"""The names of all fields that a file may give its topic or story."""


class Terms:
    """Finds a topic or story by what a post calls it.

    Hugo and Jekyll make addresses of names, so `Open data` and `open-data` are one term to them: it is here, too.
    `C++` and `C#` are two, as they are to a newsroom.
    """

    def __init__(self, kind: Kind, documents: Iterable[Document] = ()) -> None:
        self._kind = kind
        self._ids: dict[str, str] = {}
        self._own: set[str] = set()
        self._respelt: dict[tuple[str, str], list[Place]] = {}
        self._new: dict[str, list[Place]] = {}
        self._nameless: dict[str, list[Place]] = {}
        self.names: dict[str, Scalar] = {}
        for document in documents:
            entries = document.fields.entries
            for name in (document.id, *(text_of(entries, name) for name in ("slug", *NAMES))):
                if name:
                    self._own.add(name)
                    self._ids.setdefault(exact_slug(name), document.id)

    def named(self, values: Iterable[Scalar], label: str) -> Iterator[Scalar]:
        """Those of `values` that can name a term. What has no letter and no digit makes no address, and is told."""
        for value in values:
            if exact_slug(value.text):
                yield value
            elif value.text.strip():
                place = Place(label, value.mark.line, value.mark.column)
                self._nameless.setdefault(value.text.strip(), []).append(place)

    def term(self, value: Scalar, label: str) -> Scalar:
        """A term as briefings name it: by id where there is a file, else as it was typed first."""
        name, place = value.text.strip(), Place(label, value.mark.line, value.mark.column)
        slug = exact_slug(name)
        identifier = self._ids.get(slug)
        if identifier is None:
            self._new.setdefault(slug, []).append(place)
            return text(self.names.setdefault(slug, value).text.strip(), value.mark)
        if name not in self._own:
            self._respelt.setdefault((name, identifier), []).append(place)
        return text(identifier, value.mark)

    def identifier(self, value: Scalar, label: str) -> Scalar:
        """A term by the id of its file, which may have to be made."""
        term = self.term(value, label)
        return term if term.text in self._ids.values() else text(exact_slug(term.text), value.mark)

    def first_place(self, slug: str) -> Place:
        """Where a term without a file was named first."""
        return self._new[slug][0]

    def notices(self) -> Iterator[Remark]:
        """What to know of the names that were typed: each once, at its first place."""
        kind = self._kind.singular
        for (name, identifier), places in self._respelt.items():
            yield Remark(places[0], f"{quoted(name)} is the {kind} `{identifier}`{_times(places)}")
        for name, places in self._nameless.items():
            message = (
                f"expected the name of a {kind}, with a letter or digit, but got {quoted(name)}"
            )
            yield Remark(places[0], f"{message}{_times(places)}", "It is left out of its posts.")
        for slug, places in self._new.items():
            name = self.names[slug].text
            hint = (
                f"It becomes a {kind} of its own; a file `{self._kind}/{slug}.md` tells more of it."
            )
            yield Remark(
                places[0], f"{quoted(name)} is a {kind} without a file{_times(places)}", hint
            )


def _times(places: list[Place]) -> str:
    return f" ({len(places)} times)" if len(places) > 1 else ""


def term_fields(document: Document, original: Original) -> Document:
    """The fields of a topic or story; its old address leads to the new one."""
    fields = Fields(document)
    name = fields.first(*NAMES)
    fields.give("name", as_words(name.value) if name else text(document.id, document.mark()))
    summary = fields.first(*SUMMARIES)
    fields.give("summary", as_words(summary.value) if summary else None)
    for slug in fields.take("slug"):
        if not (isinstance(slug.value, Scalar) and slug.value.text == document.id):
            fields.give_back([slug])
    _addresses(fields, document, original)
    fields.pass_on(*SWITCHES)
    return fields.document()


def _addresses(fields: Fields, document: Document, original: Original) -> None:
    """Hugo's `aliases` of a term are addresses, or names beside its own (`aliases: [old-name]`)."""
    section, new = original.section, f"{original.kind}/{document.id}"
    old = [f"/{section}/{document.id}/"] if section and f"{section}/{document.id}" != new else []
    addresses = [text(address, document.mark()) for address in old]
    for each in fields.take(*ADDRESSES):
        for value in scalars(each.value):
            beside = text(f"/{section}/{value.text.strip('/')}/", value.mark)
            address = as_address(value) or (None if "/" in value.text else beside)
            if isinstance(address, Scalar) and address.text.strip("/") != new:
                addresses.append(address)
    fields.give_list("redirect_from", {each.text.strip("/"): each for each in addresses}.values())


def introduction_fields(document: Document) -> Document:
    """The head of a section: its title, and below it what it says, or its summary where it says nothing."""
    fields = Fields(document)
    name = fields.first(*NAMES)
    heading = HEADING.match(document.body)
    if heading and not name:
        document = replace(document, body=document.body[heading.end() :])
        fields.give("title", text(plain_words(heading["title"]), document.mark()))
    fields.give("title", as_words(name.value) if name else None)
    summary = None if document.body.strip() else fields.first(*SUMMARIES)
    if summary and isinstance(summary.value, Scalar):
        document = replace(document, body=summary.value.text)
    fields.give_list(
        "redirect_from",
        (
            address
            for each in fields.take("aliases", "redirect_from")
            for value in scalars(each.value)
            if (address := as_address(value))
        ),
    )
    fields.pass_on(*SWITCHES)
    return replace(fields.document(), body=document.body)
