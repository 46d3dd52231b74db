"""Addresses that were published once, of pages and of what readers follow beside them: those that would be gone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nutgraf.link.files import FOLLOWED
from nutgraf.problems import Code, Level, Place, Problem
from nutgraf.settings import Settings

LOCATION = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)
NOT_FOUND = "404.html"
INDEX = "index.html"


class NothingPublishedError(Exception):
    """There is no page in what was given; the message says so."""


def gone(against: Path, known: Collection[str], settings: Settings) -> list[Problem]:
    """A problem for each address of a site, or of a sitemap, that is not among the `known` ones of the next site.

    Of a site also for each feed, calendar and Markdown file that is not, though its page is; a sitemap names none.
    `settings` are those of the next site. Raises NothingPublishedError.
    """
    found = sorted(
        {*(_in_folder(against) if against.is_dir() else _in_sitemap(against, settings.root))}
    )
    if not found:
        raise NothingPublishedError(f"expected a site or a sitemap, but {against} has no page")
    missing = [address for address in found if _plain(address) not in known]
    files = sorted(_followed(against, known)) if against.is_dir() else []
    return [_gone(address, against) for address in missing] + [
        _gone_file(address, against, settings) for address in files
    ]


def _in_folder(site: Path) -> Iterator[str]:
    for page in site.rglob("*.html"):
        address = page.relative_to(site).as_posix()
        if address != NOT_FOUND:
            yield address.removesuffix(INDEX)


def _followed(site: Path, known: Collection[str]) -> Iterator[str]:
    """The files that readers follow, and would not find any more beside a page that is there still."""
    for name in FOLLOWED:
        for file in site.rglob(name):
            address = file.relative_to(site).as_posix()
            if address not in known and address.removesuffix(name) in known:
                yield address


def _in_sitemap(file: Path, root: str) -> Iterator[str]:
    """The addresses in a sitemap; the parts that an index of them names lie beside it."""
    for found in LOCATION.findall(file.read_text(encoding="utf-8", errors="replace")):
        path = unquote(urlsplit(unescape(found)).path).removeprefix(root).lstrip("/")
        part = file.with_name(Path(path).name) if path.endswith(".xml") else None
        if part is None:
            yield path.removesuffix(INDEX)
        elif part.is_file() and part != file:
            yield from _in_sitemap(part, root)


def _plain(address: str) -> str:
    return address.removesuffix(INDEX)


def _gone(address: str, against: Path) -> Problem:
    message = (
        f"expected /{address} to be there still, but the next site has neither it nor a redirect"
    )
    hint = "Name it in `redirect_from` of the item or page that takes its place."
    return Problem(Place(against.as_posix()), "", message, hint, Code.GONE_ADDRESS)


def _gone_file(address: str, against: Path, settings: Settings) -> Problem:
    message = f"expected /{address} to be there still, but the next site has no such file"
    hint = "A feed needs a briefing, a calendar an event; or put a file of your own there."
    if not settings.site_url:
        hint = "Feeds, calendars and Markdown need the address of the site: set `site_url`."
    return Problem(Place(against.as_posix()), "", message, hint, Code.GONE_FILE, Level.WARNING)
