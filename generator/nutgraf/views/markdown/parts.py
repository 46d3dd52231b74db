"""The parts of which Markdown pages are made: statements, claims, sources, lists of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.keys import Key
from nutgraf.link.corpus import Cited, Claimed, LinkedBriefing, Party, Said
from nutgraf.views.context import PageContext
from nutgraf.views.described import describe
from nutgraf.views.markdown.write import heading, items, link, quote, text

MOST = 100
"""How many statements, or briefings, a page lists: all of them are in the data."""


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


def statement(said: Said, page: PageContext) -> str:
    """What was said, by whom, where, when, and where it is reported."""
    day = page.when(said.said)
    told = [party(said.speaker, page)] if said.speaker else []
    told += [text(each) for each in (said.venue, said.medium, day.text if day else None) if each]
    told += [source(said.source, page)] if said.source else []
    words = text(page.strings.text("quoted", text=said.text) if said.verbatim else said.text)
    return quote(words, f"— {', '.join(told)}") if told else quote(words)


def statements(said: Iterable[Said], page: PageContext) -> Iterator[str]:
    """The part of statements, as far as a page shows them."""
    yield from part(
        page.strings.text("statements"), *[statement(each, page) for each in [*said][:MOST]]
    )


def claims(found: Iterable[Claimed], page: PageContext) -> Iterator[str]:
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


def source(cited: Cited, page: PageContext) -> str:
    """A source, with the passage meant."""
    named = linked(cited.source, page)
    return f"{named}, {text(cited.locator)}" if cited.locator else named


def sources(found: Iterable[Cited], page: PageContext) -> Iterator[str]:
    """The part of sources, with their publishers and addresses."""
    lines = []
    for cited in dict.fromkeys(each.source for each in found):
        item = page.corpus.sources[cited]
        told = [
            linked(cited, page),
            text(item.publisher or ""),
            f"<{item.url}>" if item.url else "",
        ]
        lines.append(", ".join(filter(None, told)))
    yield from part(page.strings.text("sources"), items(lines))


def briefings(found: Iterable[LinkedBriefing], page: PageContext) -> Iterator[str]:
    """The part of briefings, newest first."""
    lines = [
        f"{page.day(each.published).text}: {linked(each.key, page)}" for each in [*found][:MOST]
    ]
    yield from part(page.strings.text("briefings"), items(lines))


def described(key: Key, page: PageContext) -> str:
    """A link to an item, and what it is."""
    told = describe(key, page.site)
    return f"{linked(key, page)}: {text(told)}" if told else linked(key, page)
