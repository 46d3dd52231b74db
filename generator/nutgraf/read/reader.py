"""Items → their texts, read: the whole stage for one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeAlias

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.model import Briefing, Item
from nutgraf.problems import Problem
from nutgraf.read.body import Body, Texts
from nutgraf.read.fields import listed_actors, named_in_fields
from nutgraf.read.ids import with_own_ids
from nutgraf.read.lines import Lines
from nutgraf.read.links import Links
from nutgraf.read.markdown import Heading, MarkdownEngine, Rendered, TooHardError
from nutgraf.read.names import Hit, Lexicon
from nutgraf.read.naming import Found, Naming, lexicon_entries
from nutgraf.read.patience import LONGEST, TooLongError, patience
from nutgraf.read.places import BODY, text_path
from nutgraf.read.prose import Block, Prose
from nutgraf.read.quotes import Quotes
from nutgraf.read.reporter import Reporter
from nutgraf.read.traces import find_names
from nutgraf.read.unread import find_lost, find_unread
from nutgraf.settings import MarkdownSettings
from nutgraf.validate import Checked

Placed: TypeAlias = tuple[Found, int]
"""What names or links an item, and where in the Markdown of its text it stands."""


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
                return reading.texts(), reading.reporter.problems
        except TooLongError:
            self._engine = MarkdownEngine(self.settings)  # it stopped halfway
            return refused(checked, f"one that takes more than {LONGEST:.0f} seconds")

    def find_names(self, checked: Checked[Item]) -> dict[str, list[Placed]]:
        """Every place in the texts of one item that names or links another, by the field that holds the text."""
        return self._begin(checked, self._newsroom).find_names()

    def _begin(self, checked: Checked[Item], newsroom: Newsroom) -> _Reading:
        reading = _Reading(checked, newsroom, self.lexicon, self._engine)
        texts = checked.item.texts() | {BODY: checked.document.body}
        for name, text in texts.items():
            if text.strip():
                reading.begin(name, text, self._render(text, name, reading.reporter))
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
        reading = _Reading(checked, self._newsroom, self.lexicon, self._engine)
        reading.begin(BODY, checked.document.body, Rendered(self._engine.sanitise(html), ()))
        return reading.finish()[BODY]


def refused(checked: Checked[Item], found: str) -> tuple[Texts, list[Problem]]:
    """No texts of an item, and the problem that says why."""
    reporter = Reporter(checked.document)
    reporter.too_hard(found, 0)
    return Texts({}), reporter.problems


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text on its way to being a Body: `text` is its Markdown."""

    text: str
    prose: Prose
    headings: tuple[Heading, ...]
    links: Links
    quotes: Quotes
    hits: list[list[Hit]]
    unread: tuple[int, ...]
    lost: tuple[int, ...]


class _Reading:
    """The texts of one item: begun one after the other, and finished when it is known whom they name."""

    def __init__(
        self,
        checked: Checked[Item],
        newsroom: Newsroom,
        lexicon: Lexicon,
        engine: MarkdownEngine,
    ) -> None:
        self._checked = checked
        self._newsroom = newsroom
        self._lexicon = lexicon
        self._engine = engine
        self._has_title = checked.key.kind is Kind.PAGE
        self._drafts: dict[str, _Draft] = {}
        self.reporter = Reporter(checked.document)

    def begin(self, name: str, text: str, rendered: Rendered) -> None:
        """Cut the text of a field to pieces, and look for names in them."""
        self.reporter.field = text_path(name)
        folder = PurePosixPath(self._checked.document.source).parent.as_posix()
        item = self._checked.item
        language = item.language if isinstance(item, Briefing) else None
        links = Links(self._newsroom, folder, self.reporter, language)
        quotes = Quotes(
            self._newsroom, links, self.reporter, Lines(text, self._engine.render_again)
        )
        told_apart = with_own_ids(rendered, self._checked.key, name)
        prose = Prose(quotes.replace(told_apart.html), links.rewrite, has_title=self._has_title)
        top = 1 if self._has_title else 2
        headings = tuple(_as_shown(each, prose.titles, top) for each in told_apart.headings)
        hits = [self._lexicon.scan(block.text) for block in prose.blocks]
        unread = find_unread(text, rendered.html, self._engine.render_again)
        lost = find_lost(text, self._engine.render_again, self._engine.may_stand)
        self._drafts[name] = _Draft(text, prose, headings, links, quotes, hits, unread, lost)

    def texts(self) -> Texts:
        """All that was begun, finished, and which short names in fields count."""
        return Texts(self.finish(), tuple(self._known_by_short_names()))

    def _known_by_short_names(self) -> Iterator[Key]:
        listed = dict.fromkeys(listed_actors(self._checked.item))
        short = [*filter(self._is_short, listed)]
        known = self._known() if short else frozenset()
        for name in short:
            found = self._newsroom.targets.find(name, [Kind.ACTOR])
            yield from (key for key in found if str(key) in known)

    def _is_short(self, name: str) -> bool:
        return self._newsroom.targets.is_short_name(name, [Kind.ACTOR])

    def finish(self) -> dict[str, Body]:
        """Every text that was begun, with its names linked."""
        if not self._drafts:
            return {}
        known = self._known()
        return {name: self._finish(name, draft, known) for name, draft in self._drafts.items()}

    def find_names(self) -> dict[str, list[Placed]]:
        """Every place that names or links an item in each text that was begun."""
        known = self._known()
        return {
            name: self._placed(self._name(draft, known).found, draft)
            for name, draft in self._drafts.items()
        }

    def _placed(self, found: Sequence[Found], draft: _Draft) -> list[Placed]:
        places = find_names(draft.text, found, draft.prose.blocks, self._cut) if found else ()
        return [*zip(found, places, strict=True)]

    def _cut(self, text: str) -> list[Block]:
        """The blocks of a text as they are typed, which no link changes."""
        html = Quotes.shape(self._engine.render_again(text))
        return Prose(html, lambda _: None, has_title=self._has_title).blocks

    def _name(self, draft: _Draft, known: frozenset[str]) -> Naming:
        naming = Naming(self._checked.key)
        for block, hits in zip(draft.prose.blocks, draft.hits, strict=True):
            naming.take(block, self._lexicon.resolve(block.text, hits, known))
        return naming

    def _finish(self, name: str, draft: _Draft, known: frozenset[str]) -> Body:
        naming = self._name(draft, known)
        self._tell_ambiguous(name, draft, [each for each in naming.found if each.means is None])
        draft.prose.link(naming.links)
        html = draft.quotes.settle(draft.prose.html, known)
        return Body(
            html=html,
            text=draft.prose.text,
            headings=draft.headings,
            mentions=tuple(naming.mentions.values()),
            statements=tuple(draft.quotes.statements),
            citations=tuple(draft.links.citations),
            unread=draft.unread,
            lost=draft.lost,
        )

    def _tell_ambiguous(self, name: str, draft: _Draft, found: Sequence[Found]) -> None:
        self.reporter.field = text_path(name)
        for each, offset in self._placed(found, draft):
            keys = sorted({str(key) for key, _ in each.claims})
            self.reporter.ambiguous_name(" ".join(each.name.split()), keys, offset)

    def _known(self) -> frozenset[str]:
        """The keys that the page names in full, links or lists: what their short names may stand for."""
        known = {*self._listed(), *self._linked()}
        return frozenset(map(str, known)) | {*self._named()}

    def _listed(self) -> Iterator[Key]:
        for name in dict.fromkeys(listed_actors(self._checked.item)):
            found = self._newsroom.targets.find(name, [Kind.ACTOR])
            if len(found) == 1 and not self._is_short(name):
                yield found[0]

    def _linked(self) -> Iterator[Key]:
        for draft in self._drafts.values():
            yield from draft.quotes.named()
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
