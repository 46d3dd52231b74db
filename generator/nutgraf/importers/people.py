"""The authors of an old site: who is meant by what stands in a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nutgraf.importers.fields import SWITCHES, Fields, as_address, as_words
from nutgraf.importers.originals import Original
from nutgraf.importers.values import inner, scalars, text, text_of
from nutgraf.load.document import Document
from nutgraf.load.nodes import Mark, Node, Scalar, Sequence
from nutgraf.text import slugify

NAMES = ("display_name", "name", "title", "full_name")
FIRST_AND_LAST = ("first_name", "last_name")
ONE_LINE = {
    "summary": ("summary", "bio", "biography", "about"),
    "role": ("role", "description", "job_title", "position"),
}
BODIES = ("agency_full_name", "organization", "organisation", "affiliation", "company")
"""The fields that name what an author belongs to."""

PROFILES = {"github": "https://github.com/", "twitter": "https://twitter.com/"}
LINKS = ("url", "website", "web", "homepage", "linkedin", "mastodon", *PROFILES)
TAKEN = (
    *(*NAMES, *FIRST_AND_LAST, *ONE_LINE["summary"], *ONE_LINE["role"], *BODIES, *LINKS),
    *("slug", "aliases", *SWITCHES),
)
"""The names of all fields that an author's file may give its actor."""

HANDLE = re.compile(r"@?[\w-]+")


class People:
    """Finds authors by id, slug or name, and remembers who was named.

    With `by_id` a post names an author by id, because there is a file for each; else by name.
    """

    def __init__(self, documents: Iterable[Document], *, by_id: bool) -> None:
        self._by_id = by_id
        self.documents = {document.id: document for document in documents}
        self.named: set[str] = set()
        self._ids: dict[str, str] = {}
        for identifier, document in self.documents.items():
            for name in (identifier, text_of(document.fields.entries, "slug"), name_of(document)):
                if name:
                    self._ids.setdefault(slugify(name), identifier)

    def known(self, reference: str) -> str | None:
        """The id of the author that `reference` means."""
        if reference in self.documents:
            return reference
        return self._ids.get(slugify(reference))

    def authors(self, node: Node) -> list[Scalar]:
        """The authors that the value of a field names, as briefings name them."""
        items = node.items if isinstance(node, Sequence) else [node]
        return [self._author(name, item.mark) for item in items if (name := _reference(item))]

    def _author(self, reference: str, mark: Mark) -> Scalar:
        identifier = self.known(reference)
        if identifier is None:
            return text(reference, mark)
        self.named.add(identifier)
        return text(identifier if self._by_id else name_of(self.documents[identifier]), mark)


def name_of(document: Document) -> str:
    """The name of an author, as readers see it; the id where the file tells none."""
    entries = document.fields.entries
    names = (text_of(entries, name) for name in NAMES)
    parts = filter(None, (text_of(entries, name) for name in FIRST_AND_LAST))
    return next(filter(None, names), None) or " ".join(parts) or document.id


def _reference(node: Node) -> str | None:
    if isinstance(node, Scalar):
        return node.text.strip() or None
    return next((name for field in ("name", "id", "title") if (name := inner(node, field))), None)


def person_fields(document: Document, original: Original) -> Document:
    """The fields of an author's file as those of an actor.

    Whether it is a person or a team is nowhere said, so it is not said here either.
    """
    fields = Fields(document)
    fields.take(*NAMES, *FIRST_AND_LAST)
    fields.give("name", text(name_of(document), document.mark()))
    for name, old in ONE_LINE.items():
        given = fields.first(*old)
        fields.give(name, as_words(given.value) if given else None)
    fields.give_list("member_of", (each.value for each in fields.take(*BODIES)))
    fields.give_list("same_as", _links(fields))
    for slug in fields.take("slug"):
        if not (isinstance(slug.value, Scalar) and slug.value.text == document.id):
            fields.give_back([slug])
    fields.give_list("redirect_from", _addresses(fields, document, original))
    fields.pass_on(*SWITCHES)
    return fields.document()


def _links(fields: Fields) -> Iterator[Node]:
    for each in fields.take(*LINKS):
        for value in scalars(each.value):
            if value.text.startswith(("http://", "https://")):
                yield value
            elif HANDLE.fullmatch(value.text) and each.name in PROFILES:
                yield text(PROFILES[each.name] + value.text.lstrip("@"), value.mark)


def _addresses(fields: Fields, document: Document, original: Original) -> list[Node]:
    """Where the author's page was: Hugo has one for each, and for each of the `aliases`."""
    if original.section != "authors" or not original.path:
        return []
    mark = document.mark()
    aliases = [value for each in fields.take("aliases") for value in scalars(each.value)]
    return [
        text(f"/authors/{document.id}/", mark),
        *(
            as_address(each) or text(f"/authors/{each.text.strip('/')}/", each.mark)
            for each in aliases
        ),
    ]
