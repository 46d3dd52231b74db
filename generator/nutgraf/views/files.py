"""Every file of a site that is no page, each to be made on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from nutgraf.link.files import NEWS_SITEMAP
from nutgraf.views.calendar import calendar_files
from nutgraf.views.card import card_files
from nutgraf.views.data import data_files
from nutgraf.views.feeds import feed_files
from nutgraf.views.glances import glance_files
from nutgraf.views.markdown import markdown_files
from nutgraf.views.site import Site
from nutgraf.views.sitemap import news_sitemap
from nutgraf.views.types import CalendarFile, Card, CsvFile, JsonFile, PlainText, TextFile

FileView: TypeAlias = Card | TextFile | JsonFile | CsvFile | CalendarFile | PlainText
Named: TypeAlias = tuple[str, Callable[[], FileView]]
"""The address of a file, and how to make its view."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is to be: its address, how to make its view, and whether the site is all that it is made from."""

    address: str
    make: Callable[[], FileView]
    is_kept: bool = True


def plan_files(site: Site) -> Iterator[PlannedFile]:
    """Every file that comes from the corpus alone."""
    followed = [*feed_files(site), *calendar_files(site), *markdown_files(site)]
    for address, make in (
        *card_files(site),
        *data_files(site),
        *glance_files(site),
        *followed,
        *_at_old_addresses(followed, site),
    ):
        yield PlannedFile(address, make)
    news = news_sitemap(site)
    if news:
        yield planned(NEWS_SITEMAP, news)


def _at_old_addresses(followed: Iterable[Named], site: Site) -> Iterator[Named]:
    """The same files once more beside each old address of their page: no static site can redirect a program.

    Files lie in the folder of a page: an old address that is a file itself, such as `old.html`, has had none.
    """
    old: dict[str, list[str]] = {}
    for address, key in site.corpus.redirects.items():
        if address.endswith("/"):
            old.setdefault(site.corpus.addresses[key], []).append(address)
    for address, make in followed:
        folder, slash, name = address.rpartition("/")
        for each in old.get(folder + slash, ()):
            yield f"{each}{name}", make


def planned(address: str, view: FileView) -> PlannedFile:
    """A file whose view is there already."""
    return PlannedFile(address, lambda: view, is_kept=False)
