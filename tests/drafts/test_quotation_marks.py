"""Quotations in an article, and who plainly said them."""

import re
import time

import pytest

from nutgraf.drafts.quotation_marks import propose_quotations
from nutgraf.drafts.speakers import Named

NAMES = ("Jane Roe", "Mr Roe", "Fire Service", "Ann Poe", "Poe's office", "Leeds")


def said(text: str) -> list[tuple[str, str | None]]:
    """The quotations of a text, each with its speaker."""
    pattern = "|".join(sorted(NAMES, key=len, reverse=True))
    names = [Named(each.start(), each.end(), each[0]) for each in re.finditer(pattern, text)]
    return [
        (each.words, each.speaker.name if each.speaker else None)
        for each in propose_quotations(text, names)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It is late,” she said.", "It is late"),
        ("“It is late.” She left.", "It is late."),
        ('She said: "It is late."', "It is late."),
        ('“It is late." She left.', "It is late."),
        ("She called it ‘very late’.", "very late"),
        ("‘It's the ministers’ boat,’ she said.", "It's the ministers"),
        ("Jane Roe: 'We'll be very late'", "We'll be very late"),
        ("„Es ist spät“, sagte sie.", "Es ist spät"),
        ("« Il est tard », dit-elle.", "Il est tard"),
        ("她说「这很晚了」。", "这很晚了"),
        ("“It is\nvery   late.”", "It is very late."),
        ("“He said ‘no more’ to me.”", "He said ‘no more’ to me."),
    ],
)
def test_quotation_marks(text: str, words: str) -> None:
    """Words between quotation marks are found as they stand there, in many ways of writing."""
    assert [each for each, _ in said(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "It is the “market”.",
        "这是「市场」。",
        "The Beatles' songs and the ministers' plan.",
        "In the '90s it was the ministers' plan.",
        "A 6' 2\" man, and a 5' 9\" one.",
        '“” and ‘’ and "".',
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    """One word is a term; apostrophes, feet and inches are no quotation marks."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is late,” Jane Roe said.", "Jane Roe"),
        ("“It is late,” said Jane Roe.", "Jane Roe"),
        ("“It is late,” said Fire Service spokeswoman Jane Roe in Leeds.", "Jane Roe"),
        ("“It is late,” Fire Service spokeswoman Jane Roe told reporters.", "Jane Roe"),
        ("“It is late”, Jane Roe, the mayor of Leeds, said.", "Jane Roe"),
        ("“It is late,” Jane Roe on Monday said.", "Jane Roe"),
        ("Jane Roe said: “It is late.”", "Jane Roe"),
        ("Jane Roe said in a statement that it was “very late”.", "Jane Roe"),
        ("Jane Roe: “It is late.”", "Jane Roe"),
        ("According to Jane Roe, “it is late”.", "Jane Roe"),
        ("“It is late,” according to Jane Roe.", "Jane Roe"),
        ("“It is late,” Poe's office said in a statement.", "Poe's office"),
        ("“It is late,” Leeds mayor Jane Roe said.", "Jane Roe"),
        ("“It is late,” said the mayor Jane Roe.", "Jane Roe"),
        ("“It is late,” Jane Roe, a friend of Ann Poe, said.", "Jane Roe"),
        ("“It is late,” Mr. A. Poe and Jane Roe said.", None),
        ("“It is late,” said Jane Roe and Ann Poe.", None),
        ("“It is late,” said Jane Roe and the mayor.", None),
        ("“It is late,” said a spokesman for Jane Roe.", None),
        ("“It is late,” said Fire Service spokesman for Jane Roe.", None),
        ("“It is late,” said the friend of Jane Roe.", None),
        ("“It is late,” according to a friend of Jane Roe.", None),
        ("“It is late,” a former aide to Jane Roe said.", None),
        ("“It is late,” an aide to the British Prime Minister Jane Roe said.", None),
        ("“It is late,” the mayor of Leeds, Jane Roe, said.", None),
        ("Ann Poe and Jane Roe said: “It is late.”", None),
        ("A friend of Jane Roe: “It is late.”", None),
        ("Jane Roe said in “The Big Book” that it is late.", None),
        ("Jane Roe told “The Big News” that it is late.", None),
        ("“It is late,” he said.", None),
        ("“It is late,” Jane Roe denied saying.", None),
        ("“It is late,” denied Jane Roe.", None),
        ("Jane Roe denied that it was “very late”.", None),
        ("“It is late,” he told Jane Roe.", None),
        ("“It is late,” Jane Roe's friend said.", None),
        ("Jane Roe left. “It is late.”", None),
        ("Jane Roe said so. It was “very late”.", None),
        ("He said that Jane Roe was “very late”.", None),
        ("Jane Roe, Ann Poe and others were “very late”.", None),
        ("«Il est tard», a dit Jane Roe.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    """A speaker is who is named beside the quotation with a verb of saying; in doubt there is none."""
    assert [name for _, name in said(text)] == [speaker]


def test_a_quotation_goes_on_after_its_speaker() -> None:
    """What follows is of the same speaker, but not what somebody else is named with, or something else says."""
    text = "“It is late,” Jane Roe said. “We must go.” Ann Poe denied that. “It is not late.”"

    assert [name for _, name in said(text)] == ["Jane Roe", "Jane Roe", None]
    assert said("“It is late,” Jane Roe said. “Why is that?” read a sign.")[1][1] is None
    assert said("“It is late,” Jane Roe said. “Why is that?” It was.")[1][1] == "Jane Roe"
    assert said("“It is late,” Jane Roe said, as Leeds was “very loud”.")[1][1] is None


@pytest.mark.parametrize(
    ("after", "speaker"),
    [
        ("", "Jane Roe"),
        (" and added that it was so", "Jane Roe"),
        (" she said", None),
        (" said she", None),
        (" she later added", None),
        (" read a sign", None),
        (" her friend said", None),
        (" Roe’s friend said", None),
        (" said the mayor", None),
    ],
)
def test_what_follows_may_be_somebody_elses(after: str, speaker: str | None) -> None:
    """It goes on where its own sentence has no subject; a pronoun may mean somebody else."""
    text = f"“It is late,” Jane Roe said. “We must go,”{after}."

    assert [name for _, name in said(text)] == ["Jane Roe", speaker]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    """One that is not closed at the end of its paragraph goes on with the next, by the same speaker."""
    text = "Jane Roe said: “It is late.\n\n“We must go.”\n\n“It is not late.”"

    assert said(text) == [
        ("It is late.", "Jane Roe"),
        ("We must go.", "Jane Roe"),
        ("It is not late.", None),
    ]


def test_each_quotation_once() -> None:
    """The same words are listed once, with the speaker that is known somewhere."""
    text = "It was “very late”.\n\n“Very late,” Jane Roe said.\n\n‘Very late’ it was."

    assert said(text) == [("Very late", "Jane Roe")]


@pytest.mark.parametrize("piece", [" 'a", "“a ", "said “x y” ", "‘a’b ", '"a b', "Jane Roe said. "])
def test_long_texts_take_no_longer_than_they_are(piece: str) -> None:
    """A hundred thousand characters of hostile text are looked through in a few seconds."""
    start = time.monotonic()
    said(piece * (100_000 // len(piece)))

    assert time.monotonic() - start < 10
