"""Capitalised names that no item claims are found whole, and told by count."""

from pathlib import Path

import pytest

from nutgraf.desk.unclaimed import find_unclaimed_names
from tests.cases import Files
from tests.desk.newsrooms import briefing, outcome_of

ACTORS: Files = {
    "actors/kirby.md": "---\nname: John Kirby\nshort_names: [Kirby]\n---\n",
    "actors/gallant.md": "---\nname: Yoav Gallant\n---\n",
    "stories/visit.md": "---\nname: Washington Visit\n---\n",
}


def names(prose: str, folder: Path, at_least: int = 1) -> dict[str, int]:
    """The unclaimed names of a briefing with that prose, and how often each stands in it."""
    outcome = outcome_of({**ACTORS, "briefings/a.md": briefing(prose)}, folder)
    texts, lexicon = outcome.corpus.texts, outcome.reader.lexicon
    found = find_unclaimed_names(outcome.newsroom, texts, lexicon, at_least)
    return {each.name: each.count for each in found}


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("He met Lloyd Austin there.", ["Lloyd Austin"]),
        ("Lloyd Austin spoke.", []),
        ("Lloyd Austin spoke. So said Lloyd Austin.", ["Lloyd Austin"]),
        ("Talks go on. In the end, no Talks were held.", ["Talks"]),
        ("The White House spoke; the White House is silent.", ["White House"]),
        ("Yesterday Lloyd Austin spoke, as yesterday Lloyd Austin had.", ["Lloyd Austin"]),
        ("It is John Kirby, and Yoav Gallant.", []),
        ("It is the Houston Police of John Kirby and Dan.", ["Dan", "Houston Police"]),
        ("Here Defence Minister Yoav Gallant spoke.", []),
        ("So US Vice President Kamala Harris said, and Mr Harris.", ["Harris", "Kamala Harris"]),
        ("So King Charles and General Motors said.", ["General Motors", "King Charles"]),
        ("He met Secretary of State Jane Roe.", ["Jane Roe"]),
        ("He met US Secretary of State Jane Roe.", ["Jane Roe", "US Secretary"]),
        ("He met the Secretary of State.", []),
        (
            "There is Ursula von der Leyen, and Charles de Gaulle.",
            ["Charles de Gaulle", "Ursula von der Leyen"],
        ),
        (
            "There is the Ministry of Defence, and the University of the Arts.",
            ["Ministry of Defence", "University of the Arts"],
        ),
        ("There came Jane Roe of Ohio.", ["Jane Roe", "Ohio"]),
        ("There came Abdel Fattah al-Sisi.", ["Abdel Fattah al-Sisi"]),
        ("There is Egypt's Supreme Court, and Qatar’s.", ["Egypt", "Qatar", "Supreme Court"]),
        (
            "There is George W. Bush in the U.S. Senate of AT&T.",
            ["AT&T", "George W. Bush", "U.S. Senate"],
        ),
        ("On Monday in March the week began.", []),
        ("He said: “We're here. I am.”", []),
        ("Он встретил Сергея Лаврова там.", ["Сергея Лаврова"]),
        ("Εκεί ήταν ο Κυριάκος Μητσοτάκης.", ["Κυριάκος Μητσοτάκης"]),
        ("Da war Ödön Übermut.", ["Ödön Übermut"]),
        ("So the Washington Visit is a story.", []),
        ("## A Heading In Capitals\n\nProse.", []),
        ("قال جون كيربي.", []),
    ],
)
def test_names(prose: str, expected: list[str], tmp_path: Path) -> None:
    """Whole names with their particles, without titles; not those of items, nor what only begins a sentence."""
    assert sorted(names(prose, tmp_path)) == sorted(expected)


def test_names_that_begin_sentences(tmp_path: Path) -> None:
    """Where they are asked for, names of several words count that do nothing but begin sentences."""
    files = {
        **ACTORS,
        "briefings/a.md": briefing("Lloyd Austin spoke. Today Jane Roe did. Talks go on."),
    }
    outcome = outcome_of(files, tmp_path)
    texts, lexicon = outcome.corpus.texts, outcome.reader.lexicon
    found = find_unclaimed_names(outcome.newsroom, texts, lexicon, at_least=1, beginnings=True)

    assert [each.name for each in found] == ["Jane Roe", "Lloyd Austin"]


def test_frequent_ones(tmp_path: Path) -> None:
    """The most frequent come first; rare ones are left out."""
    prose = "So Ann, so Bea, so Ann, so Cyd, so Bea, so Ann."

    assert [*names(prose, tmp_path, at_least=2).items()] == [("Ann", 3), ("Bea", 2)]
