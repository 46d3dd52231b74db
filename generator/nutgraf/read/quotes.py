"""Attributed block quotes as figures and as statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from datetime import date
from html import escape

from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.problems import Level
from nutgraf.read.attribution import LIKE_A_DATE, Attribution, Names, replace_quotes
from nutgraf.read.body import QuotedStatement
from nutgraf.read.html import text_of
from nutgraf.read.lines import Lines
from nutgraf.read.links import Links
from nutgraf.read.reporter import Reporter
from nutgraf.text import digest, fold_words
from nutgraf.times import day_of


class Quotes(Names):
    """Turns the attributed block quotes of one text into figures, and gathers them as statements."""

    def __init__(self, newsroom: Newsroom, links: Links, reporter: Reporter, lines: Lines) -> None:
        self._targets = newsroom.targets
        self._links = links
        self._reporter = reporter
        self._lines = lines
        self._linked: dict[str, Key | None] = {}
        self._taken: list[tuple[str, Attribution]] = []
        self.statements: list[QuotedStatement] = []

    def replace(self, html: str) -> str:
        """`html` with a figure for each attributed block quote; its caption is for the view to write.

        It has no anchor before it is settled who speaks: whether a short name counts is known at the end of the page.
        """
        return replace_quotes(html, self._take, self)

    @staticmethod
    def shape(html: str) -> str:
        """`html` with the same figures, of which nothing is gathered."""
        return replace_quotes(html, lambda *_: figure(""))

    def _take(self, html: str, line: Attribution) -> tuple[str, str]:
        self._taken.append((text_of(html), line))
        return figure(_unsettled(len(self._taken) - 1))

    def named(self) -> Iterator[Key]:
        """Whom the lines link to, and the speakers whom they name in full."""
        yield from filter(None, self._linked.values())
        for name in (line.speaker for _, line in self._taken if not line.reference):
            found = self._targets.find(name, [Kind.ACTOR])
            if len(found) == 1 and not self._targets.is_short_name(name, [Kind.ACTOR]):
                yield found[0]

    def settle(self, html: str, known: Container[str]) -> str:
        """`html`, made of what `replace` gave, with the anchors of the quotations, which are gathered as statements.

        `known` are the keys of the items that the page names, links or lists.
        """
        if not self._taken:
            return html
        for words, line in self._taken:
            self._state(words, line, known)
        anchors = {_unsettled(place): each.anchor for place, each in enumerate(self.statements)}
        return _ANCHOR.sub(lambda found: found[1] + anchors.get(found[2], found[2]), html)

    def _state(self, words: str, line: Attribution, known: Container[str]) -> None:
        speaker = self._speaker(line, known)
        if line.no_date:
            # the texts of others, which have dates in words, need not be mended to be read
            level = Level.ERROR if LIKE_A_DATE.fullmatch(line.no_date) else Level.WARNING
            self._reporter.no_date(line.no_date, self._place(line.no_date), level)
        anchor = self._own(statement_anchor(str(speaker or line.speaker), words), line.said)
        statement = QuotedStatement(
            anchor=anchor,
            words=words,
            speaker=speaker,
            attribution=line.speaker,
            said=line.said,
            venue=line.venue,
            citation=self._links.cite(line.source, line.locator) if line.source else None,
        )
        self.statements.append(statement)

    def _own(self, anchor: str, said: date | None) -> str:
        """The anchor of words that a text has; of those that it has from another day already, with their day."""
        alike = (each.said for each in self.statements if each.anchor == anchor)
        before = next(filter(None, alike), None)
        is_other = before and said and day_of(before) != day_of(said)
        return said_on(anchor, said) if said and is_other else anchor

    def longer(self, name: str) -> Collection[str]:
        """The names of actors that go on with a comma after `name`."""
        return self._targets.longer_names(name, [Kind.ACTOR])

    def shown(self, reference: str) -> str:
        """The name of the item that a line links to; what is typed where there is none, or none that may be seen."""
        name, _ = self._targets.parted(reference)
        if name not in self._linked:
            self._linked[name] = self._links.find(name, f"[[{name}")
        key = self._linked[name]
        return self._links.called(key) if key and not self._targets.is_hidden(key) else name

    def _speaker(self, line: Attribution, known: Container[str]) -> Key | None:
        link = self._targets.parted(line.reference)[0] if line.reference else None
        key = self._linked[link] if link else self._named(line.speaker, known)
        if key is None or key.kind is not Kind.ACTOR:
            return None
        if self._targets.is_held(key) and not self._targets.is_held(self._reporter.key):
            is_id = line.speaker in (key.id, str(key))
            self._reporter.hidden_speaker(line.speaker, self._place(line.speaker), is_id=is_id)
        return None if self._targets.is_hidden(key) else key

    def _named(self, name: str, known: Container[str]) -> Key | None:
        """The speaker that the line names: who is no actor is shown as text, and so is a short name of nobody known."""
        found = self._targets.find(name, [Kind.ACTOR])
        short = found if self._targets.is_short_name(name, [Kind.ACTOR]) else ()
        if short:
            named = tuple(key for key in short if str(key) in known)
            found = named or tuple(filter(self._targets.is_hidden, short))
        if len(found) == 1:
            return found[0]
        place = self._place(name)
        if found:
            self._reporter.ambiguous_name(name, map(str, found), place)
        elif name:
            nearest = short[0].id if len(short) == 1 else self._targets.nearest(name, [Kind.ACTOR])
            self._reporter.unknown_speaker(name, nearest, place)
        else:
            self._reporter.no_speaker(place)
        return None

    def _place(self, words: str) -> int:
        """Where some words of the line that is being read stand in the text."""
        return self._lines.find(len(self.statements), words)


def figure(anchor: str) -> tuple[str, str]:
    """What stands before the words of a quotation, and after them: room for its caption."""
    return (
        f'<figure class="ng-quote" id="{escape(anchor)}"><blockquote>',
        "</blockquote><figcaption></figcaption></figure>",
    )


STATEMENT = "statement-"

SIZE = 6
"""The bytes of a digest that names words: of 100,000 statements, one in 50,000 newsrooms has two with the same one."""


_ANCHOR = re.compile(rf'(<figure class="ng-quote" id=")({STATEMENT}[\da-f]{{{2 * SIZE}}})(?=">)')


def _unsettled(place: int) -> str:
    """What stands for the anchor of a quotation until it is settled: of the form of one, which no writer can give."""
    return f"{STATEMENT}{place:0{2 * SIZE}x}"


def statement_anchor(speaker: str, words: str) -> str:
    """The fragment of what somebody said: the same wherever the same speaker's same words stand."""
    return f"{STATEMENT}{digest(speaker, fold_words(words), size=SIZE)}"


def said_on(anchor: str, day: date) -> str:
    """The anchor of the same words where they were said on another day, too."""
    return f"{words_anchor(anchor)}-{day_of(day)}"


def words_anchor(anchor: str) -> str:
    """The anchor of the words alone, of one that may name a day, too."""
    return anchor[: len(STATEMENT) + 2 * SIZE]
