"""The pages of lists: all items of a kind, or what belongs to one item, grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from markupsafe import Markup

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import LinkedBriefing, LinkedClaim, LinkedStatement, MentionedIn
from nutgraf.link.linked_event import LinkedEvent
from nutgraf.read.body import Citation
from nutgraf.times import day_of
from nutgraf.views.archives import list_address
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.corrections import all_corrections
from nutgraf.views.dates import month_name
from nutgraf.views.entries import OTHER_TYPE, actor_card, mention_line, source_line, teaser
from nutgraf.views.head.linked_data.pages import entry_url
from nutgraf.views.listings import Listed, Listing, day_listed
from nutgraf.views.parts import claim_card, event_card, quotation, upcoming
from nutgraf.views.prose import write_prose
from nutgraf.views.site import Site
from nutgraf.views.story import story_box
from nutgraf.views.types import ActorCard, Group, IndexPage, Link, TopicEntry

Groups: TypeAlias = tuple[Group[object], ...]
Entries: TypeAlias = Sequence[Listed]
Named: TypeAlias = tuple[str, str]

MONTHLY = frozenset({Kind.BRIEFING, Kind.EVENT, "statements"})
"""The lists that stand by month."""


def index_page(listing: Listing, number: int, site: Site) -> IndexPage:
    """The view of a page of a list: of all of a kind (`briefings`, …, `corrections`), or of one item's."""
    kind, of = listing
    page = page_at(list_address(listing, number, site), site)
    first, entries = site.steps(listing).first, site.listed(listing, number)
    is_first = number == first
    heading = page.strings.text("mentioned_in" if kind == "mentions" else f"indexes.{kind}")
    whole = f"{page.named(of)[0]}: {heading}" if of else heading
    title = whole if is_first else f"{whole}, {_span(entries, number, page)}"
    planned = _planned(page) if is_first and kind == Kind.EVENT else ()
    groups = planned + _groups(kind, entries, page)
    begin = [] if is_first else [Link(heading, page.to(list_address(listing, first, site)))]
    return IndexPage(
        url=page.url,
        root=page.root,
        title=title,
        description=f"{title} · {site.corpus.settings.site_name}",
        language=page.language,
        breadcrumbs=(
            page.breadcrumbs(of.kind, page.link(of), *begin)
            if of
            else page.breadcrumbs(None, *begin)
        ),
        labels=(heading,),
        modified=_changed(listing, site) if is_first else None,
        kind=kind,
        heading=title,
        intro=_introduction(kind, page) if is_first and not of else Markup(),
        count=page.count(kind, _number(listing, groups, is_first, site)),
        groups=groups,
        urls=tuple(entry_url(each, site) for each in entries),
        newer=_step(listing, number + 1, page),
        older=_step(listing, number - 1, page),
        pages=tuple(_pages(listing, number, page)),
    )


def _number(listing: Listing, groups: Groups, is_first: bool, site: Site) -> int:
    """How many entries there are: on this page, or, where readers begin, in all."""
    shown = sum(len(group.parts) for group in groups)
    return site.size(listing) if is_first and site.steps(listing).last > 1 else shown


def _changed(listing: Listing, site: Site) -> str | None:
    """When the first page of a list changed."""
    if listing.of:
        return site.last_change(site.of(listing.of).briefings)
    is_of_all = listing.kind != "corrections"
    return site.last_change(site.corpus.listed if is_of_all else site.corpus.corrected)


def _span(entries: Entries, number: int, page: PageContext) -> str:
    """The months of the entries on a page, or its number."""
    days = [day for day in (day_listed(each, page.corpus) for each in entries) if day]
    if not days:
        return f"{number}"
    months = dict.fromkeys(month_name(day_of(day), page.language) for day in (days[-1], days[0]))
    return " – ".join(months)


def _step(listing: Listing, number: int, page: PageContext) -> Link | None:
    """The page of that number, if there is one, and its list goes from day to day."""
    steps = page.site.steps(listing)
    if not steps.is_dated or not 1 <= number <= steps.last:
        return None
    return Link("", page.to(list_address(listing, number, page.site)))


def _pages(listing: Listing, number: int, page: PageContext) -> Iterator[Link]:
    """Links to the pages of a list: to all of them, or to the newest one of each year."""
    steps = page.site.steps(listing)
    if steps.last == 1:
        return
    numbers = {str(each): each for each in range(1, steps.last + 1)}
    if steps.is_dated:
        newest = {str(year): each for each, year in enumerate(steps.years, 1) if year}
        numbers = {page.strings.text("newest"): steps.last, **dict(reversed(newest.items()))}
    for label, each in numbers.items():
        href = None if each == number else page.to(list_address(listing, each, page.site))
        yield Link(label, href)


def _introduction(kind: str, page: PageContext) -> Markup:
    texts = page.corpus.texts.get(Key(Kind(kind), "")) if kind in {*Kind} else None
    return write_prose(texts.body, page) if texts else Markup()


def _entry(entry: Listed, page: PageContext) -> object:
    """What a list shows of an entry."""
    if isinstance(entry, LinkedBriefing):
        return teaser(entry, page)
    if isinstance(entry, LinkedStatement):
        return quotation(entry, page)
    if isinstance(entry, LinkedClaim):
        return claim_card(entry, page)
    if isinstance(entry, LinkedEvent):
        return event_card(entry.current, page)
    if isinstance(entry, MentionedIn):
        return mention_line(entry, page)
    return ITEMS[entry.kind](entry, page)


def _actor(key: Key, page: PageContext) -> ActorCard:
    number = len(page.site.of(key).briefings)
    return actor_card(key, page, page.count("briefings", number).text if number else None)


def _topic(key: Key, page: PageContext) -> TopicEntry:
    topic = page.corpus.topics[key]
    return TopicEntry(
        name=topic.item.name,
        href=page.href(key),
        summary=topic.item.summary,
        count=page.count("briefings", len(page.site.of(key).briefings)),
        children=page.chips(page.site.children.get(key, ())),
    )


ITEMS: Mapping[Kind, Callable[[Key, PageContext], object]] = {
    Kind.ACTOR: _actor,
    Kind.TOPIC: _topic,
    Kind.STORY: story_box,
    Kind.SOURCE: lambda key, page: source_line(Citation(key), page),
}
"""What a list shows of an item."""


def _groups(kind: str, entries: Entries, page: PageContext) -> Groups:
    """The entries of a page: by month, by what they are, or all in one."""
    if kind in MONTHLY:
        return _grouped(entries, _month, page)
    if kind == Kind.ACTOR:
        return _grouped(entries, _type, page)
    parts = [_entry(each, page) for each in entries]
    if kind == "corrections":
        corrected = (each for each in entries if isinstance(each, LinkedBriefing))
        parts = [*all_corrections(corrected, page)]
    return (Group(page.strings.text(f"all.{kind}"), "all", tuple(parts)),) if parts else ()


def _grouped(
    entries: Entries, group: Callable[[Listed, PageContext], Named], page: PageContext
) -> Groups:
    """Entries in groups, in their order; a group has a label and an anchor."""
    found = groupby(entries, key=lambda each: group(each, page))
    return tuple(
        Group(label, anchor, tuple(_entry(each, page) for each in parts))
        for (label, anchor), parts in found
    )


def _month(entry: Listed, page: PageContext) -> Named:
    day = day_listed(entry, page.corpus)
    if day is None:
        return page.strings.text("undated"), "undated"
    month = day_of(day).replace(day=1)
    return month_name(month, page.language), f"{month:%Y-%m}"


def _type(entry: Listed, page: PageContext) -> Named:
    actor = page.corpus.actors[entry] if isinstance(entry, Key) else None
    type = actor.item.type.value if actor and actor.item.type else OTHER_TYPE
    return page.strings.text(f"actor_groups.{type}"), type


def _planned(page: PageContext) -> Groups:
    """What is planned, before all that has been."""
    events = sorted(page.corpus.events.values(), key=page.site.event_order)
    planned = upcoming(events, page)
    return (Group(page.strings.text("what_is_next"), "next", planned),) if planned else ()
