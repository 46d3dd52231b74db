"""Quotations are read as printed ones are: what an editor left out, put in and changed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.quotations.quoted import Inserted, Spoken, read_quotation, runs_of
from nutgraf.quotations.words import UNKNOWN


def parts(text: str) -> list[list[str]]:
    """The stretches of a quotation: words as they are, insertions in brackets, changed letters as `*`."""
    return [
        [
            f"[{' '.join(part.forms)}]" if isinstance(part, Inserted) else part.word.form
            for part in stretch.parts
        ]
        for stretch in read_quotation(text.replace("*", UNKNOWN)).stretches
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b … c", [["a", "b"], ["c"]]),
        ("a b ⋯ c", [["a", "b"], ["c"]]),
        ("a [. . .] c", [["a"], ["c"]]),
        ("a [b c] d", [["a", "[b c]", "d"]]),
        ("a [b\nc] d", [["a", "[b c]", "d"]]),
        ("[T]he end[s]", [["*he", "end*"]]),
        ("we[']re, don[’t] [a]", [["we*re", "don*"]]),
        ("call[ed him] a", [["call*", "[him]", "a"]]),
        ("a [The big m]an", [["a", "[The big]", "*an"]]),
        ("a[b c]d", [["a*", "*d"]]),
        ("a[ b ]d", [["a", "[b]", "d"]]),
        ("की[ओ] त", [["की*", "त"]]),
        ("我[们]走", [["我", "[们]", "走"]]),
        ("ไป[ที่]ไหน", [[*"ไป", "[ท ี ่]", *"ไหน"]]),
    ],
)
def test_marks(text: str, expected: list[list[str]]) -> None:
    """Elisions part stretches; brackets are a part of the word that they touch, but in scripts without spaces."""
    assert [[form.replace(UNKNOWN, "*") for form in row] for row in parts(text)] == expected


@given(st.text(" .…⋯[]()ab'们", max_size=20))
def test_runs_are_those_of_what_is_read(text: str) -> None:
    """The short way finds the words that reading finds between all that is marked."""
    runs: list[list[str]] = []
    for stretch in read_quotation(text).stretches:
        runs.append([])
        for part in stretch.parts:
            if isinstance(part, Spoken) and UNKNOWN not in part.word.form:
                runs[-1].append(part.word.form)
            else:
                runs.append([])

    assert [[*run] for run in runs_of(text)] == [run for run in runs if run]


@pytest.mark.parametrize("piece", ["[x] … ", "a[b c]d", "[", "[ ", ". . ", "( … "])
def test_long_texts_take_no_longer_than_they_are(piece: str) -> None:
    """A hundred thousand characters of hostile text are read in a few seconds."""
    start = time.monotonic()
    read_quotation(piece * (100_000 // len(piece)))

    assert time.monotonic() - start < 5
