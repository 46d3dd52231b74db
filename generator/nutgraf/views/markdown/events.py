"""Events in Markdown: what is known of each, or what one briefing told of it, on a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.keys import Key, Kind
from nutgraf.link.linked_event import EventReport, LinkedEvent
from nutgraf.views.context import PageContext
from nutgraf.views.markdown.parts import day, linked_all, one_line, part, source
from nutgraf.views.markdown.write import items, link, text
from nutgraf.views.parts import standing


def state(told: EventReport, page: PageContext) -> str:
    """When an event is and was to be, how it stands, and where it is: as far as `told` says."""
    dates = {"ends": day(told.ends, page), "previously": day(told.previous, page)}
    when = [f"{text(page.strings.text(name))} {each}" for name, each in dates.items() if each]
    facts = (day(told.when, page), *when, text(standing(told, page)), text(told.place or ""))
    return ", ".join(filter(None, facts))


def events(found: Iterable[LinkedEvent], page: PageContext) -> Iterator[str]:
    """The parts of what has happened, and of what is planned."""
    known = [each.current for each in found]
    parts = {
        "timeline": [each for each in known if not each.is_planned],
        "what_is_next": [each for each in known if each.is_planned],
    }
    for title, listed in parts.items():
        names = [_named(each, page) for each in listed]
        yield from part(page.strings.text(title), *reports(names, listed, page))


def _named(told: EventReport, page: PageContext) -> str:
    """A link to an event, called as `told` calls it: a translation has its own words."""
    url = page.site.url(page.corpus.addresses[Key(Kind.EVENT, told.id)])
    return link(told.name or told.id, url)


def reports(names: Iterable[str], told: Iterable[EventReport], page: PageContext) -> list[str]:
    """What is told of events as a list, each on a line that begins with its name, and below it their notes.

    How it stands, who takes part, where that is reported, and what else is known.
    """
    lines, notes = [], []
    for name, each in zip(names, told, strict=True):
        proof = source(each.source, page) if each.source else ""
        facts = ", ".join(filter(None, [state(each, page), linked_all(each.actors, page), proof]))
        words, below = _note(each, page)
        lines.append(" — ".join(filter(None, [": ".join(filter(None, [name, facts])), words])))
        notes += below
    return [items(lines), *notes]


def _note(told: EventReport, page: PageContext) -> tuple[str, list[str]]:
    if told.note is None:
        return "", []
    key, field = told.note
    return one_line(page.corpus.texts[key].field(field), page)
