"""Social cards: which briefings have one, where, and what it shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from nutgraf.keys import Key
from nutgraf.languages import direction_of
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.link.files import CARD
from nutgraf.text import shorten
from nutgraf.views.context import page_at
from nutgraf.views.site import Site
from nutgraf.views.types import Card

LATIN, LATIN_EXTENDED, ARABIC, HEBREW = "latin", "latin-ext", "arabic", "hebrew"

LETTERS: dict[str, tuple[tuple[int, int], ...]] = {
    LATIN: (
        (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2013, 0x2014),
        (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026),
        (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2212, 0x2212),
    ),
    LATIN_EXTENDED: (
        (0x100, 0x130), (0x134, 0x148), (0x14A, 0x151), (0x154, 0x17E), (0x218, 0x21B),
        (0x1E80, 0x1E85), (0x1EF2, 0x1EF3),
    ),
    ARABIC: ((0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x669), (0x66A, 0x6D3)),
    HEBREW: ((0x5B0, 0x5BC), (0x5BE, 0x5BE), (0x5C1, 0x5C2), (0x5D0, 0x5EA), (0x5F3, 0x5F4)),
}  # fmt: skip
"""The characters that the theme's fonts can draw, by the subset that holds them."""

LONGEST = 300
"""How much of a headline is tried, in characters; no more fits."""


def card_files(site: Site) -> Iterator[tuple[str, Callable[[], Card]]]:
    """The card of each briefing that has one: its address, and how to make its view."""
    for briefing in site.corpus.briefings.values():
        if has_card(briefing, site):
            yield card_address(briefing, site), partial(social_card, briefing.key, site)


def has_card(briefing: LinkedBriefing, site: Site) -> bool:
    """Whether the site wants cards, and has the letters for the headline of this briefing."""
    settings = site.corpus.settings
    return settings.social_cards and is_drawable(
        _composed(briefing.item.title), shaping=settings.shaping
    )


def social_card(key: Key, site: Site) -> Card:
    """The card of a briefing."""
    settings, briefing = site.corpus.settings, site.corpus.briefings[key]
    page = page_at(site.corpus.addresses[key], site, briefing.item.language)
    story = site.corpus.headings[briefing.stories[0]] if briefing.stories else ""
    kind = page.strings.text(f"kinds.{briefing.item.kind}")
    rest = (kind, story, page.written(briefing.published), settings.site_name)
    texts = (
        text if is_drawable(text, shaping=settings.shaping) else "" for text in map(_composed, rest)
    )
    kind, story, date, site_name = texts
    return Card(
        title=card_title(briefing),
        kind=kind,
        story=story,
        date=date,
        site_name=site_name,
        direction=direction_of(page.language),
    )


def card_title(briefing: LinkedBriefing) -> str:
    """The headline as the card has it."""
    return shorten(_composed(briefing.item.title), LONGEST)


def _composed(text: str) -> str:
    """A text in letters that fonts have: `é` and not `e` with an accent after it."""
    return unicodedata.normalize("NFC", text)


def card_address(briefing: LinkedBriefing, site: Site) -> str:
    """Where the card of a briefing is: beside its page."""
    return f"{site.corpus.addresses[briefing.key]}{CARD}"


def is_drawable(text: str, *, shaping: bool) -> bool:
    """Whether all letters of a text can be drawn: of Arabic and Hebrew only where they can be joined and turned."""
    used = {letters_of(each) for each in text}
    return None not in used and (shaping or not used & {ARABIC, HEBREW})


@lru_cache(maxsize=4096)
def letters_of(character: str) -> str | None:
    """The subset of the fonts that holds a character; None where none does."""
    point = ord(character)
    for subset, ranges in LETTERS.items():
        if any(first <= point <= last for first, last in ranges):
            return subset
    return None
