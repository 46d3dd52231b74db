"""A preview: every page with what is wrong in its own file, and pages for what could not be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.link.addresses import item_address, page_address
from nutgraf.load.document import Document
from nutgraf.load.nodes import Scalar, is_null
from nutgraf.problems import Code, Problem
from nutgraf.settings import Settings
from nutgraf.text import LONGEST_STEP, slugify
from nutgraf.times import find_when
from nutgraf.validate.prepare import DATES, prepare_briefing
from nutgraf.views.pages import PlannedPage
from nutgraf.views.problems import (
    ADDRESS,
    SourceLines,
    problem_report,
    problems_page,
    unreadable_page,
)
from nutgraf.views.site import Site
from nutgraf.views.types import Page, ProblemReport

HEADLINES = ("title", "headline", "name")


class Proof:
    """What a preview shows of the problems of the content; `broken` are the documents that did not become items."""

    def __init__(
        self,
        problems: Iterable[Problem],
        broken: Iterable[Document],
        newsroom: Newsroom,
        site: Site,
    ) -> None:
        ordered = sorted(problems)
        self._total = len(ordered)
        self._by_file = {
            path: [*found] for path, found in groupby(ordered, key=lambda each: each.place.path)
        }
        self._broken = [*broken]
        self._site = site
        self._lines = SourceLines()
        self._documents = {key: each.document for key, each in newsroom.items.items()}
        introductions = [each.document for each in newsroom.introductions.values()]
        documents = [*self._documents.values(), *introductions, *self._broken]
        self._by_address = _by_address(documents, site.corpus.settings)
        self._starts = _starts(self._documents.values())

    def pages(self, planned: Iterable[PlannedPage]) -> Iterator[PlannedPage]:
        """The planned pages, each with the problems of its file, and besides them those that only a preview has.

        A page whose address no file system takes is left out; that is among the problems.
        """
        addresses = set()
        for page in planned:
            if fits(page.address):
                addresses.add(page.address)
                document = self._document_of(page)
                is_clean = document is None or not self._own(document)
                yield replace(
                    page,
                    make=partial(self._marked, page.make, document),
                    also=f"{self._total} problems elsewhere" if is_clean else None,
                )
        for document in self._broken:
            address = _address(document, self._site.corpus.settings)
            if address not in addresses and fits(address):
                addresses.add(address)
                yield self._unreadable(address, document)
        make = partial(problems_page, self._by_file, self._lines, self._site)
        yield PlannedPage(
            ADDRESS, None, make, also=None
        )  # without problems, too: somebody may be looking at it

    def report(self, url: str, key: Key | None) -> ProblemReport | None:
        """What the page of an item shows; None where nothing is wrong with any content."""
        return self._report(url, self._documents.get(key) if key else None)

    def is_too_hard(self, key: Key) -> bool:
        """Whether no HTML could be made of the text of an item, or not in time."""
        return any(each.code is Code.MARKDOWN for each in self._own(self._documents[key]))

    @property
    def elsewhere(self) -> ProblemReport | None:
        """What the page says that stands for those which are missing, its link as seen from the front page."""
        return self._report("", None)

    def _report(self, url: str, document: Document | None) -> ProblemReport | None:
        own = self._own(document) if document else []
        if not self._total:
            return None
        return problem_report(own, self._total, url, self._lines, self._site)

    def _own(self, document: Document) -> Sequence[Problem]:
        """The problems of a document: those of its file, or of its part of a file of many."""
        found = self._by_file.get(document.path, []) if document.source else []  # else made by us
        starts = self._starts.get(document.path, [])
        if (
            document.is_broken
            or not document.is_one_of_many
            or document.fields.mark.line not in starts
        ):
            return found
        number = bisect_right(starts, document.fields.mark.line)
        return [each for each in found if bisect_right(starts, each.place.line) == number]

    def _document_of(self, page: PlannedPage) -> Document | None:
        """What a page is made from: the file of its item, or the plain page or introduction in whose place it is."""
        own = self._documents.get(page.key) if page.key else None
        return own or self._by_address.get(page.address)

    def _marked(self, make: Callable[[], Page], document: Document | None) -> Page:
        page = make()
        return replace(page, problems=self._report(page.url, document))

    def _unreadable(self, address: str, document: Document) -> PlannedPage:
        make = partial(unreadable_page, _heading(document), address, self._site)
        source = document.source if document.kind is Kind.PAGE else ""
        marked = partial(self._marked, make, document)
        return PlannedPage(address, document.key, marked, source=source, also=None)


def _by_address(documents: Iterable[Document], settings: Settings) -> Mapping[str, Document]:
    """The plain pages and introductions among `documents`, by address."""
    return {
        _address(document, settings): document
        for document in documents
        if document.is_index or document.kind is Kind.PAGE
    }


def _starts(documents: Iterable[Document]) -> Mapping[str, list[int]]:
    """The lines on which the items of each file of many begin."""
    starts: dict[str, list[int]] = {}
    for document in documents:
        if document.is_one_of_many:
            starts.setdefault(document.path, []).append(document.fields.mark.line)
    return {path: sorted(lines) for path, lines in starts.items()}


def fits(address: str) -> bool:
    """Whether file systems take an address; what is published has been checked for it."""
    is_short = len(address.encode()) <= LONGEST_STEP  # most are, all steps together
    return is_short or all(len(step.encode()) <= LONGEST_STEP for step in address.split("/"))


def _heading(document: Document) -> str:
    """The name or title in what is left of a document, or its id."""
    texts = _texts(document)
    return next((texts[name] for name in HEADLINES if name in texts), document.id)


def _texts(document: Document) -> Mapping[str, str]:
    """The single values in the fields of a document."""
    return {
        name: entry.value.text.partition(" #")[0].strip()
        for name, entry in document.fields.entries.items()
        if isinstance(entry.value, Scalar) and not is_null(entry.value)
    }


def _address(document: Document, settings: Settings) -> str:
    """Where the item of a broken document would be, as far as that can be told."""
    if document.kind is Kind.PAGE:
        return page_address(document.source, settings)
    if document.is_index:
        return f"{document.kind}/"
    texts = _texts(prepare_briefing(document)) if document.kind is Kind.BRIEFING else {}
    slug = slugify(texts.get("slug", document.id.rpartition("/")[2]))
    dates = (find_when(texts[name]) for name in sorted(DATES) if name in texts)
    return item_address(document.kind, slug, next(filter(None, dates), None), settings)
