"""Quotations stand in the text of their source, or do not: whatever the typography, never with another word."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nutgraf.desk.drift import find_drift
from nutgraf.desk.source_text import SourceText
from nutgraf.quotations.quoted import read_quotation

ARTICLE = """\
The White House said it was “very disappointed” by Israel's decision—its second in a week.

“We’re perplexed by this. This is a non-binding resolution, so there's no impact at all,” Mr Kirby
said. About 1.4 million people, 5% more than in March, live there.

“We'll have ample opportunities to talk with him … to get all the hostages out," he said.

"So we're focused on moving things forward."
"""
HOLDING = {
    "word for word": "We’re perplexed by this.",
    "straight quotation marks": 'it was "very disappointed" by Israel\'s decision',
    "another first letter": "we're perplexed by this",
    "across a line": "no impact at all, Mr Kirby   said",
    "another dash": "Israel’s decision – its second",
    "no punctuation at the end": "a non-binding resolution",
    "a typographic hyphen": "a non‑binding resolution",
    "an elision": "We're perplexed … no impact at all",
    "three dots": "We're perplexed ... no impact at all",
    "spaced dots": "We're perplexed . . . no impact at all",
    "an elision in brackets": "We're perplexed […] no impact at all",
    "dots in brackets": "We're perplexed [...] no impact at all",
    "an elision at either end": "… perplexed by this …",
    "a capital after an elision": "We're perplexed … No impact at all",
    "an interruption, elided": "to get all the hostages out … So we're focused",
    "something put in": "We're perplexed by this [vote]. This is a [so-called] non-binding resolution",
    "something put in for words": "by [the Government's] decision—its second",
    "letters put in": "[w]e're perplexed by th[at]",
    "an ending put in": "live[d] there",
    "the source's own elision": "to talk with him to get all the hostages out",
    "nothing that is said": "…",
}
DRIFTING = {
    "a word changed": "We're perplexed by that.",
    "a word left out": "We're perplexed. This is a resolution",
    "a word put in": "We're very perplexed by this",
    "words in another order": "perplexed we're by this",
    "another case": "the white house said",
    "another ending": "Israel's decisions",
    "an apostrophe lost": "were perplexed by this",
    "another number": "About 14 million people",
    "a sign lost": "5 more than in March",
    "an interruption, joined": "to get all the hostages out. So we're focused",
    "an elision backwards": "no impact at all … We're perplexed",
    "too much put in for": "by [something]. This is a [resolution] there",
    "part of a word": "plexed by this",
    "a wrong word beside brackets": "a [so-called] binding deal",
}


def holds(quotation: str, text: str) -> bool:
    """Whether a quotation stands in a text."""
    return SourceText(text).missing(read_quotation(quotation)) is None


@pytest.mark.parametrize("quotation", HOLDING.values(), ids=HOLDING)
def test_what_holds(quotation: str) -> None:
    """Typography, elisions and brackets are understood."""
    assert holds(quotation, ARTICLE)


@pytest.mark.parametrize("quotation", DRIFTING.values(), ids=DRIFTING)
def test_what_drifts(quotation: str) -> None:
    """Other words are found."""
    assert not holds(quotation, ARTICLE)


@pytest.mark.parametrize(
    ("text", "quotation", "other"),
    [
        ("قال كيربي: «نشعر بخيبة أمل».", "نشعر بخيبة أمل", "نشعر بخيبة ظن"),
        ("הוא אמר: ”אנחנו מאוכזבים“.", "אנחנו מאוכזבים", "אנחנו מרוצים"),
        ("उन्होंने कहा कि यह की बात है।", "यह की बात", "यह का बात"),
        ("国連安保理は停戦を求める決議を採択した。", "停戦を求める決議", "停戦を求めた決議"),
        ("เขาผิดหวังมาก", "ผิดหวัง", "ผิดหลัง"),
        ("Il a déclaré : « l’été »", "l'été", "l'ete"),
        ("résolution".replace("é", "e\u0301"), "résolution", "resolution"),
    ],
)
def test_every_script(text: str, quotation: str, other: str) -> None:
    """Words of any script are told apart, vowel signs included; those without spaces sign by sign."""
    text = unicodedata.normalize("NFC", text)

    assert holds(quotation, text)
    assert not holds(other, text)


def test_many_brackets_take_no_time() -> None:
    """A quotation of brackets alone is read in one pass, not once for each way to fill them."""
    assert not holds("it [x] " * 40 + "nowhere", "it was " * 2000)


letters = st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd"], codec="utf-8")
word = st.text(letters, min_size=1, max_size=8)
space = st.sampled_from([" ", "\n", "\n\n", ", ", ". ", " — ", "; “", "” ", " (", ") ", "-", " …"])


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text, and where each of its words stands in it."""
    words = draw(st.lists(word, min_size=6, max_size=40))
    text, places = "", []
    for each in words:
        each = unicodedata.normalize("NFC", each)  # noqa: PLW2901  # as every text is that is read
        places.append((len(text), len(text) + len(each)))
        text += each + draw(space)
    return text, places


@given(texts(), st.data())
def test_any_passage_holds(made: tuple[str, list[tuple[int, int]]], data: st.DataObject) -> None:
    """What is cut from a text stands in it, and so does what is cut from the cut."""
    text, places = made
    assume(unicodedata.is_normalized("NFC", text))
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(places) - 1)] * 2)))
    assert holds(text[places[first][0] : places[last][1]], text)
    assume(first < last)
    inner = sorted(
        data.draw(st.lists(st.integers(first, last), min_size=2, max_size=2, unique=True))
    )
    cut = data.draw(st.sampled_from(["…", " … ", " ... ", " [...] ", " [some words] "]))
    if "words" in cut:
        inner[1] = min(inner[1], inner[0] + 4)
    before = text[places[first][0] : places[inner[0]][1]]
    after = text[places[inner[1]][0] : places[last][1]]
    assert holds(f"{before} {cut} {after}", text)


plain_word = st.text(st.characters(categories=["Ll"], max_codepoint=0x17F), min_size=2, max_size=9)


@given(st.lists(plain_word, min_size=4, max_size=40, unique=True), st.data())
def test_any_changed_word_is_found(words: list[str], data: st.DataObject) -> None:
    """Where one word is another, the quotation drifts, and both words are shown."""
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    place = data.draw(st.integers(first, last))
    other = data.draw(plain_word)
    assume(other not in words)
    quotation = " ".join([*words[first:place], other, *words[place + 1 : last + 1]])
    source = SourceText(" ".join(words))
    quoted = read_quotation(quotation)
    missing = source.missing(quoted)

    assert missing is not None
    drift = find_drift(missing, quoted, source)
    if last > first:
        assert drift is not None
        assert f"{{+{other}+}}" in drift.diff
        assert f"[-{words[place]}-]" in drift.diff
    else:
        assert drift is None


@pytest.mark.parametrize(
    ("quotation", "line", "diff"),
    [
        ("We're perplexed by that.", 3, "We're perplexed by [-this-] {+that+}"),
        (
            "This is a binding resolution so there's no impact at all",
            3,
            "This is a [-non--] binding resolution so there's …",
        ),
        ("About [some] 14 million people", 4, "About [-1.4-] [some] {+14+} million people"),
        (
            "w[as] very disappointed by Egypt's decision",
            1,
            "w[as] very disappointed by [-Israel's-] {+Egypt's+} decision",
        ),
    ],
)
def test_drifts_are_shown(quotation: str, line: int, diff: str) -> None:
    """The nearest passage is found, and the words that differ are marked."""
    source, quoted = SourceText(ARTICLE), read_quotation(quotation)
    missing = source.missing(quoted)
    assert missing is not None
    drift = find_drift(missing, quoted, source)
    assert drift is not None

    assert (drift.line, drift.diff) == (line, diff)
