"""What a reader must not miss: the state of a briefing, and in a preview of any item."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.link.corpus import LinkedBriefing
from nutgraf.model import Item, Translation
from nutgraf.views.context import PageContext
from nutgraf.views.types import Notice


def notices(briefing: LinkedBriefing, page: PageContext) -> tuple[Notice, ...]:
    """The notices above a briefing's headline, the gravest first."""
    return tuple(_notices(briefing, page))


def _notices(briefing: LinkedBriefing, page: PageContext) -> Iterator[Notice]:
    item, strings = briefing.item, page.strings
    yield from preview_notices(item, page)
    if briefing.is_withdrawn:
        yield Notice("withdrawn", strings.text("notices.withdrawn"))
    if briefing.expired and item.expires:
        yield Notice("expired", strings.text("notices.expired", when=page.written(item.expires)))
    if item.translation:
        yield _translation(item.translation, briefing, page)
    if item.corrections:
        dates = [each.date for each in item.corrections if each.date]
        if dates:
            newest = page.written(max(dates, key=page.site.instant))
            yield Notice("correction", strings.text("notices.correction", when=newest))
        else:
            yield Notice("correction", strings.text("notices.correction_undated"))


def preview_notices(item: Item, page: PageContext) -> tuple[Notice, ...]:
    """Why only a preview shows the item; nothing for one that is published."""
    found = []
    if item.draft:
        found.append(Notice("draft", page.strings.text("notices.draft")))
    if item.embargo and page.site.is_to_come(item.embargo):
        when = page.written(item.embargo)
        found.append(Notice("embargo", page.strings.text("notices.embargo", when=when)))
    return tuple(found)


def _translation(translation: Translation, briefing: LinkedBriefing, page: PageContext) -> Notice:
    values = {}
    if translation.by:
        values["by"] = page.apart(translation.by)
    if translation.date:
        values["date"] = page.day(translation.date).text
    form = "_".join(values) or "plain"
    text = page.strings.text(f"notices.translation.{translation.method}.{form}", **values)
    if briefing.translation_of is None:
        return Notice("translation", text)
    original = page.link(briefing.translation_of)
    return Notice("translation", f"{text} {page.strings.text('original')}", original)
