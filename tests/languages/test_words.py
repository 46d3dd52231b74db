"""The languages that come with the theme: all of them say all that English says, in their own forms."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from nutgraf.languages import direction_of
from nutgraf.strings import Entry, load_strings
from nutgraf.views.dates import write_when
from tests.data import read_yaml

THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"
FILES = {path.stem: path for path in sorted((THEME / "strings").glob("*.yml"))}
TRANSLATED = sorted(FILES.keys() - {"en"})
STRINGS = load_strings([THEME])
COUNTS = read_yaml((Path(__file__).parent / "counts.yml").read_text(encoding="utf-8"))
AGREEMENT = read_yaml((Path(__file__).parent / "agreement.yml").read_text(encoding="utf-8"))

FORMATS = re.compile("Atom|JSON Feed|Markdown|RSS")
"""What formats are called in every language."""

OF_ONE_NUMBER = {"zero", "one", "two"}
"""Plural categories that may say their number in a word: in Arabic and Hebrew each is of one number alone."""


def entries(language: str) -> Mapping[str, Entry]:
    """The file of a language as it stands, without what it would borrow from English."""
    found: Mapping[str, Entry] = read_yaml(FILES[language].read_text(encoding="utf-8"))
    return found


def texts(entry: Entry, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its dotted key."""
    if isinstance(entry, str):
        yield at, entry
        return
    for key, inner in entry.items():
        yield from texts(inner, f"{at}.{key}" if at else key)


def values(text: str) -> set[str]:
    """The names of the values that a text is filled with."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def test_four_languages_come_with_the_theme() -> None:
    """English, Arabic, Hebrew and French."""
    assert set(FILES) == {"en", "ar", "he", "fr"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    """A language has English's keys in English's order, so that two files can be read side by side."""
    english = [key for key, _ in texts(entries("en")) if not key.startswith("counts.")]
    translated = [key for key, _ in texts(entries(language)) if not key.startswith("counts.")]
    assert translated == english


@pytest.mark.parametrize("language", FILES)
def test_every_text_takes_the_same_values(language: str) -> None:
    """What English is filled in with, each language shows."""
    english = dict(texts(entries("en")))
    for key, text in texts(entries(language)):
        if not key.startswith("counts."):
            assert values(text) == values(english[key]), key


@pytest.mark.parametrize("language", FILES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    """Each noun has just the plural categories of Unicode CLDR, and shows its number where it may be one of many."""
    categories = {*Locale.parse(language).plural_form.tags, "other"}
    english, counts = entries("en")["counts"], entries(language)["counts"]
    assert isinstance(counts, Mapping)
    assert isinstance(english, Mapping)
    assert list(counts) == list(english)
    for noun, forms in counts.items():
        assert isinstance(forms, Mapping)
        assert set(forms) == categories, noun
        for category, form in forms.items():
            assert values(str(form)) == {"n"} or category in OF_ONE_NUMBER, (noun, category)


@pytest.mark.parametrize("language", ["ar", "he"])
def test_nothing_is_left_in_latin_letters(language: str) -> None:
    """A text in another script has no English word in it."""
    for key, text in texts(entries(language)):
        bare = FORMATS.sub("", re.sub(r"\{\w+\}", "", text))
        assert not re.search("[A-Za-z]", bare), key


@pytest.mark.parametrize("language", FILES)
def test_counts_as_they_are_read(language: str) -> None:
    """Numbers and their nouns, as in `counts.yml`."""
    strings = STRINGS[language]
    read = {
        number: [strings.count("briefings", number), strings.count("minutes", number)]
        for number in COUNTS[language]
    }
    assert read == COUNTS[language]


@pytest.mark.parametrize("language", AGREEMENT)
def test_labels_agree_with_what_they_are_said_of(language: str) -> None:
    """In gender, where a language has any, and in the word for it; see `agreement.yml`."""
    found, told = dict(texts(entries(language))), AGREEMENT[language].values()
    expected = {key: text for labels in told for key, text in labels.items()}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("key", "written"),
    [("ends", "jusqu’au 1er mai 2024"), ("reported", "Rapporté le 1er mai 2024")],
)
def test_french_dates_follow_their_words(key: str, written: str) -> None:
    """A day has an article before it, and the first of a month is an ordinal."""
    day = write_when(date(2024, 5, 1), "fr").written
    assert f"{STRINGS['fr'].text(key)} {day}" == written


def test_directions() -> None:
    """Arabic and Hebrew run from right to left."""
    directions = {name: direction_of(name) for name in STRINGS}
    assert directions == {"ar": "rtl", "en": "ltr", "fr": "ltr", "he": "rtl"}
