"""Names in prose: golden cases by rule, and properties that hold for every text."""

import itertools
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.read.names import Entry, Lexicon, Match, Strength
from tests.data import read_yaml

CASES = Path(__file__).parent / "names"
FIELDS = {
    "name": Strength.NAME,
    "aliases": Strength.ALIAS,
    "short_names": Strength.SHORT,
}
MARKED = re.compile(r"\{([^{|}]*)\|[^{|}]*\}")


def entries_of(items: dict[str, dict[str, Any]]) -> Iterator[Entry]:
    """The lexicon entries of items as a golden file has them."""
    for key, fields in items.items():
        for field, forms in fields.items():
            for form in [forms] if isinstance(forms, str) else forms:
                yield Entry(key, form, FIELDS[field])


def marked(text: str, matches: list[Match]) -> str:
    """The text with every match marked, as golden files mark what must be found."""
    for match in reversed(matches):
        mark = f"{{{match.form}|{' '.join(match.keys)}}}"
        text = text[: match.start] + mark + text[match.end :]
    return text


def golden_cases() -> Iterator[Any]:
    """Every case of every golden file, named after its file and what it is about."""
    for path in sorted(CASES.glob("*.yml")):
        for case in read_yaml(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['about']}")


@pytest.mark.parametrize("case", list(golden_cases()))
def test_golden_case(case: dict[str, Any]) -> None:
    """What a golden case marks is found, and nothing else."""
    lexicon = Lexicon(entries_of(case["entries"]))
    text = MARKED.sub(r"\1", case["text"])
    matches = lexicon.resolve(text, lexicon.scan(text), set(case.get("known", ())))
    assert marked(text, matches) == case["text"]


def test_golden_files_are_found() -> None:
    """The golden cases cover every rule's file."""
    assert {path.stem for path in CASES.glob("*.yml")} == {
        "longest",
        "neighbours",
        "scripts",
        "spelling",
        "words",
    }


def test_shared_forms_are_told_with_all_who_claim_them() -> None:
    """Names and aliases of two items are shared; short names, and one item's own forms, are not."""
    city, team = Entry("city", "Miami", Strength.NAME), Entry("team", "Miami", Strength.ALIAS)
    others = [
        Entry("team", "Heat", Strength.SHORT),
        Entry("film", "Heat", Strength.NAME),
        Entry("us", "US", Strength.NAME),
        Entry("us", "US", Strength.ALIAS),
    ]
    assert Lexicon([city, team, *others]).shared() == {"Miami": (city, team)}


def test_shared_forms_are_compared_as_they_are_searched() -> None:
    """Forms that readers cannot tell apart are one; the first one's writing is shown, in NFC."""
    first = Entry("a", "Cote\u0301  d’Or", Strength.NAME)
    second = Entry("b", "Cot\u00e9 d'Or", Strength.ALIAS)
    assert Lexicon([second, first]).shared() == {
        "Coté d’Or": (Entry("a", "Coté d’Or", Strength.NAME), second)
    }


def test_strongest_claim_of_an_item_counts() -> None:
    """A form that is both a name and a short name of an item needs nothing to be known."""
    lexicon = Lexicon([Entry("x", "Gaza", Strength.SHORT), Entry("x", "Gaza", Strength.NAME)])
    (match,) = lexicon.resolve("Gaza", lexicon.scan("Gaza"))
    assert match.entries == (Entry("x", "Gaza", Strength.NAME),)


def test_match_has_a_key_only_if_one_item_is_meant() -> None:
    """An ambiguous match has all its keys, sorted, and no key."""
    entries = (Entry("b", "Miami", Strength.NAME), Entry("a", "Miami", Strength.NAME))
    assert Match(0, 5, "Miami", entries).keys == ("a", "b")
    assert Match(0, 5, "Miami", entries).key is None
    assert Match(0, 5, "Miami", entries[:1]).key == "b"


def test_hits_overlap_where_forms_do() -> None:
    """A scan tells every form at every place; choosing is left to resolving."""
    forms = ["New York", "New York Times", "Times", "York"]
    lexicon = Lexicon(Entry(form, form, Strength.NAME) for form in forms)
    text = "The New York Times"
    found = {text[hit.start : hit.end] for hit in lexicon.scan(text)}
    assert found == set(forms)


def test_part_of_a_form_is_no_hit() -> None:
    """The letters of a form, and its beginning, are nothing by themselves, wherever they stand."""
    assert Lexicon([Entry("b", "Plan B", Strength.NAME)]).scan("B, n\nPlan a B\n\nB ") == []


def test_empty_lexicon_finds_nothing() -> None:
    """A site without items has a lexicon too."""
    assert Lexicon([]).scan("Gaza") == []
    assert Lexicon([]).shared() == {}


NAMES = ["Joe Biden", "Biden", "US", "al-Sadr", "ceasefire talks", "Côte d’Ivoire", "O'Neal"]
NAMES += ["محمد", "ישראל", "以色列", "インド", "ไทย", "이스라엘", "भारत", "Москва", "AT&T", "U.S."]
GLUE = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "'s",
    "’",
    "-",
    "–",
    ".",
    "&",
    "@",
    "/",
    "ال",
    "ב",
    "에서",
    "\u00ad",
]
GLUE += ["\u0651", "\u05b4", "\u0308", "\u200f", "The", "London", "President", "of"]

names = st.sampled_from(NAMES) | st.text(max_size=12)
lexicons = st.lists(
    st.builds(Entry, st.sampled_from("abc"), names, st.sampled_from(Strength)), max_size=8
).map(Lexicon)
texts = st.lists(names | st.sampled_from(GLUE), max_size=20).map(
    lambda parts: normalize("NFC", "".join(parts))
)
plain_words = st.sampled_from(["ab", "cd", "abc", "d"])
phrases = st.lists(plain_words, min_size=1, max_size=3).map(" ".join)


@given(lexicons, texts, st.sets(st.sampled_from("abc")))
def test_matches_are_chosen_from_the_hits(lexicon: Lexicon, text: str, known: set[str]) -> None:
    """Any text can be read: hits lie inside it, matches are hits, in order and apart."""
    hits = lexicon.scan(text)
    matches = lexicon.resolve(text, hits, known)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert {(match.start, match.end) for match in matches} <= {(hit.start, hit.end) for hit in hits}
    assert all(first.end <= then.start for first, then in itertools.pairwise(matches))
    assert all(match.form == text[match.start : match.end] for match in matches)
    assert all(e.strength != "short" or e.key in known for m in matches for e in m.entries)


@given(lexicons, texts)
def test_hits_hold_their_form(lexicon: Lexicon, text: str) -> None:
    """What stands at a hit is found again by itself, as the same entries' form."""
    for hit in lexicon.scan(text):
        form = text[hit.start : hit.end]
        assert form == form.strip()
        assert hit.entries in [again.entries for again in lexicon.scan(form)]


@given(st.lists(st.text("abcdé", min_size=1, max_size=3), max_size=6), st.text("abcdé 1_,-'"))
def test_hits_never_part_a_word(forms: list[str], text: str) -> None:
    """In scripts with spaces no letter or digit touches a hit."""
    lexicon = Lexicon(Entry(form, form, Strength.NAME) for form in forms)
    for hit in lexicon.scan(text):
        around = text[hit.start - 1 : hit.start] + text[hit.end : hit.end + 1]
        assert not re.search(r"\w", around)


@given(st.lists(phrases, max_size=6, unique=True), st.lists(plain_words, max_size=12))
def test_hits_are_all_there_are(forms: list[str], words: list[str]) -> None:
    """Between spaces, the hits are those that comparing word by word finds."""
    lexicon = Lexicon(Entry(form, form, Strength.NAME) for form in forms)
    text = " ".join(words)
    expected = {
        (match.start(1), match.end(1))
        for form in forms
        if len(form) > 1
        for match in re.finditer(rf"(?<!\w)(?=({form})(?!\w))", text)
    }
    assert {(hit.start, hit.end) for hit in lexicon.scan(text)} == expected


@given(st.lists(st.sampled_from(["\u00ad", "\u200f", "\u0640", "\u064e"]), max_size=4), st.data())
def test_what_is_not_seen_moves_only_offsets(silent: list[str], data: st.DataObject) -> None:
    """Characters that readers do not see change neither what is found nor whose it is."""
    text = "قال محمد إن US وUS"
    lexicon = Lexicon([Entry("a", "محمد", Strength.NAME), Entry("us", "US", Strength.NAME)])
    spread = text
    for character in silent:
        place = data.draw(st.integers(0, len(spread)))
        spread = spread[:place] + character + spread[place:]
    assert [hit.entries for hit in lexicon.scan(spread)] == [
        hit.entries for hit in lexicon.scan(text)
    ]


@given(st.permutations([Entry(key, form, Strength.NAME) for key in "ab" for form in NAMES[:3]]))
def test_order_and_pickling_change_nothing(entries: list[Entry]) -> None:
    """A lexicon is what its entries are: however they came, and after a journey between processes."""
    text = "Joe Biden of the US"
    expected = Lexicon(sorted(entries, key=repr)).scan(text)
    assert expected
    assert Lexicon(entries).scan(text) == expected
    assert pickle.loads(pickle.dumps(Lexicon(entries))).scan(text) == expected  # noqa: S301  # ours
