"""The forms that a writer gave, made ready for the lexicon, and the spellings they stand for.

Case counts: US is not us, Apple is not apple. A form of one word stands for itself alone. One of
several words may also stand

- with a capital where it begins small, as at the start of a sentence: ceasefire talks, al-Rubaie,
  the White House;
- with a small letter where only a heading gave the capital (Ceasefire talks, The Hague, Al-Jazeera;
  not Will Smith: "will Smith go?");
- in capitals throughout, as in headlines and datelines: NEW YORK.

An Arabic or Hebrew article gives way to a preposition before it: للقاهرة for القاهرة, בכנסת for הכנסת. Of a short
Hebrew word it is not known whether it has one: הלוי is a surname, and ללוי is to Levi.
"""

from collections.abc import Iterator
from unicodedata import normalize

from nutgraf.read.names.entries import Entry
from nutgraf.read.names.folding import fold

_ARTICLES = ("The ", "Al-", "El-")
_ARABIC_THE = "ال"
_ARABIC_FOR_THE = "لل"
_HEBREW_THE = "ה"
_HEBREW_IN_LIKE_TO_THE = "בכל"
_HEBREW_WORD = 4  # letters at least, after the article


def tidy(entry: Entry) -> Entry:
    """The same entry, its form in NFC and with single spaces."""
    return Entry(entry.key, " ".join(normalize("NFC", entry.form).split()), entry.strength)


def is_telling(form: str) -> bool:
    """Whether a form can name anything: it holds two letters or digits at least."""
    return sum(map(str.isalnum, form)) > 1


def spellings(form: str) -> Iterator[str]:
    """What a form is found by: the form itself, folded, then the other spellings of it."""
    folded = fold(form).text.strip()
    yield folded
    first, rest = folded[0], folded[1:]
    if first.islower() and (" " in rest or "-" in rest):
        yield first.upper() + rest
    elif folded.startswith(_ARTICLES) or (" " in rest and rest.islower()):
        yield first.lower() + rest
    if " " in rest:
        yield folded.upper()
    if folded.startswith(_ARABIC_THE):  # "for the" swallows a letter of the name
        yield folded.replace(_ARABIC_THE, _ARABIC_FOR_THE, 1)
    if first == _HEBREW_THE and (" " in rest or len(rest) >= _HEBREW_WORD):
        yield from (preposition + rest for preposition in _HEBREW_IN_LIKE_TO_THE)
