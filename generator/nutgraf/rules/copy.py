"""What rules look at: the newsroom and its corpus, and what several rules want to know of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import cast

from nutgraf.cache.memory import Memory
from nutgraf.cache.store import Store
from nutgraf.gather import Newsroom
from nutgraf.keys import Kind
from nutgraf.link import Corpus
from nutgraf.link.corpus import LinkedActor, LinkedBriefing
from nutgraf.model import Briefing, BriefingStatus, Item
from nutgraf.quotations.gathered import Quotation, quotations_of
from nutgraf.times import day_of, localise
from nutgraf.validate import Checked


@dataclass(frozen=True)
class Copy:
    """All of the content. `unsound` are the files with errors, which rules leave alone.

    It `has_gaps` where something may be missing that an error hides, be it only a link that leads nowhere. Where only
    some files are to be looked at these are `chosen`. A `memory` may know what is said in it, and a `store` what was
    found in an earlier run.
    """

    newsroom: Newsroom
    corpus: Corpus
    unsound: frozenset[str] = frozenset()
    has_gaps: bool = False
    chosen: frozenset[str] | None = None
    memory: Memory = field(default_factory=Memory)
    store: Store = field(default_factory=lambda: Store(None))

    @cached_property
    def items(self) -> list[Checked[Item]]:
        """Every item and introduction that has a file of its own."""
        every = [*self.newsroom.items.values(), *self.newsroom.introductions.values()]
        return [each for each in every if each.document.source and self._counts(each)]

    @cached_property
    def briefings(self) -> list[Checked[Briefing]]:
        """Every briefing that stands, newest first; what is withdrawn says so, and needs no mending."""
        every = (self.checked(each) for each in self.corpus.briefings.values())
        return [
            each
            for each in every
            if each.item.status is BriefingStatus.PUBLISHED and self._counts(each)
        ]

    @cached_property
    def actors(self) -> dict[str, LinkedActor]:
        """Every actor, by its key as quotations have it."""
        return {str(key): actor for key, actor in self.corpus.actors.items()}

    @cached_property
    def translations(self) -> list[tuple[Checked[Briefing], LinkedBriefing]]:
        """Every translation that stands, with its original, where that stands, too."""
        briefings, standing = self.corpus.briefings, {each.key for each in self.briefings}
        originals = ((each, briefings[each.key].translation_of) for each in self.briefings)
        return [(each, briefings[key]) for each, key in originals if key in standing]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """All that is said to have been said: in briefings, newest first, then in what is written of other items.

        A plain page may quote as it likes.
        """
        texts, targets = self.corpus.texts, self.newsroom.targets
        others = (
            quotations_of(each, texts[each.key], targets)
            for each in self.items
            if each.key.kind is not Kind.PAGE and not isinstance(each.item, Briefing)
        )
        return [*chain.from_iterable(map(self._told, self.briefings)), *chain.from_iterable(others)]

    def _told(self, checked: Checked[Briefing]) -> tuple[Quotation, ...]:
        """What a briefing says was said. What its references mean shows in what has been linked."""
        key, texts = checked.key, self.corpus.texts[checked.key]
        parts = checked, texts, self.corpus.briefings[key]
        targets = self.newsroom.targets
        return self.memory.again(
            ("told", key), parts, lambda: tuple(quotations_of(checked, texts, targets))
        )

    @cached_property
    def last_day(self) -> date:
        """The day of the newest content: what a build knows of how far time has gone, whatever the clock says."""
        return max(self._days(), default=date.min)

    def checked(self, briefing: LinkedBriefing) -> Checked[Briefing]:
        """A briefing of the corpus as its file has it."""
        return cast("Checked[Briefing]", self.newsroom.items[briefing.key])

    def _counts(self, checked: Checked[Item]) -> bool:
        path = checked.document.path
        return path not in self.unsound and (self.chosen is None or path in self.chosen)

    def _days(self) -> Iterator[date]:
        zone = self.corpus.settings.zone
        for briefing in self.corpus.briefings.values():
            yield day_of(briefing.modified)
            for correction in briefing.item.corrections:
                if correction.date:
                    yield day_of(localise(correction.date, zone))
