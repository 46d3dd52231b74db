"""Where each item is published, and the items that want the same place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from nutgraf.gather import Newsroom
from nutgraf.keys import SECTIONS, Key, Kind
from nutgraf.model import Briefing, Item
from nutgraf.problems import Code, Problem
from nutgraf.settings import Settings
from nutgraf.text import slugify
from nutgraf.times import day_of, localise
from nutgraf.validate import Checked

INDEXES = (*(f"{kind}/" for kind in SECTIONS), "events/", "statements/", "claims/", "corrections/")
"""The addresses of the index pages."""


def address_of(checked: Checked[Item], settings: Settings) -> str:
    """The address of an item below the site's root; the front page is the empty one."""
    item, key = checked.item, checked.key
    if isinstance(item, Briefing):
        return _briefing_address(key, item, settings)
    if key.kind is Kind.PAGE:
        return _page_address(checked.document.source)
    return f"{key.kind}/{slugify(key.id)}/"


def _briefing_address(key: Key, item: Briefing, settings: Settings) -> str:
    day = day_of(localise(item.date, settings.zone))
    slug = slugify(item.slug or key.id.rpartition("/")[2])
    return settings.briefing_address.format(
        year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}", slug=slug
    )


def _page_address(source: str) -> str:
    path = source.rpartition(".")[0]
    folder, _, stem = path.rpartition("/")
    if stem in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{path}/"


def find_addresses(newsroom: Newsroom, settings: Settings) -> tuple[dict[Key, str], list[Problem]]:
    """The address of each item, and a problem for each that is taken already."""
    owners: dict[str, Checked[Item] | None] = {_same(address): None for address in INDEXES}
    addresses: dict[Key, str] = {}
    problems: list[Problem] = []
    for key, checked in newsroom.items.items():
        address = addresses[key] = address_of(checked, settings)
        if _same(address) in owners and address:
            problems.append(_taken(checked, address, owners[_same(address)]))
        owners.setdefault(_same(address), checked)
    return addresses, problems


def _taken(checked: Checked[Item], address: str, owner: Checked[Item] | None) -> Problem:
    by = f"{owner.document.path} has it too" if owner else "the site's own index page has it"
    hint = "Rename one of the files." if owner else "Rename the file."
    if isinstance(checked.item, Briefing):
        hint = "Give one of them another `slug` or `date`."
    message = f"expected an address of its own, but /{address} is taken: {by}"
    return checked.document.problem((), message, hint, code=Code.SAME_ADDRESS)


def find_redirects(
    newsroom: Newsroom, addresses: Mapping[Key, str]
) -> tuple[dict[str, Key], list[Problem]]:
    """Old address → item, and a problem for each old address that is still, or twice, in use."""
    taken = {_same(address) for address in addresses.values()}
    redirects: dict[str, Key] = {}
    problems: list[Problem] = []
    for key, checked in newsroom.items.items():
        for index, old in _old_addresses(checked.item.redirect_from):
            path = ("redirect_from", index)
            if _same(old) in taken:
                message = f"expected an address that is no longer in use, but /{old} is"
                hint = "Take it away, or rename the item that has it."
                problems.append(
                    checked.document.problem(path, message, hint, code=Code.SAME_ADDRESS)
                )
            taken.add(_same(old))
            redirects.setdefault(old, key)
    return redirects, problems


def _old_addresses(given: Iterable[str]) -> Iterator[tuple[int, str]]:
    for index, text in enumerate(given):
        address = text.strip().lstrip("/")
        if address:
            is_file = address.endswith((".html", "/"))
            yield index, address if is_file else f"{address}/"


def _same(address: str) -> str:
    """The form in which two addresses are compared: some file systems know no case, or no NFD."""
    return unicodedata.normalize("NFC", address).casefold()
