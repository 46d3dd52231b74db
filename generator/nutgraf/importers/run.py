"""The order of an import: survey → read → map and check → convert the prose → write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from nutgraf.importers.assets import Asset, Assets
from nutgraf.importers.clashes import settle
from nutgraf.importers.destination import Destination
from nutgraf.importers.emit import in_order, markdown_file
from nutgraf.importers.gathering import (
    Ready,
    Source,
    new_stories,
    read_all,
    ready_items,
    ready_people,
)
from nutgraf.importers.lookup import Lookup, Old
from nutgraf.importers.originals import Generator, Survey
from nutgraf.importers.pages import Pages
from nutgraf.importers.people import People
from nutgraf.importers.posts import Surroundings
from nutgraf.importers.prose import Prose
from nutgraf.importers.report import Remark, Report
from nutgraf.importers.sites import hugo, jekyll, material_blog
from nutgraf.importers.terms import Terms
from nutgraf.keys import Kind
from nutgraf.load.document import Document
from nutgraf.problems import Place
from nutgraf.progress import with_progress

SURVEYS: dict[Generator, Callable[[Path], Survey]] = {
    Generator.HUGO: hugo.survey,
    Generator.JEKYLL: jekyll.survey,
    Generator.MATERIAL_BLOG: material_blog.survey,
}


@dataclass(frozen=True, slots=True)
class Options:
    """How to import. `site_url` is where the old site is; where it is None, the old settings tell.

    With `author_files` every author whom a post names gets a file. With `is_trial` nothing is written. What the old
    site would show only after `now` is kept back.
    """

    site_url: str | None = None
    author_files: bool = False
    is_trial: bool = False
    now: datetime = field(default_factory=lambda: datetime.now(UTC).astimezone())


def look(generator: Generator, source: Path) -> Survey:
    """What is where in an old site. Raises NoSiteError where there is none."""
    return SURVEYS[generator](source)


def run(survey: Survey, destination: Path, options: Options) -> Report:
    """Import all that `survey` found into the folder `destination`."""
    report = Report(notices=[*survey.notices], left_out=[*survey.left_out])
    site_url = options.site_url or survey.site_url
    root = urlsplit(site_url).path if site_url else survey.root
    people_sources = read_all(survey.people, survey, report)
    sources = read_all(with_progress(survey.originals, "Reading"), survey, report)
    people = People((each.document for each in people_sources), by_id=options.author_files)
    topics, stories = _terms(Kind.TOPIC, sources), _terms(Kind.STORY, sources)
    assets = Assets(survey, root)
    around = Surroundings(
        survey.generator,
        people,
        topics,
        stories,
        assets,
        site_url,
        options.now,
        survey.waits_for_dates,
    )
    ready = [*ready_items(sources, around, report), *new_stories(stories)]
    if options.author_files:
        ready += ready_people(people_sources, around, report)
    ready = settle(ready, report.notices)
    report.notices += [*topics.notices(), *stories.notices()]
    report.authors, report.named_authors = len(people.documents), len(people.named)
    old = Old(survey, _pages(ready), assets, site_url, root)
    writer = _Writer(Destination(destination, is_trial=options.is_trial), old, report)
    for each in with_progress(ready, "Writing"):
        writer.write(each)
    report.sort()
    return report


def _terms(kind: Kind, sources: Iterable[Source]) -> Terms:
    return Terms(kind, (each.document for each in sources if _is_term(each.document, kind)))


def _is_term(document: Document, kind: Kind) -> bool:
    return document.kind is kind and not document.is_index


def _pages(ready: Iterable[Ready]) -> Pages:
    pages = Pages()
    for each in ready:
        if each.original.path:
            pages.add(each.original, each.before, each.document)
    return pages


class _Writer:
    """Writes items, and the files that they show."""

    def __init__(self, destination: Destination, old: Old, report: Report) -> None:
        self._destination = destination
        self._old = old
        self._report = report
        self._copied: set[str] = set()

    def write(self, ready: Ready) -> None:
        """Convert the prose of an item and write its file, unless there is one."""
        original, document = ready.original, ready.document
        lookup = Lookup(document, ready.before, original, self._old, self._report)
        prose = Prose(document, self._old.survey.generator, lookup, self._report).convert()
        text = markdown_file(in_order(document.fields, ready.model), prose)
        reason = self._destination.write(original.target, text)
        if reason:
            message = f"not written to `{original.target}`: {reason}"
            self._report.left_out.append(Remark(Place(original.label), message))
            return
        self._report.written[document.kind] += 1
        for asset in (*ready.assets, *lookup.assets):
            self._copy(asset, original.label)

    def _copy(self, asset: Asset, label: str) -> None:
        if asset.target in self._copied:
            return
        self._copied.add(asset.target)
        reason = self._destination.copy(asset.location, asset.target)
        if reason:
            message = f"`{asset.target}` is not copied: {reason}"
            self._report.notices.append(Remark(Place(label), message))
        else:
            self._report.copied.append(asset.target)
