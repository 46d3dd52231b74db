"""Names of fields that are nearly right."""

from __future__ import annotations

from difflib import get_close_matches

from nutgraf.validate.shapes import Shape

FOREIGN = frozenset(
    """build cascade classes comments cover eventdate featured header headless hidden hide icon images isCJKLanguage
    keywords last_modified_at layout license linkTitle links locale markup math menu menus outputs permalink pin
    readtime resources robots search share sitemap social tag tagline template thumbnail toc translationKey type
    url videos weight""".split()
)
"""Fields of Hugo, Jekyll and Material: never a slip of the pen, whatever they resemble."""

SHORTEST_GUESS = 4
"""Names shorter than this resemble too much to be guessed at."""


def nearest_field(name: str, shape: Shape) -> str | None:
    """The field that `name` is a near miss of (`Draft`, `tilte`, `key-points`), or None."""
    if name in FOREIGN:
        return None
    folded = name.strip().casefold().replace("-", "_").replace(" ", "_")
    spellings = {written.casefold(): written for written in shape.canonical}
    spellings |= {
        written.replace("_", ""): written for written in shape.canonical if "_" in written
    }
    if folded in spellings:
        return spellings[folded]
    if len(folded) < SHORTEST_GUESS:
        return None
    close = get_close_matches(folded, [*spellings], n=1, cutoff=0.75)
    return spellings[close[0]] if close else None
