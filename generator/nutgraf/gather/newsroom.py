"""All items of a site: the visible ones, those that references make, and the way to find each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from nutgraf.gather.adopt import SourceIdentity, adopt_sources, adopt_stories, adopt_topics
from nutgraf.gather.files import withheld_files
from nutgraf.gather.schedule import other_dates, unheeded
from nutgraf.gather.targets import Targets
from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.model import Actor, Briefing, Item
from nutgraf.model.types import first_day, last_day
from nutgraf.problems import Code, Problem
from nutgraf.settings import Settings
from nutgraf.times import comes, end_of, instant
from nutgraf.validate import Checked


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What a site is made from: visible items by key, introductions of sections, and how items are found.

    `hidden` are the items that may not be seen: nothing is made from them.
    `files` are the paths of the other files below the content folder: what a link or picture may lead to. Those
    `withheld` are not among them: they are shown when the items are that name them. All is so `until` the clock alone
    may change it, as an embargo ends or a briefing expires; None if that is never.
    """

    items: Mapping[Key, Checked[Item]]
    introductions: Mapping[Kind, Checked[Item]]
    hidden: Sequence[Checked[Item]]
    targets: Targets
    inline_sources: Mapping[SourceIdentity, Key]
    files: frozenset[str]
    withheld: frozenset[str]
    until: datetime | None

    def answers_like(self, before: Newsroom) -> bool:
        """Whether all that was asked of the one before means the same in this one: references, sources and files.

        A source that is written in one of them only is told of there only.
        """
        inline = before.inline_sources
        return (
            self.targets.answers_like(before.targets)
            and all(inline.get(each, key) == key for each, key in self.inline_sources.items())
            and self.files == before.files
        )


def gather(
    checked: Iterable[Checked[Item]],
    broken: Iterable[Document],
    files: Iterable[str],
    settings: Settings,
) -> tuple[Newsroom, list[Problem]]:
    """The newsroom that valid items make, and what is to be said of their names.

    `broken` are the documents that did not become items: what refers to them is no further mistake.
    """
    checked, problems = _each_once(checked)
    problems += unheeded(checked, settings)
    broken, files = [*broken], frozenset(files)
    held = _held(checked, settings)
    hidden = [] if settings.preview else [each for each in checked if each.key in held]
    visible = [each for each in checked if settings.preview or each.key not in held]
    items = [each for each in visible if each.key.id]
    briefings = [
        cast("Checked[Briefing]", each) for each in items if isinstance(each.item, Briefing)
    ]
    targets = Targets(items, hidden, broken, held, settings.language)
    topics, notices = adopt_topics(briefings, targets)
    stories, more = adopt_stories(briefings, targets)
    taken = [each.key for each in checked] + [each.key for each in broken]
    sources, inline = adopt_sources(briefings, items, taken)
    everything = [*items, *topics, *stories, *sources]
    targets.add([*topics, *stories, *sources])
    withheld = withheld_files(hidden, visible, files)
    now = instant(settings.now)
    return Newsroom(
        items={each.key: each for each in everything},
        introductions={each.key.kind: each for each in visible if not each.key.id},
        hidden=hidden,
        targets=targets,
        inline_sources=inline,
        files=files - withheld,
        withheld=withheld,
        until=min((each for each in _turns(checked, settings) if each > now), default=None),
    ), problems + notices + more


def _turns(checked: Iterable[Checked[Item]], settings: Settings) -> Iterator[datetime]:
    """When an item will come, or expire, or its day; and when an actor's office may begin or end."""
    for item in (each.item for each in checked):
        if item.embargo:
            yield instant(item.embargo)
        if isinstance(item, Briefing):
            yield from (instant(when, settings.zone) for _, when in other_dates(item))
            yield comes(item.date, settings.zone)
            if item.expires:
                yield end_of(item.expires, settings.zone)
        if isinstance(item, Actor) and not item.role:
            for day in _terms(item):
                yield instant(day, settings.zone)
                yield end_of(day, settings.zone)


def _terms(actor: Actor) -> Iterator[date]:
    """The days on which an office may begin or end; of a month or a year the first and the last."""
    told = (when for held in actor.positions for when in (held.start, held.end))
    for when in told:
        if when:
            yield from (first_day(when), last_day(when))


def _each_once(checked: Iterable[Checked[Item]]) -> tuple[list[Checked[Item]], list[Problem]]:
    """The items whose id is their own, and a problem for each that another has already."""
    owners: dict[Key, Checked[Item]] = {}
    problems: list[Problem] = []
    for each in checked:
        owner = owners.setdefault(each.key, each)
        if owner is not each:
            problems.append(_same_id(each, owner))
    return [*owners.values()], problems


def _same_id(checked: Checked[Item], owner: Checked[Item]) -> Problem:
    message = f"expected an id of its own, but {owner.document.path} has `{checked.key.id}` too"
    if not checked.key.id:
        message = f"expected one introduction of a section, but {owner.document.path} is one too"
    return checked.document.problem((), message, "Rename one of them.", code=Code.SAME_ID)


def _held(checked: Sequence[Checked[Item]], settings: Settings) -> frozenset[Key]:
    """The items that readers may not see: drafts, what is under embargo now, and the translations of these."""
    held = {each.key for each in checked if _is_held(each.item, settings)}
    originals = {
        each.key: each.item.translation.of
        for each in checked
        if isinstance(each.item, Briefing) and each.item.translation and each.item.translation.of
    }
    if held and originals:
        known = Targets(checked)
        found = {key: known.find(of, [Kind.BRIEFING]) for key, of in originals.items()}
        while more := {key for key in found.keys() - held if held.issuperset(found[key] or {key})}:
            held |= more
    return frozenset(held)


def _is_held(item: Item, settings: Settings) -> bool:
    return item.draft or bool(item.embargo and instant(item.embargo) > instant(settings.now))
