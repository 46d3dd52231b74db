"""Where each item is published, and the items that want the same place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate

from nutgraf.gather import Newsroom
from nutgraf.keys import INDEXES, Key, Kind
from nutgraf.link.files import is_for_files, is_for_shell
from nutgraf.model import Briefing, Item
from nutgraf.problems import Code, Problem
from nutgraf.settings import Settings
from nutgraf.text import LONGEST_STEP, RESERVED, quoted, slugify
from nutgraf.times import day_of, localise
from nutgraf.validate import Checked

SITES_PAGE = "a page that the site makes itself"
SITES_FILE = "a file that the site makes itself"


def find_addresses(
    newsroom: Newsroom, events: Iterable[str], settings: Settings
) -> tuple[dict[Key, str], list[Problem]]:
    """The address of each item below the site's root (the front page has the empty one), and of each event by its id.

    With a problem for each that is taken already, or cannot be made.
    """
    made = {Key(Kind.EVENT, id): f"{Kind.EVENT}/{id}/" for id in events}
    owners: dict[str, Checked[Item] | str] = {
        _same(each): SITES_PAGE for each in (*_indexes(), *made.values())
    }
    addresses: dict[Key, str] = {}
    problems: list[Problem] = []
    for key, checked in newsroom.items.items():
        problems += _unfit(checked)
        address = addresses[key] = _address(checked, settings)
        owner = owners.setdefault(_same(address), checked)
        if is_for_files(address):
            problems.append(_taken(checked, address, SITES_FILE))
        elif owner is not checked and address:
            problems.append(_taken(checked, address, owner))
    return addresses | made, problems


def _address(checked: Checked[Item], settings: Settings) -> str:
    item, key = checked.item, checked.key
    if key.kind is Kind.PAGE:
        return page_address(checked.document.source, settings)
    when = item.date if isinstance(item, Briefing) else None
    return item_address(key.kind, slugify(_typed_slug(checked)), when, settings)


def item_address(kind: Kind, slug: str, when: date | None, settings: Settings) -> str:
    """Where an item is; with `when`, the date of a briefing, where the site's pattern says."""
    if when is None:
        return f"{kind}/{slug}/"
    day = day_of(localise(when, settings.zone))
    return settings.briefing_address.format(
        year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}", slug=slug
    )


def _typed_slug(checked: Checked[Item]) -> str:
    """What the last part of an item's address is made from: its slug, or its id without folders."""
    slug = checked.item.slug if isinstance(checked.item, Briefing) else None
    return slug or checked.key.id.rpartition("/")[2]


def _indexes() -> Iterator[str]:
    return (f"{index}/" for index in INDEXES)


def page_address(source: str, settings: Settings) -> str:
    """Where the host puts the plain page of a file below the content folder."""
    path = source.rpartition(".")[0]
    folder, _, stem = path.rpartition("/")
    if stem in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{path}/" if settings.directory_urls else f"{path}.html"


def _unfit(checked: Checked[Item]) -> Iterator[Problem]:
    """A problem if the item's slug or id makes no address."""
    if checked.key.kind is Kind.PAGE:
        return
    typed = _typed_slug(checked)
    slug = slugify(typed)
    size = len(slug.encode())
    path = ("slug",) if isinstance(checked.item, Briefing) and checked.item.slug else ()
    what = "slug" if path else "id"
    if not size:
        message = f"expected a letter or digit in the {what}, but got {quoted(typed)}"
        hint = "Its address is made from this."
        yield checked.document.problem(path, message, hint, code=Code.NO_LETTERS)
    if RESERVED.fullmatch(slug):
        message = f"expected an address that every system can write, but the {what} {quoted(typed)} is a device"
        hint = "Its address is made from this. Write another one."
        yield checked.document.problem(path, message, hint, code=Code.FILE_NAME)
    if size > LONGEST_STEP:
        message = f"expected a {what} of at most {LONGEST_STEP} bytes, but got {size}"
        hint = "Its address is made from this. Write a shorter one."
        yield checked.document.problem(path, message, hint, code=Code.TOO_LONG)


def _taken(checked: Checked[Item], address: str, owner: Checked[Item] | str) -> Problem:
    by, hint = f"{owner} has it", "Rename the file."
    if not isinstance(owner, str):
        by, hint = f"{owner.document.path} has it too", "Rename one of the files."
    if isinstance(checked.item, Briefing):
        hint = "Give one of them another `slug` or `date`."
    message = f"expected an address of its own, but /{address} is taken: {by}"
    return checked.document.problem((), message, hint, code=Code.SAME_ADDRESS)


def find_redirects(
    newsroom: Newsroom, addresses: Mapping[Key, str]
) -> tuple[dict[str, Key], list[Problem]]:
    """Old address → item, and a problem for each old address that something else has or leads from."""
    owners: dict[str, Key | None] = dict.fromkeys(_indexes())
    owners |= {_same(address): key for key, address in addresses.items()}
    files = {_same(each) for each in newsroom.files}
    redirects: dict[str, Key] = {}
    problems: list[Problem] = []
    for key, checked in newsroom.items.items():
        for index, old in enumerate(map(_old_address, checked.item.redirect_from)):
            file = next((each for each in _above(_same(old)) if each in files), None)
            if file:
                problems.append(_in_use(checked, index, old, f"the file {file}"))
                continue
            if is_for_files(old) or is_for_shell(old):
                problems.append(_in_use(checked, index, old, SITES_FILE))
                continue  # not even a preview has a page there
            if _same(old) not in owners:
                redirects[old] = key
            owner = owners.setdefault(_same(old), key)
            if owner != key:
                user = newsroom.items.get(owner) if owner else None
                by = user.document.path if user else SITES_PAGE
                problems.append(_in_use(checked, index, old, by))
    return redirects, problems


def _above(address: str) -> Iterator[str]:
    """An address and those of the folders in which it lies, as paths of files are written."""
    steps = address.rstrip("/").split("/")
    return accumulate(steps, "{}/{}".format)


def _in_use(checked: Checked[Item], index: int, old: str, by: str) -> Problem:
    message = f"expected an address that nothing else has, but /{old} is used by {by}"
    hint = "Take it away here or there."
    path = ("redirect_from", index)
    return checked.document.problem(path, message, hint, code=Code.SAME_ADDRESS)


def _old_address(text: str) -> str:
    address = text.lstrip("/").removesuffix("index.html")
    return address if address.endswith((".html", "/")) else f"{address}/"


def _same(address: str) -> str:
    """The form in which two addresses are compared: some file systems know no case, or no NFD."""
    return unicodedata.normalize("NFC", address).casefold()
