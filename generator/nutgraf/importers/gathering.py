"""The items of an old site, read: what is left out, and what their fields become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nutgraf.importers.assets import Asset
from nutgraf.importers.checking import check
from nutgraf.importers.letters import in_known_letters
from nutgraf.importers.originals import Original, Survey
from nutgraf.importers.people import person_fields
from nutgraf.importers.posts import Post, Surroundings, map_post
from nutgraf.importers.reading import read
from nutgraf.importers.report import Remark, Report
from nutgraf.importers.terms import Terms, introduction_fields, term_fields
from nutgraf.importers.values import entry
from nutgraf.importers.withholding import keep_back, keep_held
from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.files import YAML
from nutgraf.load.nodes import Mapping
from nutgraf.model import Actor, Briefing, Item, Page, Story, Topic
from nutgraf.text import slugify

MODELS: dict[Kind, type[Item]] = {
    Kind.BRIEFING: Briefing,
    Kind.ACTOR: Actor,
    Kind.TOPIC: Topic,
    Kind.STORY: Story,
}


@dataclass(frozen=True, slots=True)
class Source:
    """An item as it was read, and the file that it stood in."""

    original: Original
    document: Document


@dataclass(frozen=True, slots=True)
class Ready:
    """An item whose fields are those of the content format.

    `before` is the document as it was read; `document` has the new fields, and the prose still to be converted.
    """

    original: Original
    before: Document
    document: Document
    model: type[Item]
    assets: tuple[Asset, ...] = ()


def read_all(originals: Iterable[Original], survey: Survey, report: Report) -> list[Source]:
    """Every item of the old site that can be read; what cannot is left out, and why is told."""
    sources: list[Source] = []
    for original in originals:
        documents, problems = read(original, survey.source)
        report.left_out += map(Remark.of, problems)
        report.read[original.kind] += len(documents) or 1
        known = (in_known_letters(document, survey.generator) for document in documents)
        sources += [_source(original, document) for document in known]
    return sources


def _source(original: Original, document: Document) -> Source:
    """What stands in a file of data gets a file of its own."""
    if original.file.suffix not in YAML:
        return Source(original, document)
    own = document.renamed(slugify(document.id) or "unnamed")
    target = f"{own.kind}/{own.id}.md"
    return Source(replace(original, target=target), replace(own, source=target))


def ready_items(sources: Iterable[Source], around: Surroundings, report: Report) -> Iterator[Ready]:
    """Every item that is one after its fields are mapped; the others are left out, and why is told."""
    for source in sources:
        post = _mapped(source, around)
        report.notices += post.remarks
        yield from _checked(source, post.document, around.now, report, post.pictures)


def _mapped(source: Source, around: Surroundings) -> Post:
    original, document = source.original, source.document
    if document.is_index:
        return Post(introduction_fields(document))
    if document.kind is not Kind.BRIEFING:
        return Post(term_fields(document, original))
    return map_post(document, original, around)


def ready_people(
    sources: Iterable[Source], around: Surroundings, report: Report
) -> Iterator[Ready]:
    """The actors that authors become: those whom a post names."""
    for source in sources:
        if source.document.id in around.people.named:
            document = person_fields(source.document, source.original)
            yield from _checked(source, document, around.now, report)


def _checked(
    source: Source,
    document: Document,
    now: datetime,
    report: Report,
    assets: tuple[Asset, ...] = (),
) -> Iterator[Ready]:
    model = Page if document.is_index else MODELS[document.kind]
    document, told = keep_back(source.document, document, model, now)
    document, held = keep_held(source.original.hold, source.document, document)
    checked, remarks = check(document)
    if checked is None:
        report.left_out += remarks
        return
    report.notices += told + held + remarks
    document = document if document.is_index else checked.document  # front matter is the host's
    yield Ready(source.original, source.document, document, model, assets)


def new_stories(stories: Terms) -> Iterator[Ready]:
    """A story for each series that has no file: briefings name stories by id."""
    for slug, name in stories.names.items():
        label = stories.first_place(slug).path
        target = f"{Kind.STORY}/{slug}.md"
        original = Original(Path(label), label, "", target)
        document = Document(
            Key(Kind.STORY, slug),
            label,
            target,
            Mapping({"name": entry("name", name)}, name.mark),
        )
        yield Ready(original, document, document, Story)
