"""Names in pictures, as far as there is room for them."""

from unicodedata import east_asian_width


def fitted(name: str, room: int) -> str:
    """A name as far as there is room for it; letters of East Asia take twice as much."""
    used = 0
    for index, letter in enumerate(name):
        used += 2 if east_asian_width(letter) in "WF" else 1
        if used > room:
            return name[: max(1, index - 1)].rstrip() + "…"
    return name
