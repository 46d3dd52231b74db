"""The parts of which Markdown pages are made: statements, claims, sources, lists of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import repeat

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing, LinkedClaim, LinkedPosition, LinkedStatement, Party
from nutgraf.model.types import PartialDate
from nutgraf.read.body import Body, Citation
from nutgraf.times import day_of
from nutgraf.views.absolute import absolute
from nutgraf.views.context import PageContext
from nutgraf.views.markdown.html import from_html, is_note
from nutgraf.views.markdown.write import address, heading, items, link, quote, text
from nutgraf.views.parts import first_reported, role_then
from nutgraf.views.prose import InFull, write_prose
from nutgraf.views.types import Quotation


def linked(key: Key, page: PageContext) -> str:
    """A link to an item."""
    return link(page.named(key)[0], page.site.url(page.corpus.addresses[key]))


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
    """What was said, by whom, where, when, and where that stands. A paraphrase is no quotation, and says so."""
    words = [_in_quotes(said.text, page) if said.verbatim else _paraphrased(said.text, page)]
    if said.original:
        words.append(f"{text(page.strings.text('original'))} {_in_quotes(said.original, page)}")
    words.append(f"— {', '.join(_attribution(said, page))}")
    return quote(*words) if said.verbatim else "\\\n".join(words)


def _in_quotes(words: str, page: PageContext) -> str:
    return text(page.strings.text("quoted", text=words))


def _paraphrased(words: str, page: PageContext) -> str:
    return f"{text(page.strings.text('paraphrase'))}: {text(words)}"


def _attribution(said: LinkedStatement, page: PageContext) -> Iterator[str]:
    if said.speaker:
        yield party(said.speaker, page)
    told = (role_then(said, page), said.venue, said.medium, said.place)
    yield from (text(each) for each in told if each)
    if said.to:
        to = ", ".join(party(each, page) for each in said.to)
        yield f"{text(page.strings.text('said_to'))} {to}"
    if said.said:
        yield day(said.said, page)
    else:
        reported = day(day_of(first_reported(said, page)), page)
        yield f"{text(page.strings.text('reported'))} {reported}"
    if said.source:
        yield source(said.source, page)


def statements(
    said: Iterable[LinkedStatement], page: PageContext, title: str = "statements"
) -> Iterator[str]:
    """The part of statements; `title` is a key of the theme's strings."""
    yield from part(page.strings.text(title), *[statement(each, page) for each in said])


def claims(found: Iterable[LinkedClaim], page: PageContext) -> Iterator[str]:
    """The part of what is disputed: each claim with the positions on it."""
    blocks = []
    for claim in found:
        status = page.strings.text(f"claim_statuses.{claim.status}") if claim.status else ""
        named = f"**{text(claim.claim)}**" + (f" ({text(status)})" if status else "")
        blocks += [named, items(_position(each, page) for each in claim.positions)]
    yield from part(page.strings.text("what_is_disputed"), *blocks)


def _position(held: LinkedPosition, page: PageContext) -> str:
    """Who holds what, in which words, since when, and where that stands."""
    words = [_in_quotes(held.quote, page)] if held.quote else []
    words += [text(held.text)] if held.text else []
    told = [day(held.taken, page), source(held.source, page) if held.source else ""]
    proof = ", ".join(filter(None, told))
    words += [f"({proof})"] if proof else []
    stance = text(page.strings.text(f"stances.{held.stance.value}"))
    return " — ".join(filter(None, [f"{stance}: {party(held.holder, page)}", " ".join(words)]))


def source(cited: Citation, page: PageContext) -> str:
    """A source, with the passage meant."""
    named = linked(cited.source, page)
    return f"{named}, {text(cited.locator)}" if cited.locator else named


def sources(found: Iterable[Citation], page: PageContext) -> Iterator[str]:
    """The part of sources, with their authors, publishers, dates and addresses."""
    lines = []
    for cited in dict.fromkeys(each.source for each in found):
        item = page.corpus.sources[cited]
        updated = day(item.updated, page)
        told = [
            linked(cited, page),
            text(item.author or ""),
            text(item.publisher or ""),
            day(item.published, page),
            f"{text(page.strings.text('updated_lower'))} {updated}" if updated else "",
            address(item.url) if item.url else "",
        ]
        lines.append(", ".join(filter(None, told)))
    yield from part(page.strings.text("sources"), items(lines))


def briefings(
    found: Iterable[LinkedBriefing], page: PageContext, title: str = "briefings"
) -> Iterator[str]:
    """The part of briefings, newest first; `title` is a key of the theme's strings."""
    lines = (f"{day(each.published, page)}: {linked(each.key, page)}" for each in found)
    yield from part(page.strings.text(title), items(lines))


def day(when: date | PartialDate | None, page: PageContext) -> str:
    """A day or a moment with its zone, in the page's language; empty where none is known."""
    return text(page.written(when)) if when else ""


def prose(
    body: Body, page: PageContext, quotations: Mapping[str, Quotation] | None = None
) -> list[str]:
    """The blocks of a text; `quotations` are those of the page's own."""
    html = write_prose(body, page, InFull(page), quotations)
    return from_html(absolute(html, page.site.url(page.url)))


def one_line(body: Body, page: PageContext) -> tuple[str, list[str]]:
    """A text on one line, and the notes that belong below it."""
    blocks = prose(body, page)
    words = " ".join(" ".join(each.split()) for each in blocks if not is_note(each))
    return words, [each for each in blocks if is_note(each)]


def lines(
    bodies: Iterable[Body], page: PageContext, labels: Iterable[str] = repeat("")
) -> list[str]:
    """Texts as a list, each on a line with its label, if any, and below it their notes."""
    told, notes = [], []
    for label, body in zip(labels, bodies, strict=False):
        words, below = one_line(body, page)
        told.append(f"{label}: {words}" if label else words)
        notes += below
    return [items(told), *notes]
