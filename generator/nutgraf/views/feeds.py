"""Feeds of what is new: on the site, on each actor, topic and story, what was said, and what was corrected.

A feed lies beside the page that it belongs to. Its addresses are absolute, so that a site needs a `site_url`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import LinkedBriefing, LinkedStatement
from nutgraf.link.files import ATOM, JSON_FEED
from nutgraf.text import shorten
from nutgraf.times import day_of
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.described import describe
from nutgraf.views.parts import first_reported, role_then
from nutgraf.views.site import Site
from nutgraf.views.types import AtomFeed, Feed, FeedEntry, FeedLink, JsonFile
from nutgraf.views.whole import whole_text

MOST = 50
"""How many entries a feed has."""

TITLE = 90
"""The length of a title that is made from the words of a statement, in characters."""

TYPES = {ATOM: "application/atom+xml", JSON_FEED: "application/feed+json"}

Entries = Callable[[PageContext], Iterable[FeedEntry]]


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed that is to be: the address of its page, its title, and its entries, newest first."""

    address: str
    title: str
    description: str
    entries: Entries


def _sections(site: Site) -> dict[str, Channel]:
    """The feeds of the site, of statements and of corrections, by the address of their page."""
    settings = site.corpus.settings
    if not settings.site_url:
        return {}
    found = [
        Channel("", "", settings.site_description, _latest),
        Channel("statements/", "statements", "", _statements),
        Channel("corrections/", "corrections", "", _corrections),
    ]
    filled = [site.index_kinds[kind] for kind in ("briefings", "statements", "corrections")]
    words = page_at("", site).strings
    return {
        each.address: replace(each, title=_title(words.text(f"indexes.{each.title}"), site))
        if each.title
        else replace(each, title=settings.site_name)
        for each, is_filled in zip(found, filled, strict=True)
        if is_filled
    }


def _of_item(key: Key, site: Site) -> Channel | None:
    """The feed of an actor, a topic or a story: the briefings with it."""
    corpus = site.corpus
    if not corpus.settings.site_url or key.kind not in (Kind.ACTOR, Kind.TOPIC, Kind.STORY):
        return None
    briefings = site.of(key).briefings
    if not briefings:
        return None
    title = _title(page_at("", site).named(key)[0], site)
    entries = partial(_briefings, briefings)
    return Channel(corpus.addresses[key], title, describe(key, site), entries)


def _title(of: str, site: Site) -> str:
    return f"{of} · {site.corpus.settings.site_name}"


def feed_files(site: Site) -> Iterator[tuple[str, Callable[[], AtomFeed | JsonFile]]]:
    """The two files of each feed: the address, and how to make its view."""
    corpus = site.corpus
    items = [
        key for key in (*corpus.actors, *corpus.topics, *corpus.stories) if site.of(key).briefings
    ]
    followed = dict.fromkeys(_sections(site)) | {corpus.addresses[key]: key for key in items}
    for address, key in followed.items() if corpus.settings.site_url else ():
        yield f"{address}{ATOM}", partial(_atom, address, key, site)
        yield f"{address}{JSON_FEED}", partial(_json, address, key, site)


def _channel(address: str, key: Key | None, site: Site) -> Channel | None:
    """The feed that lies beside the page at an address, which shows the item `key`."""
    return _of_item(key, site) if key else _sections(site).get(address)


def feed_links(address: str, key: Key | None, site: Site) -> tuple[FeedLink, ...]:
    """The feeds to follow from the page at an address, which shows the item `key`: its own, or the site's."""
    found = _channel(address, key, site) or _channel("", None, site)
    if found is None:
        return ()
    page = page_at(address, site)
    return tuple(
        FeedLink(type, found.title, page.to(f"{found.address}{name}"))
        for name, type in TYPES.items()
    )


def _atom(address: str, key: Key | None, site: Site) -> AtomFeed:
    return AtomFeed(_feed(address, key, site))


def _json(address: str, key: Key | None, site: Site) -> JsonFile:
    """JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""
    feed = _feed(address, key, site)
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return JsonFile({name: value for name, value in data.items() if value})


def _item(entry: FeedEntry) -> dict[str, object]:
    item = {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary if entry.content else "",
        "content_html": entry.content,
        "content_text": "" if entry.content else entry.summary or entry.title,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": entry.language,
        "authors": [{"name": name} for name in entry.authors],
        "tags": [*entry.categories],
    }
    return {name: value for name, value in item.items() if value}


def _feed(address: str, key: Key | None, site: Site) -> Feed:
    channel = _channel(address, key, site)
    if channel is None:
        raise ValueError(f"/{address} has no feed: only what has an entry has one")
    settings, page = site.corpus.settings, page_at(address, site)
    return Feed(
        title=channel.title,
        description=channel.description,
        home=site.url(channel.address),
        atom=site.url(f"{channel.address}{ATOM}"),
        json=site.url(f"{channel.address}{JSON_FEED}"),
        publisher=settings.site_name,
        language=settings.language,
        entries=tuple(islice(channel.entries(page), MOST)),
    )


def _latest(page: PageContext) -> Iterator[FeedEntry]:
    """The site's own feed has the whole text: there is one of it, and of the others there may be thousands."""
    listed = page.corpus.listed[:MOST]
    for briefing, entry in zip(listed, _briefings(listed, page), strict=True):
        yield replace(entry, content=whole_text(briefing, page.site))


def _briefings(briefings: Iterable[LinkedBriefing], page: PageContext) -> Iterator[FeedEntry]:
    for briefing in briefings:
        item, headings = briefing.item, page.corpus.headings
        yield FeedEntry(
            url=page.site.url(page.corpus.addresses[briefing.key]),
            title=item.title,
            summary=describe(briefing.key, page.site),
            published=_moment(briefing.published, page.site),
            updated=_moment(briefing.modified, page.site),
            language=item.language or page.language,
            authors=tuple(page.party(each).text for each in briefing.authors),
            categories=tuple(headings[topic] for topic in briefing.topics),
        )


def _statements(page: PageContext) -> Iterator[FeedEntry]:
    """Statements by the day on which they were first reported: that is when they are new to readers."""
    known, told = {**page.corpus.statements}, {**page.corpus.briefings}
    published = partial(_published, site=page.site)
    reported = {
        anchor: min((told[key] for key in said.briefings), key=published)
        for anchor, said in known.items()
    }
    newest = sorted(reported, key=lambda each: published(reported[each]), reverse=True)
    for anchor in newest:
        yield _statement(known[anchor], reported[anchor], page)


def _statement(said: LinkedStatement, briefing: LinkedBriefing, page: PageContext) -> FeedEntry:
    speaker = page.party(said.speaker).text if said.speaker else ""
    words = page.strings.text("quoted", text=said.text) if said.verbatim else said.text
    kind = "" if said.verbatim else f"{page.strings.text('paraphrase')}: "
    told = page.strings.text("comma").join(map(page.apart, _attribution(said, page)))
    return FeedEntry(
        url=page.site.url(
            page.corpus.addresses[briefing.key], page.corpus.anchor_in(said, briefing.key)
        ),
        title=": ".join(filter(None, [speaker, shorten(words, TITLE)])),
        summary=f"{kind}{words} — {told}",
        published=_moment(briefing.published, page.site),
        updated=_moment(briefing.published, page.site),
        language=briefing.item.language or page.language,
        authors=(speaker,) if speaker else (),
        categories=tuple(page.corpus.headings[topic] for topic in said.topics),
    )


def _attribution(said: LinkedStatement, page: PageContext) -> Iterator[str]:
    """Who said it in which role, where, how, to whom and when, and where that stands: as far as it is known."""
    strings = page.strings
    speaker = page.party(said.speaker).text if said.speaker else None
    told = (speaker, role_then(said, page), said.venue, said.medium, said.place)
    yield from (each for each in told if each)
    if said.to:
        to = strings.text("comma").join(page.party(each).text for each in said.to)
        yield f"{strings.text('said_to')} {to}"
    if said.said:
        yield page.written(said.said)
    else:
        reported = page.written(day_of(first_reported(said, page)))
        yield f"{strings.text('reported')} {reported}"
    if said.source:
        yield page.named(said.source.source)[0]
        if said.source.locator:
            yield said.source.locator


def _corrections(page: PageContext) -> Iterator[FeedEntry]:
    found = [
        (_moment(each.date or briefing.modified, page.site), briefing, index)
        for briefing in page.corpus.corrected
        for index, each in enumerate(briefing.item.corrections)
    ]
    found.sort(key=lambda each: (each[0], str(each[1].key), each[2]), reverse=True)
    for when, briefing, index in found:
        word = "withdrawn" if briefing.is_withdrawn else "correction"
        text = page.corpus.texts[briefing.key].field(f"corrections.{index}.text").text
        yield FeedEntry(
            url=page.site.url(page.corpus.addresses[briefing.key], f"correction-{index + 1}"),
            title=f"{page.strings.text(word)}: {briefing.item.title}",
            summary=" ".join(text.split()),
            published=when,
            updated=when,
            language=briefing.item.language or page.language,
        )


def _published(briefing: LinkedBriefing, site: Site) -> str:
    return _moment(briefing.published, site)


def _moment(when: date, site: Site) -> str:
    """A moment of RFC 3339, in UTC."""
    return site.instant(when).isoformat()
