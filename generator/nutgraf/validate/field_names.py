"""Names of fields that are nearly right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from nutgraf.validate.shapes import Shape

FOREIGN = frozenset(
    """authorlink build cascade classes comments cover created created_at eventdate featured header headless hidden hide
    hidesummary icon images iscjklanguage keywords last_modified_at layout license linktitle links locale markup math
    menu menus og_description og_title outputs permalink pin readtime redirect_to resources robots search share
    sitemap social tag tagline template thumbnail toc translationkey type url videos weight""".split()
)
"""Fields of Hugo, Jekyll, Material and their themes, in small letters: no slips of the pen, whatever they resemble."""

MEANT = {
    **dict.fromkeys(
        ("unpublished", "not_published", "do_not_publish", "private", "visibility"),
        "draft",
    ),
    **dict.fromkeys(
        ("hold", "hold_until", "not_before", "publish_after", "release_date", "go_live"), "embargo"
    ),
    "state": "status",
}
"""What looks like a field and means another: `unpublished: true` is not to be taken for `published`."""

GUARDING = {"draft": "draft", "drafts": "draft", "embargo": "embargo", "embargoed": "embargo"}
"""Words of names (`embargo_until`) that tell what is meant, whatever else is in them: what is held back stays so."""

SHORTEST_GUESS = 4
"""Names shorter than this resemble too much to be guessed at."""


def nearest_field(name: str, shape: Shape) -> str | None:
    """The field that `name` is a near miss of (`Draft`, `tilte`, `key-points`), or None."""
    return _nearest(name, tuple(shape.canonical))


def nearest_of(name: str, fields: Iterable[str]) -> str | None:
    """The one of a few `fields` that `name` is a near miss of, beginning like it or meaning it; or None."""
    near, typed = _nearest(name, tuple(sorted(fields))), name.strip().casefold()
    is_like = near is not None and (typed[:1] == near[:1] or typed.replace("-", "_") in MEANT)
    return near if is_like else None


@lru_cache(maxsize=4096)  # the same names stand in thousands of files
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    folded = name.strip().casefold().replace("-", "_").replace(" ", "_")
    spellings = {written.casefold(): written for written in known}
    spellings |= {wrong: right for wrong, right in MEANT.items() if right in known}
    spellings |= {written.replace("_", ""): written for written in known if "_" in written}
    if folded in spellings:
        return spellings[folded]
    for word in folded.split("_"):
        if GUARDING.get(word) in known:
            return GUARDING[word]
    if len(folded) < SHORTEST_GUESS or folded in FOREIGN:
        return None
    close = get_close_matches(folded, [*spellings], n=1, cutoff=0.75)
    return spellings[close[0]] if close else None
