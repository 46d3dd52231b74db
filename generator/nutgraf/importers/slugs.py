"""Slugs as the old site made them."""

from __future__ import annotations

import re
import unicodedata

TAGS = re.compile(r"</?[^>]*>")
NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def material_slug(title: str) -> str:
    """The part of an address that Material's blog makes of a title, unless its settings name another function."""
    words = TAGS.sub("", unicodedata.normalize("NFC", title)).strip().lower()
    return NOT_IN_SLUG.sub("", words).replace(" ", "-")
