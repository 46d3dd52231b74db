"""What stands above a headline."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.model import Briefing
from nutgraf.settings import Settings
from nutgraf.views.briefing import briefing_page
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

UNTIL = {
    "en": "Current until 26 April 2024. Kept for the record.",
    "fr": "D’actualité jusqu’au 26 avril 2024. Conservée pour mémoire.",
    "ar": "كان قائمًا حتى 26 أبريل 2024. محفوظ للتوثيق.",
    "he": "הייתה בתוקף עד 26 באפריל 2024. נשמרת לתיעוד.",
}


@pytest.mark.parametrize("language", UNTIL)
def test_the_last_day_on_which_it_was_current(language: str, tmp_path: Path) -> None:
    """What expires is current on the day that is named, and its page says no other."""
    assert notice("2024-04-26", language, tmp_path) == UNTIL[language]


def test_the_moment_until_which_it_was_current(tmp_path: Path) -> None:
    """A moment is named as it is, with its zone."""
    told = notice("2024-04-26T14:30+02:00", "en", tmp_path)

    assert told == "Current until 26 April 2024, 14:30 UTC+02:00. Kept for the record."


def notice(expires: str, language: str, folder: Path) -> str:
    """What the page of a briefing says that has expired."""
    files = {"briefings/a.yml": f"title: A\ndate: 2024-04-01\nexpires: {expires}\n"}
    site = edition_of(write_files(files, folder), Settings(now=NOW, language=language)).site
    (found,) = briefing_page(Key(Kind.BRIEFING, "a"), site).notices
    return found.text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "by Jane Doe, 2 April 2024."), ("ar", "من \u2068Jane Doe\u2069، 2 أبريل 2024.")],
)
def test_a_translator_stands_apart_from_the_day(language: str, said: str, tmp_path: Path) -> None:
    """From right to left, a name in Latin letters would take the number that follows it to its other side."""
    files = {
        "briefings/a.yml": "title: A\ndate: 2024-04-01\n"
        "translation: {method: machine, by: Jane Doe, date: 2024-04-02}\n"
    }
    site = edition_of(write_files(files, tmp_path), Settings(now=NOW, language=language)).site

    (found,) = briefing_page(Key(Kind.BRIEFING, "a"), site).notices

    assert found.text.endswith(said)


def test_the_field_says_so_too() -> None:
    """Whoever fills in a form of a new briefing is told that the day itself counts."""
    told = Briefing.model_fields["expires"].description or ""

    assert "once this day is over" in told
