"""Languages by their BCP 47 tags: what they are called, and how they are written."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from babel import Locale, UnknownLocaleError

Direction: TypeAlias = Literal["ltr", "rtl"]


@lru_cache
def known_locale(language: str) -> Locale | None:
    """Babel's locale for a language tag; None for one that it does not know."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def direction_of(language: str) -> Direction:
    """How a language is written; left to right where it is not known."""
    locale = known_locale(language)
    return "rtl" if locale and locale.text_direction == "rtl" else "ltr"


def language_name(language: str, in_language: str) -> str:
    """The name of a language in another one; its tag where that is not known."""
    locale = known_locale(language)
    return (locale and locale.get_display_name(known_locale(in_language) or "en")) or language


def own_name(language: str) -> str:
    """What a language calls itself, as a heading has it: `Français`, `العربية`."""
    name = language_name(language, language)
    return name[:1].upper() + name[1:]


def is_same(language: str, other: str) -> bool:
    """Whether two tags name the same language, whatever the country."""
    return language.partition("-")[0].lower() == other.partition("-")[0].lower()
