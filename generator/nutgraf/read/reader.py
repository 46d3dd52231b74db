"""Items → their texts, read: the whole stage for one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.model import Item
from nutgraf.problems import Problem
from nutgraf.read.body import Body, Texts
from nutgraf.read.links import Links
from nutgraf.read.listed import listed_actors, named_in_fields, texts_of
from nutgraf.read.markdown import Heading, MarkdownEngine, Rendered, TooHardError
from nutgraf.read.names import Hit, Lexicon
from nutgraf.read.naming import Found, Naming, lexicon_entries
from nutgraf.read.patience import LONGEST, TooLongError, patience
from nutgraf.read.places import text_path
from nutgraf.read.prose import Prose
from nutgraf.read.quotes import Quotes
from nutgraf.read.reporter import Reporter
from nutgraf.settings import MarkdownSettings
from nutgraf.validate import Checked


class Reader:
    """Reads the texts of items, one parser and one lexicon for all of them."""

    def __init__(self, newsroom: Newsroom, settings: MarkdownSettings) -> None:
        self._newsroom = newsroom
        self.settings = settings
        self._engine = MarkdownEngine(settings)
        self.lexicon = Lexicon(lexicon_entries(newsroom.items))

    def read(
        self, checked: Checked[Item], newsroom: Newsroom | None = None
    ) -> tuple[Texts, list[Problem]]:
        """All texts of one item, and what is wrong with them.

        `newsroom` may stand for the reader's own: it answers alike, and notes what it is asked.
        """
        try:
            with patience():
                reading = self._begin(checked, newsroom or self._newsroom)
                return Texts(reading.finish()), reading.reporter.problems
        except TooLongError:
            self._engine = MarkdownEngine(self.settings)  # it stopped halfway
            return refused(checked, f"one that takes more than {LONGEST:.0f} seconds")

    def find_names(self, checked: Checked[Item]) -> dict[str, list[Found]]:
        """Every place in the texts of one item that names or links another, by the field that holds the text."""
        return self._begin(checked, self._newsroom).find_names()

    def _begin(self, checked: Checked[Item], newsroom: Newsroom) -> _Reading:
        reading = _Reading(checked, newsroom, self.lexicon)
        texts = texts_of(checked.item) | {"body": checked.document.body}
        for name, text in texts.items():
            if text.strip():
                reading.begin(name, self._render(text, name, reading.reporter))
        return reading

    def _render(self, text: str, name: str, reporter: Reporter) -> Rendered:
        try:
            return self._engine.render(text)
        except TooHardError as error:
            reporter.field = text_path(name)
            reporter.too_hard(str(error), error.offset)
            return Rendered("", ())

    def read_html(self, html: str, checked: Checked[Item]) -> Body:
        """HTML that another engine made of `checked`, read as its body: for pages that the host renders."""
        reading = _Reading(checked, self._newsroom, self.lexicon)
        reading.begin("body", Rendered(self._engine.sanitise(html), ()))
        return reading.finish()["body"]


def refused(checked: Checked[Item], found: str) -> tuple[Texts, list[Problem]]:
    """No texts of an item, and the problem that says why."""
    reporter = Reporter(checked.document)
    reporter.too_hard(found, 0)
    return Texts({}), reporter.problems


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text on its way to being a Body."""

    prose: Prose
    headings: tuple[Heading, ...]
    links: Links
    quotes: Quotes
    hits: list[list[Hit]]


class _Reading:
    """The texts of one item: begun one after the other, and finished when it is known whom they name."""

    def __init__(self, checked: Checked[Item], newsroom: Newsroom, lexicon: Lexicon) -> None:
        self._checked = checked
        self._newsroom = newsroom
        self._lexicon = lexicon
        self._drafts: dict[str, _Draft] = {}
        self.reporter = Reporter(checked.document)

    def begin(self, name: str, rendered: Rendered) -> None:
        """Cut the text of a field to pieces, and look for names in them."""
        self.reporter.field = text_path(name)
        folder = PurePosixPath(self._checked.document.source).parent.as_posix()
        has_title = self._checked.key.kind is Kind.PAGE
        links = Links(self._newsroom, folder, self.reporter)
        quotes = Quotes(self._newsroom, links, self.reporter)
        prose = Prose(quotes.replace(rendered.html), links.rewrite, has_title=has_title)
        top = 1 if has_title else 2
        headings = tuple(_as_shown(each, prose.titles, top) for each in rendered.headings)
        hits = [self._lexicon.scan(block.text) for block in prose.blocks]
        self._drafts[name] = _Draft(prose, headings, links, quotes, hits)

    def finish(self) -> dict[str, Body]:
        """Every text that was begun, with its names linked."""
        if not self._drafts:
            return {}
        known = self._known()
        return {name: self._finish(name, draft, known) for name, draft in self._drafts.items()}

    def find_names(self) -> dict[str, list[Found]]:
        """Every place that names or links an item in each text that was begun."""
        known = self._known()
        return {name: self._name(name, draft, known).found for name, draft in self._drafts.items()}

    def _name(self, name: str, draft: _Draft, known: frozenset[str]) -> Naming:
        self.reporter.field = text_path(name)
        naming = Naming(self._checked.key, self.reporter)
        for block, hits in zip(draft.prose.blocks, draft.hits, strict=True):
            naming.take(block, self._lexicon.resolve(block.text, hits, known))
        return naming

    def _finish(self, name: str, draft: _Draft, known: frozenset[str]) -> Body:
        naming = self._name(name, draft, known)
        draft.prose.link(naming.links)
        return Body(
            html=draft.prose.html,
            text=draft.prose.text,
            headings=draft.headings,
            mentions=tuple(naming.mentions.values()),
            statements=tuple(draft.quotes.statements),
            citations=tuple(draft.links.citations),
        )

    def _known(self) -> frozenset[str]:
        """The keys that the page names in full, links or lists: what their short names may stand for."""
        known = {*self._listed(), *self._linked()}
        return frozenset(map(str, known)) | {*self._named()}

    def _listed(self) -> Iterator[Key]:
        for name in listed_actors(self._checked.item):
            found = self._newsroom.targets.find(name, [Kind.ACTOR])
            if len(found) == 1:
                yield found[0]

    def _linked(self) -> Iterator[Key]:
        for draft in self._drafts.values():
            yield from (each.speaker for each in draft.quotes.statements if each.speaker)
            yield from (run.key for block in draft.prose.blocks for run in block.runs if run.key)

    def _named(self) -> Iterator[str]:
        for text, hits in self._scanned():
            if hits:
                matches = self._lexicon.resolve(text, hits)
                yield from (match.key for match in matches if match.key)

    def _scanned(self) -> Iterable[tuple[str, list[Hit]]]:
        """Every text that may name somebody in full, with what it may name."""
        for text in named_in_fields(self._checked.item):
            yield text, self._lexicon.scan(text)
        for draft in self._drafts.values():
            for block, hits in zip(draft.prose.blocks, draft.hits, strict=True):
                yield block.text, hits


def _as_shown(heading: Heading, titles: Mapping[str, str], top: int) -> Heading:
    """A heading as the page shows it, with the names of the items that it links to."""
    text = titles.get(heading.anchor, heading.text)
    return replace(heading, level=max(top, heading.level), text=text)
