"""Every file of a site that is no page, each to be made on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from nutgraf.link.files import NEWS_SITEMAP
from nutgraf.views.calendar import calendar_files
from nutgraf.views.card import card_address, social_card
from nutgraf.views.data import data_files
from nutgraf.views.feeds import feed_files
from nutgraf.views.glances import glance_files
from nutgraf.views.markdown import markdown_files
from nutgraf.views.site import Site
from nutgraf.views.sitemap import news_sitemap
from nutgraf.views.types import CalendarFile, Card, CsvFile, JsonFile, PlainText, TextFile

FileView: TypeAlias = Card | TextFile | JsonFile | CsvFile | CalendarFile | PlainText


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is to be: its address, and how to make its view."""

    address: str
    make: Callable[[], FileView]


def plan_files(site: Site) -> Iterator[PlannedFile]:
    """Every file that comes from the corpus alone."""
    for briefing in site.corpus.briefings.values():
        card = social_card(briefing, site)
        if card:
            yield planned(card_address(briefing, site), card)
    for address, make in (
        *feed_files(site),
        *calendar_files(site),
        *data_files(site),
        *glance_files(site),
        *markdown_files(site),
    ):
        yield PlannedFile(address, make)
    news = news_sitemap(site)
    if news:
        yield planned(NEWS_SITEMAP, news)


def planned(address: str, view: FileView) -> PlannedFile:
    """A file whose view is there already."""
    return PlannedFile(address, lambda: view)
