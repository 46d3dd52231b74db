"""Words as those look for them who cannot type them: the theme's `search-fold.js` folds in the same way.

Pagefind ignores accents by itself. What it does not know are letters that are no others with an accent (`ł`), and
scripts that are written without blanks between words: there each sign is a word.
"""

from __future__ import annotations

import re
import unicodedata

MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
"""Accents, and the points of Arabic and Hebrew; not what makes another sign of one, as in kana."""

LETTERS = str.maketrans(
    {
        "ł": "l", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "׳": "'", "״": "",
    }
)  # fmt: skip

JOINED = re.compile("[\u3041-\u309f\u30a1-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Signs of scripts without blanks: ideographs and kana."""

WORD = re.compile(r"[\w'’ʼ]+")


def fold(text: str) -> str:
    """Letters without case, accents, points and hamza."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return unicodedata.normalize("NFC", MARKS.sub("", decomposed).translate(LETTERS))


def other_spellings(text: str) -> list[str]:
    """What is to be found besides the words of a text: those that fold to others, and signs within words, once each."""
    if text.isascii():
        return []
    words = (each for each in WORD.findall(text) if not each.isascii())
    found: dict[str, None] = {}
    for word in words:
        if JOINED.search(word):
            found.update(dict.fromkeys(fold(sign) for sign in JOINED.findall(word)))
        elif (folded := fold(word)) != _without_accents(word):
            found[folded] = None
    return [*found]


def _without_accents(word: str) -> str:
    """A word as Pagefind knows it already."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(each for each in decomposed if not unicodedata.combining(each))
