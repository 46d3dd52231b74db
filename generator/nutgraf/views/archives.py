"""Where the pages of lists are, and which lists an item has besides what its own page shows."""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.views.context import PageContext
from nutgraf.views.listings import SHOWN, Listing
from nutgraf.views.site import Site
from nutgraf.views.types import Archives


def list_address(listing: Listing, number: int, site: Site) -> str:
    """The address of a page of a list; where readers begin it is that of the list."""
    above = site.corpus.addresses[listing.of] if listing.of else ""
    begin = f"{above}{listing.kind}/"
    return begin if number == site.steps(listing).first else f"{begin}page/{number}/"


def archives(key: Key, page: PageContext) -> Archives:
    """The way from the page of an item to its lists, for those of which it does not show all."""
    lists = (Listing(kind, key) for kind in SHOWN)
    return Archives(
        **{
            each.kind: page.to(list_address(each, page.site.steps(each).first, page.site))
            for each in lists
            if is_archived(each, page.site)
        }
    )


def is_archived(listing: Listing, site: Site) -> bool:
    """Whether a list of an item is longer than what the page of the item shows of it."""
    return site.size(listing) > SHOWN[listing.kind]
