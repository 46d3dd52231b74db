"""An actor or topic at a glance: what a link to it shows before one follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from nutgraf.keys import Key, Kind
from nutgraf.languages import direction_of
from nutgraf.link.files import GLANCE
from nutgraf.text import shorten
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.site import Site
from nutgraf.views.types import JsonFile

LONGEST = 240
"""How many characters of a summary are shown."""


def glance_files(site: Site) -> Iterator[tuple[str, Callable[[], JsonFile]]]:
    """The address of each file, and how to make it: one for an item, so that its size does not grow with the site."""
    for key in (*site.corpus.actors, *site.corpus.topics):
        yield f"{site.corpus.addresses[key]}{GLANCE}", partial(_glance, key, site)


def _glance(key: Key, site: Site) -> JsonFile:
    page = page_at(site.corpus.addresses[key], site)
    line, summary = _lines(key, page)
    return JsonFile(
        {
            "language": page.language,
            "direction": direction_of(page.language),
            "kind": kind_label(key, page),
            "name": page.named(key)[0],
            "line": line,
            "summary": shorten(summary, LONGEST) if summary else None,
            "figures": [*_figures(key, page)],
        }
    )


def kind_label(key: Key, page: PageContext) -> str:
    """What an actor or topic is, in a word: `Person`, `Topic`."""
    actor = page.corpus.actors.get(key)
    if actor is None:
        return page.strings.text("topic")
    return page.strings.text(f"actor_types.{actor.item.type.value if actor.item.type else 'other'}")


def _lines(key: Key, page: PageContext) -> tuple[str | None, str | None]:
    """The role or status, and the summary."""
    if key.kind is Kind.ACTOR:
        actor = page.corpus.actors[key]
        return actor.role, actor.item.summary
    topic = page.corpus.topics[key].item
    return topic.status, topic.summary


def _figures(key: Key, page: PageContext) -> Iterator[str]:
    """How many briefings tell of it, and how many statements it made or is the matter of."""
    gathered = page.site.of(key)
    said = [each for each in gathered.statements if key.kind is Kind.TOPIC or each.speaker == key]
    for noun, found in (("briefings", gathered.briefings), ("statements", said)):
        if found:
            yield page.count(noun, len(found)).text
