"""What an article names."""

import time
from pathlib import Path

import pytest

from nutgraf.drafts.article import read_article
from tests.desk.newsrooms import outcome_of


@pytest.mark.parametrize("piece", ["Aa Bb ", "Jane Roe Bb. ", "AA ", "Mr von "])
def test_long_articles_take_no_longer_than_they_are(piece: str, tmp_path: Path) -> None:
    """A hundred thousand characters of hostile text are looked through in a few seconds."""
    newsroom = outcome_of({"actors/jane-roe.yml": {"name": "Jane Roe"}}, tmp_path).newsroom
    start = time.monotonic()
    read_article(piece * (100_000 // len(piece)), newsroom)

    assert time.monotonic() - start < 10


def test_a_row_of_capitals_is_no_name(tmp_path: Path) -> None:
    """A headline is not listed as a name, however often it stands there; names beside it are."""
    newsroom = outcome_of({}, tmp_path).newsroom
    article = read_article(f"So it was, said Ann Poe. {'Aa Bb ' * 30}", newsroom)

    assert [each.name for each in article.unknown] == ["Ann Poe"]
