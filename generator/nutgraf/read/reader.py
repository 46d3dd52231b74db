"""Items → their texts, read: the whole stage for one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import PurePosixPath

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.load.nodes import Path
from nutgraf.model import Actor, Item, Topic
from nutgraf.problems import Problem
from nutgraf.read.attribution import Attribution, replace_quotes
from nutgraf.read.body import Body, Mention, QuotedStatement, Texts
from nutgraf.read.html import text_of
from nutgraf.read.links import Links
from nutgraf.read.listed import listed_actors, named_in_fields, texts_of
from nutgraf.read.markdown import Heading, MarkdownEngine
from nutgraf.read.names import Entry, Hit, Lexicon, Match, Strength
from nutgraf.read.prose import Block, Mode, Prose
from nutgraf.read.reporter import Reporter
from nutgraf.read.sanitise import sanitise
from nutgraf.settings import MarkdownSettings
from nutgraf.text import digest, fold_words, sentence_around
from nutgraf.validate import Checked


@dataclass(slots=True)
class _Draft:
    """A text on its way to being a Body."""

    field: Path
    prose: Prose
    headings: tuple[Heading, ...]
    links: Links
    statements: list[QuotedStatement]
    hits: list[list[Hit]]


class Reader:
    """Reads the texts of items, one parser and one lexicon for all of them."""

    def __init__(self, newsroom: Newsroom, settings: MarkdownSettings) -> None:
        self._newsroom = newsroom
        self._engine = MarkdownEngine(settings)
        self._lexicon = Lexicon(lexicon_entries(newsroom.items))

    def read(self, checked: Checked[Item]) -> tuple[Texts, list[Problem]]:
        """All texts of one item, and what is wrong with them."""
        reporter = Reporter(checked.document)
        drafts = {
            name: self._draft(text, _path(name), checked, reporter)
            for name, text in (texts_of(checked.item) | {"body": checked.document.body}).items()
            if text.strip()
        }
        known = self._known(checked, drafts.values())
        return Texts(
            {name: self._finish(draft, known, checked, reporter) for name, draft in drafts.items()}
        ), reporter.problems

    def read_html(self, html: str, checked: Checked[Item]) -> Body:
        """HTML that another engine made of `checked`, read as its body: for pages that the host renders."""
        reporter = Reporter(checked.document)
        draft = self._draft_html(sanitise(html), (), (), checked, reporter)
        return self._finish(draft, self._known(checked, [draft]), checked, reporter)

    def _draft(self, text: str, path: Path, checked: Checked[Item], reporter: Reporter) -> _Draft:
        rendered = self._engine.render(text)
        return self._draft_html(rendered.html, rendered.headings, path, checked, reporter)

    def _draft_html(
        self,
        html: str,
        headings: tuple[Heading, ...],
        path: Path,
        checked: Checked[Item],
        reporter: Reporter,
    ) -> _Draft:
        reporter.field = path
        folder = PurePosixPath(checked.document.source).parent.as_posix()
        links = Links(self._newsroom, folder, reporter)
        quotes = _Quotes(self._newsroom, links, reporter)
        prose = Prose(
            replace_quotes(html, quotes.take),
            links.rewrite,
            has_title=checked.key.kind is Kind.PAGE,
        )
        hits = [self._lexicon.scan(block.text) for block in prose.blocks]
        return _Draft(path, prose, headings, links, quotes.statements, hits)

    def _known(self, checked: Checked[Item], drafts: Iterable[_Draft]) -> frozenset[str]:
        """The keys that the page names in full, links or lists: what their short names may stand for."""
        targets = self._newsroom.targets
        known = set(
            _single(targets.find(name, [Kind.ACTOR]) for name in listed_actors(checked.item))
        )
        texts = [(text, self._lexicon.scan(text)) for text in named_in_fields(checked.item)]
        for draft in drafts:
            known |= {statement.speaker for statement in draft.statements if statement.speaker}
            for block, hits in zip(draft.prose.blocks, draft.hits, strict=True):
                known |= {run.key for run in block.runs if run.key}
                texts.append((block.text, hits))
        named = {
            match.key
            for text, hits in texts
            if hits
            for match in self._lexicon.resolve(text, hits)
            if match.key
        }
        return frozenset(map(str, known)) | named

    def _finish(
        self, draft: _Draft, known: frozenset[str], checked: Checked[Item], reporter: Reporter
    ) -> Body:
        reporter.field = draft.field
        found = _Names(str(checked.key), reporter)
        for block, hits in zip(draft.prose.blocks, draft.hits, strict=True):
            found.take(block, self._lexicon.resolve(block.text, hits, known))
        draft.prose.link(found.links)
        return Body(
            html=draft.prose.html,
            text=draft.prose.text,
            headings=draft.headings,
            mentions=tuple(found.mentions.values()),
            statements=tuple(draft.statements),
            citations=tuple(draft.links.citations),
        )


class _Names:
    """Decides which names of a text are linked, and gathers what it mentions."""

    def __init__(self, own: str, reporter: Reporter) -> None:
        self._own = own
        self._reporter = reporter
        self._linked: set[tuple[int, Key]] = set()
        self._reported: set[str] = set()
        self.links: list[tuple[Block, int, int, Key]] = []
        self.mentions: dict[Key, Mention] = {}

    def take(self, block: Block, matches: Iterable[Match]) -> None:
        for run in block.runs:
            if run.key and run.mode is Mode.MENTION:
                self._linked.add((block.section, run.key))
                self._mention(block, run.start, run.end, run.key, "link")
        for match in matches:
            self._name(block, match)

    def _name(self, block: Block, match: Match) -> None:
        run = block.run_at(match.start, match.end)
        if run is None or run.mode <= Mode.KNOW or run.key or self._own in match.keys:
            return
        if match.key is None:
            self._ambiguous(match)
            return
        key = Key.parse(match.key)
        how = min(str(entry.strength) for entry in match.entries)
        self._mention(block, match.start, match.end, key, how)
        if run.mode is Mode.LINK and (block.section, key) not in self._linked:
            self._linked.add((block.section, key))
            self.links.append((block, match.start, match.end, key))

    def _ambiguous(self, match: Match) -> None:
        if match.form not in self._reported:
            self._reported.add(match.form)
            self._reporter.ambiguous_name(match.form, match.keys)

    def _mention(self, block: Block, start: int, end: int, key: Key, how: str) -> None:
        if str(key) == self._own:
            return
        seen = self.mentions.get(key)
        if seen:
            self.mentions[key] = replace(seen, count=seen.count + 1)
            return
        before, after = sentence_around(block.text, start, end)
        name = block.text[start:end]
        self.mentions[key] = Mention(key, before, name, after, block.anchor, how)


class _Quotes:
    """Turns attributed block quotes into figures, and gathers them as statements."""

    def __init__(self, newsroom: Newsroom, links: Links, reporter: Reporter) -> None:
        self._newsroom = newsroom
        self._links = links
        self._reporter = reporter
        self.statements: list[QuotedStatement] = []

    def take(self, html: str, attribution: Attribution) -> str:
        speaker = self._speaker(attribution)
        words = text_of(html)
        anchor = statement_anchor(str(speaker or attribution.speaker), words)
        citation = (
            self._links.cite(attribution.source, attribution.locator)
            if attribution.source
            else None
        )
        self.statements.append(
            QuotedStatement(
                anchor,
                words,
                speaker,
                attribution.speaker,
                attribution.said,
                attribution.venue,
                citation,
            )
        )
        return (
            f'<figure class="ng-quote" id="{escape(anchor)}"><blockquote>{html}</blockquote>'
            "<figcaption></figcaption></figure>"
        )

    def _speaker(self, attribution: Attribution) -> Key | None:
        targets = self._newsroom.targets
        name = attribution.reference or attribution.speaker
        found = targets.find(name, [Kind.ACTOR])
        if len(found) > 1:
            self._reporter.ambiguous_name(attribution.speaker, map(str, found))
        elif not found:
            self._reporter.unknown_speaker(attribution.speaker, targets.nearest(name, [Kind.ACTOR]))
        elif not targets.is_hidden(found[0]):
            return found[0]
        return None


def statement_anchor(speaker: str, words: str) -> str:
    """The fragment of a statement: the same wherever the same speaker's same words stand."""
    return f"statement-{digest(speaker, fold_words(words))}"


def lexicon_entries(items: Mapping[Key, Checked[Item]]) -> Iterator[Entry]:
    """The names by which prose may mention the actors and topics that have a file."""
    for key, checked in items.items():
        item = checked.item
        if not isinstance(item, Actor | Topic) or not checked.document.source:
            continue
        yield Entry(str(key), item.name, Strength.NAME)
        for alias in item.aliases:
            yield Entry(str(key), alias, Strength.ALIAS)
        if isinstance(item, Actor):
            for name in item.names.values():
                yield Entry(str(key), name, Strength.ALIAS)
            for name in item.short_names:
                yield Entry(str(key), name, Strength.SHORT)


def _single(found: Iterable[tuple[Key, ...]]) -> Iterator[Key]:
    return (keys[0] for keys in found if len(keys) == 1)


def _path(name: str) -> Path:
    if name == "body":
        return ()
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))
