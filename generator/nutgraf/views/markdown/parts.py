"""The parts of which Markdown pages are made: statements, claims, sources, lists of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import (
    EventReport,
    LinkedBriefing,
    LinkedClaim,
    LinkedEvent,
    LinkedStatement,
    Party,
)
from nutgraf.model.types import PartialDate
from nutgraf.read.body import Body, Citation
from nutgraf.views.absolute import absolute
from nutgraf.views.context import PageContext
from nutgraf.views.markdown.html import from_html, is_note
from nutgraf.views.markdown.write import address, heading, items, link, quote, text
from nutgraf.views.prose import InFull, write_prose


def linked(key: Key, page: PageContext) -> str:
    """A link to an item."""
    return link(page.corpus.headings[key], page.site.url(page.corpus.addresses[key]))


def linked_all(keys: Iterable[Key], page: PageContext) -> str:
    """Links to items, on one line."""
    return ", ".join(linked(key, page) for key in keys)


def party(who: Party, page: PageContext) -> str:
    """An actor as a link, anything else as text."""
    return linked(who, page) if isinstance(who, Key) else text(who)


def part(title: str, *blocks: str) -> Iterator[str]:
    """A part with its heading; nothing where there is nothing in it."""
    found = [block for block in blocks if block]
    if found:
        yield heading(title)
        yield from found


def statement(said: LinkedStatement, page: PageContext) -> str:
    """What was said, by whom, where, when, and where it is reported."""
    day = page.when(said.said)
    told = [party(said.speaker, page)] if said.speaker else []
    told += [text(each) for each in (said.venue, said.medium, day.text if day else None) if each]
    told += [source(said.source, page)] if said.source else []
    words = [text(page.strings.text("quoted", text=said.text) if said.verbatim else said.text)]
    if said.original:
        original = page.strings.text("quoted", text=said.original)
        words.append(f"{text(page.strings.text('original'))} {text(original)}")
    return quote(*words, f"— {', '.join(told)}") if told else quote(*words)


def statements(
    said: Iterable[LinkedStatement], page: PageContext, title: str = "statements"
) -> Iterator[str]:
    """The part of statements; `title` is a key of the theme's strings."""
    yield from part(page.strings.text(title), *[statement(each, page) for each in said])


def claims(found: Iterable[LinkedClaim], page: PageContext) -> Iterator[str]:
    """The part of what is disputed: each claim with the positions on it."""
    blocks = []
    for claim in found:
        positions = (
            f"{text(page.strings.text(f'stances.{held.stance.value}'))}: {party(held.holder, page)}"
            + (f" — {text(held.quote or held.text or '')}" if held.quote or held.text else "")
            for held in claim.positions
        )
        blocks += [f"**{text(claim.claim)}**", items(positions)]
    yield from part(page.strings.text("what_is_disputed"), *blocks)


def source(cited: Citation, page: PageContext) -> str:
    """A source, with the passage meant."""
    named = linked(cited.source, page)
    return f"{named}, {text(cited.locator)}" if cited.locator else named


def sources(found: Iterable[Citation], page: PageContext) -> Iterator[str]:
    """The part of sources, with their publishers and addresses."""
    lines = []
    for cited in dict.fromkeys(each.source for each in found):
        item = page.corpus.sources[cited]
        told = [
            linked(cited, page),
            text(item.publisher or ""),
            address(item.url) if item.url else "",
        ]
        lines.append(", ".join(filter(None, told)))
    yield from part(page.strings.text("sources"), items(lines))


def briefings(
    found: Iterable[LinkedBriefing], page: PageContext, title: str = "briefings"
) -> Iterator[str]:
    """The part of briefings, newest first; `title` is a key of the theme's strings."""
    lines = (f"{page.day(each.published).text}: {linked(each.key, page)}" for each in found)
    yield from part(page.strings.text(title), items(lines))


def day(when: date | PartialDate | None, page: PageContext) -> str:
    """A day or a moment, in the page's language; empty where none is known."""
    known = page.when(when)
    return text(known.text) if known else ""


def state(told: EventReport, page: PageContext) -> str:
    """When an event is, how it stands, and where it is: as far as `told` says."""
    status = page.strings.text(f"event_statuses.{told.status}") if told.status else ""
    facts = (day(told.when, page), text(status), text(told.place or ""))
    return ", ".join(filter(None, facts))


def event(told: EventReport, page: PageContext) -> str:
    """An event on one line."""
    name = linked(Key(Kind.EVENT, told.id), page)
    return ": ".join(filter(None, [name, state(told, page)]))


def events(found: Iterable[LinkedEvent], page: PageContext) -> Iterator[str]:
    """The parts of what has happened, and of what is planned."""
    known = [each.current for each in found]
    parts = {
        "timeline": [each for each in known if not each.is_planned],
        "what_is_next": [each for each in known if each.is_planned],
    }
    for title, listed in parts.items():
        yield from part(page.strings.text(title), items(event(each, page) for each in listed))


def prose(body: Body, page: PageContext) -> list[str]:
    """The blocks of a text."""
    return from_html(absolute(write_prose(body, page, InFull(page)), page.site.url(page.url)))


def lines(bodies: Iterable[Body], page: PageContext) -> list[str]:
    """Texts as a list, each on a line, and below it their notes."""
    told, notes = [], []
    for body in bodies:
        blocks = prose(body, page)
        notes += [each for each in blocks if is_note(each)]
        told.append(" ".join(" ".join(each.split()) for each in blocks if not is_note(each)))
    return [items(told), *notes]
