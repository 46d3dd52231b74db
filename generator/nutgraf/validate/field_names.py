"""Names of fields that are nearly right."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from nutgraf.validate.shapes import Shape
from nutgraf.validate.slips import meant_word

FOREIGN = frozenset(
    """authorlink build cascade classes comments cover created created_at eventdate featured header headless hidden hide
    hidesummary icon images iscjklanguage keywords last_modified_at layout license linktitle links locale markup math
    menu menus og_description og_title outputs permalink pin readtime redirect_to resources robots search share
    sitemap social tag tagline template thumbnail toc translationkey type url videos weight""".split()
)
"""Fields of Hugo, Jekyll, Material and their themes, in small letters: no slips of the pen, whatever they resemble."""

OTHER_WORDS = frozenset({"county", "data", "publisher"})
"""Words of their own, though they are a letter away from a field: `publisher` is not `published`."""

MEANT = {
    **dict.fromkeys(
        "unpublished not_published do_not_publish not_for_publication private visibility unlisted".split(),
        "draft",
    ),
    **dict.fromkeys(
        "hold hold_until not_before publish_after publish_on release_date scheduled go_live".split(),
        "embargo",
    ),
    **dict.fromkeys(("state", "withdrawn", "retracted"), "status"),
    **dict.fromkeys(("expiration", "expiry"), "expires"),
    "occasion": "venue",
    "start": "date",
    "end": "ends",
    "stories": "story",
}
"""What looks like a field and means another: `unpublished: true` is not to be taken for `published`."""

GUARDING = {"draft": "draft", "drafts": "draft", "embargo": "embargo", "embargoed": "embargo"}
"""Words of names (`embargo_until`) that tell what is meant, whatever else is in them: what is held back stays so."""

SHORTEST_GUESS = 4
"""Names shorter than this resemble too much to be guessed at."""


def nearest_field(name: str, shape: Shape) -> str | None:
    """The field that `name` is a near miss of (`Draft`, `tilte`, `key-points`) or means, or None."""
    near = _nearest(name, tuple(shape.canonical))
    return shape.canonical[near] if near else None


def misspelt_field(name: str, shape: Shape) -> str | None:
    """The field that `name` is a near miss of by its letters alone, so that its value is the field's; or None."""
    near = _nearest(name, tuple(shape.canonical), by_meaning=False)
    return shape.canonical[near] if near else None


def nearest_of(name: str, fields: Iterable[str]) -> str | None:
    """The one of a few `fields` that `name` is a near miss of, beginning like it or meaning it; or None."""
    near, typed = _nearest(name, tuple(sorted(fields))), name.strip().casefold()
    is_like = near is not None and (typed[:1] == near[:1] or typed.replace("-", "_") in MEANT)
    return near if is_like else None


@lru_cache(maxsize=4096)  # the same names stand in thousands of files
def _nearest(name: str, known: tuple[str, ...], *, by_meaning: bool = True) -> str | None:
    folded = name.strip().casefold().replace("-", "_").replace(" ", "_")
    spellings = {written.casefold(): written for written in known}
    spellings |= {written.replace("_", ""): written for written in known if "_" in written}
    if by_meaning:
        meant = {wrong: right for wrong, right in MEANT.items() if right in known}
        spellings = meant | spellings
    if folded in spellings:
        return spellings[folded]
    for word in folded.split("_") if by_meaning else ():
        if GUARDING.get(word) in known:
            return GUARDING[word]
    if len(folded) < SHORTEST_GUESS or folded in FOREIGN | OTHER_WORDS:
        return None
    slip = meant_word(folded, spellings)
    return spellings[slip] if slip else None
