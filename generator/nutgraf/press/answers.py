"""What a site and its theme answer to the questions of an earlier run, each told by a digest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from nutgraf.cache.digests import digest, in_its_order
from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing, LinkedStatement, Versions
from nutgraf.press.witness import BAR, Question, asking
from nutgraf.views.lookups import Gathered
from nutgraf.views.site import Site


class Answers:
    """The digests of answers; each question is asked once a run. `theme` has the ways to ask what the theme is."""

    def __init__(self, site: Site, theme: Mapping[str, Callable[[str], object]]) -> None:
        self._ways = {**asking(site), **theme}
        self._known: dict[Question, bytes] = {}
        self._briefings: dict[Key, str] = {}
        self._statements: dict[str, str] = {}
        self._shortened: dict[type, Callable[[Any], object]] = {
            LinkedBriefing: self._briefing,
            LinkedStatement: self._statement,
            Gathered: self._gathered,
            Versions: lambda versions: (in_its_order(versions.languages), versions.listed),
            list: self._several,
            tuple: self._several,
        }

    def of(self, question: Question) -> bytes:
        """The digest of an answer; empty where there is none: then nobody can tell whether it is as it was."""
        known = self._known.get(question)
        if known is None:
            known = self._known[question] = self._ask(question)
        return known

    def _ask(self, question: Question) -> bytes:
        part, _, what = question.partition(BAR)
        way = self._ways.get(part)
        try:
            return digest(self._short(way(what))) if way else b""
        except (KeyError, ValueError):  # an item or a kind that there is no longer
            return b""

    def _short(self, answer: object) -> object:
        """An answer with a digest in the place of each briefing and statement: many lists hold the same ones."""
        shorten = self._shortened.get(type(answer))
        return shorten(answer) if shorten else answer

    def _several(self, answers: Iterable[object]) -> list[object]:
        return [*map(self._short, answers)]

    def _gathered(self, answer: Gathered) -> list[object]:
        return self._several([answer.briefings, answer.statements, answer.claims, answer.events])

    def _briefing(self, briefing: LinkedBriefing) -> str:
        known = self._briefings.get(briefing.key)
        if known is None:
            known = self._briefings[briefing.key] = digest(briefing).hex()
        return known

    def _statement(self, said: LinkedStatement) -> str:
        known = self._statements.get(said.anchor)
        if known is None:
            known = self._statements[said.anchor] = digest(said).hex()
        return known
