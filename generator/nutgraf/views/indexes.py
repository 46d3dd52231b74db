"""The index pages: all items of a kind, grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from markupsafe import Markup

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import Cited, Happening, Said
from nutgraf.model import ActorType
from nutgraf.times import day_of, instant
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.corrections import corrections
from nutgraf.views.dates import month_name
from nutgraf.views.entries import OTHER_TYPE, actor_card, source_line, teaser
from nutgraf.views.parts import claim_cards, event_card, quotation, upcoming
from nutgraf.views.prose import write_prose
from nutgraf.views.site import Site
from nutgraf.views.story import story_box
from nutgraf.views.types import Group, IndexPage, TopicEntry

T = TypeVar("T")
Groups = tuple[Group[object], ...]


def index_page(kind: str, site: Site) -> IndexPage:
    """The view of the index of `kind` (`briefings`, …, `corrections`)."""
    page = page_at(f"{kind}/", site)
    heading = page.strings.text(f"indexes.{kind}")
    groups = GROUPS[kind](page)
    number = sum(len(group.parts) for group in groups)
    return IndexPage(
        url=page.url,
        root=page.root,
        title=heading,
        description=f"{heading} · {site.corpus.settings.site_name}",
        language=page.language,
        breadcrumbs=page.breadcrumbs(),
        labels=(heading,),
        modified=site.last_change(site.corpus.listed),
        kind=kind,
        heading=heading,
        intro=_introduction(kind, page),
        count=page.count(kind, number),
        groups=groups,
    )


def _introduction(kind: str, page: PageContext) -> Markup:
    texts = page.corpus.texts.get(Key(Kind(kind), "")) if kind in {*Kind} else None
    return write_prose(texts.body, page) if texts else Markup()


def _briefings(page: PageContext) -> Groups:
    months = groupby(page.corpus.listed, key=lambda each: day_of(each.published).replace(day=1))
    return tuple(
        Group(
            month_name(month, page.language),
            f"{month:%Y-%m}",
            tuple(teaser(each, page) for each in briefings),
        )
        for month, briefings in months
    )


def _actors(page: PageContext) -> Groups:
    cards = [actor_card(key, page, _briefing_count(key, page)) for key in page.corpus.actors]
    types = [*(each.value for each in ActorType), OTHER_TYPE]
    groups = ((each, tuple(card for card in cards if card.type == each)) for each in types)
    return tuple(
        Group(page.strings.text(f"actor_groups.{each}"), each, found)
        for each, found in groups
        if found
    )


def _briefing_count(key: Key, page: PageContext) -> str | None:
    number = len(page.site.of(key).briefings)
    return page.count("briefings", number).text if number else None


def _topics(page: PageContext) -> Groups:
    entries = [
        TopicEntry(
            name=topic.item.name,
            href=page.href(key),
            summary=topic.item.summary,
            count=page.count("briefings", len(page.site.of(key).briefings)),
            children=page.chips(page.site.children.get(key, ())),
        )
        for key, topic in page.corpus.topics.items()
    ]
    return _all("topics", entries, page)


def _stories(page: PageContext) -> Groups:
    return _all("stories", [story_box(key, page) for key in page.corpus.stories], page)


def _sources(page: PageContext) -> Groups:
    from_all = [source_line(Cited(key), page) for key in page.corpus.sources]
    return _all("sources", from_all, page)


def _statements(page: PageContext) -> Groups:
    ordered = sorted(page.corpus.statements.values(), key=lambda each: _said_order(each, page))
    months = groupby(ordered, key=lambda each: _said_day(each, page))
    return tuple(
        Group(label, anchor, tuple(quotation(each, page) for each in said))
        for (label, anchor), said in months
    )


def _said_order(said: Said, page: PageContext) -> tuple[bool, float, str]:
    """Newest first; those without a day last."""
    return said.said is None, -instant(said.said).timestamp() if said.said else 0, said.anchor


def _said_day(said: Said, page: PageContext) -> tuple[str, str]:
    if said.said is None:
        return page.strings.text("undated"), "undated"
    month = day_of(said.said).replace(day=1)
    return month_name(month, page.language), f"{month:%Y-%m}"


def _claims(page: PageContext) -> Groups:
    return _all("claims", claim_cards(page.corpus.claims.values(), page), page)


def _events(page: PageContext) -> Groups:
    events = sorted(page.corpus.events.values(), key=page.site.event_order)
    groups: list[Group[object]] = []
    planned = upcoming(events, page)
    if planned:
        groups.append(Group(page.strings.text("what_is_next"), "next", planned))
    past = [each for each in reversed(events) if not each.current.is_planned]
    for (label, anchor), found in groupby(past, key=lambda each: _event_month(each, page)):
        groups.append(Group(label, anchor, tuple(event_card(each.current, page) for each in found)))
    return tuple(groups)


def _event_month(event: Happening, page: PageContext) -> tuple[str, str]:
    first = page.corpus.briefings[event.history[0].briefing].published
    month = day_of(event.current.when or first).replace(day=1)
    return month_name(month, page.language), f"{month:%Y-%m}"


def _corrections(page: PageContext) -> Groups:
    lines = [
        line
        for each in page.corpus.listed
        if each.item.corrections
        for line in corrections(each, page)
    ]
    return _all("corrections", lines, page)


def _all(kind: str, parts: Iterable[T], page: PageContext) -> Groups:
    parts = tuple(parts)
    return (Group(page.strings.text(f"all.{kind}"), "all", parts),) if parts else ()


GROUPS: dict[str, Callable[[PageContext], Groups]] = {
    "briefings": _briefings,
    "actors": _actors,
    "topics": _topics,
    "stories": _stories,
    "sources": _sources,
    "statements": _statements,
    "claims": _claims,
    "events": _events,
    "corrections": _corrections,
}
