"""Slugs, folding, sentences and digests hold for texts of any script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.text import (
    LONGEST_SLUG,
    as_read,
    digest,
    exact_slug,
    fold,
    fold_words,
    monogram,
    quoted,
    sentence_around,
    short_slug,
    slugify,
)
from tests.properties import fragments, texts, tried


def test_what_steers_how_a_word_is_written_does_not_count() -> None:
    """Who writes from right to left puts marks of direction round a name, and does not see them."""
    assert fold("\u200fجون\u200f كيربي\u200e") == fold("جون كيربي") == "جون كيربي"
    assert fold("جـون \u2067كيربي\u2069") == fold("جون كيربي")
    assert fold("e\u200f\u0301") == fold("é")


@tried
@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)
    assert fold_words(fold_words(text)) == fold_words(text)
    assert slugify(slugify(text)) == slugify(text)
    assert short_slug(short_slug(text)) == short_slug(text)


@tried
@given(texts)
def test_names_compare_without_case_form_and_space(text: str) -> None:
    """Case, Unicode form and runs of white space make no other name."""
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(unicodedata.normalize("NFC", text))
    assert fold(f"  {text}\n") == fold(text)


@tried
@given(texts)
def test_slugs_are_parts_of_addresses(text: str) -> None:
    """A slug has letters, marks and digits joined by single hyphens, and nothing else."""
    slug = slugify(text)
    assert "--" not in slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert all(
        each == "-" or each.isalnum() or unicodedata.category(each)[0] == "M" for each in slug
    )
    assert len(short_slug(text)) <= LONGEST_SLUG


@tried
@given(texts, texts)
def test_long_slugs_stay_apart(first: str, second: str) -> None:
    """Texts with different slugs have different short ones."""
    start = "a-beginning-that-goes-on-for-quite-a-while-before-it-ends-with-"
    slugs = slugify(start + first), slugify(start + second)
    assert (short_slug(start + first) == short_slug(start + second)) == (slugs[0] == slugs[1])


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The Council's Vote!", "the-councils-vote"),
        ("Ünïcödé — dashes/slashes_and_lines", "ünïcödé-dashes-slashes-and-lines"),
        ("حماس والأمم المتحدة", "حماس-والأمم-المتحدة"),
        ("soft\u00adhyphen and \u200emark", "softhyphen-and-mark"),
        ("../../etc/passwd", "etc-passwd"),
        ("नई दिल्ली", "नई-दिल्ली"),
        ("กรุงเทพ", "กรุงเทพ"),
        ("❤\ufe0f for Gaza", "for-gaza"),
        ("…", ""),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    """A slug reads as its text does."""
    assert slugify(text) == slug


@pytest.mark.parametrize(
    "text",
    [
        "“It’s” — a (plain) text, 5-6 days; 1,000.50/2020–2024: no?",
        "«سؤال؟»، نعم",
        "- 5 or so…",
        'Quays & ropes: <all> "sizes"',
        "+",
    ],
)
def test_a_sentence_without_signs_has_its_slug(text: str) -> None:
    """Punctuation and quotation marks say nothing that an address must tell."""
    assert exact_slug(text) == slugify(text)


@pytest.mark.parametrize(
    "alike",
    [
        ("It was 5", "It was 5."),
        ("It was +5",),
        ("It was -5", "It was −5.", "it was –5"),
        ("It was $5",),
        ("It was -$5",),
        ("It was 5%",),
        ("It was ≥5",),
        ("It was <5",),
        ("It was >5",),
    ],
    ids=lambda alike: alike[0],
)
def test_signs_tell_sentences_apart(alike: tuple[str, ...]) -> None:
    """What differs by a sign has another slug than any other, and typography makes none."""
    slugs = {exact_slug(text) for text in alike}

    assert len(slugs) == 1
    assert slugs & {exact_slug(text) for text in OTHERS - {*alike}} == set()
    assert all(slug.startswith("it-was-5") for slug in slugs)


OTHERS = frozenset(
    {
        "It was 5",
        "It was +5",
        "It was -5",
        "It was $5",
        "It was -$5",
        "It was 5%",
        "It was ≥5",
        "It was <5",
    }
)


@tried
@given(
    fragments("Mr. Kirby", "a.m. ", "“Why?” ", "Yes! ", "no. ", "。", " U.S. ", "\n", "؟ "),
    st.data(),
)
def test_a_sentence_holds_its_place(text: str, data: st.DataObject) -> None:
    """What is cut from a text is the text around the place, white space aside."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, after = sentence_around(text, start, end)
    around = " ".join(f"{before}\0{text[start:end]}\0{after}".replace("… ", "").split())
    whole = " ".join(f"{text[:start]}\0{text[start:end]}\0{text[end:]}".replace("… ", "").split())
    assert around.removesuffix(" …") in whole or "…" in around


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two [x] here. Three.", "Two [x] here."),
        ("At 10 a.m. on Monday [x] met Gen. Smith of the U.S. in Rome. So.", None),
        ("“Why?” he asked. “[x]!” So.", "“[x]!”"),
        ("J. Kirby and Mr. [x] met. Then No. 10.", "J. Kirby and Mr. [x] met."),
        ("以前。[x]は言った。以後。", "[x]は言った。"),
        ("[x]", "[x]"),
        ("One\ntwo [x]\nthree", "One two [x] three"),
    ],
)
def test_sentences(text: str, sentence: str | None) -> None:
    """A sentence ends where a reader would say so; abbreviations do not end it."""
    start = text.index("[x]")
    before, after = sentence_around(text, start, start + 3)
    assert f"{before}[x]{after}" == (sentence or text.removesuffix(" So."))


def test_long_sentences_are_cut_on_both_sides() -> None:
    """A sentence without end does not fill the page."""
    text = "word " * 200 + "[x]" + " word" * 200
    before, after = sentence_around(text, text.index("[x]"), text.index("[x]") + 3)
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before) + len(after) < 340


@tried
@given(texts)
def test_a_monogram_is_short(text: str) -> None:
    """At most two letters stand for a name, whatever it is."""
    assert len(monogram(text)) <= 4  # a letter may have a capital of two, such as ß


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("John Kirby", "JK"),
        ("Benjamin “Bibi” Netanyahu", "BN"),
        ("Hamas", "H"),
        ("khalil al-Rubaie", "R"),
        ("us officials", "UO"),
        ("नई दिल्ली", "नद"),
        ("حماس", "ح"),
        ("الولايات المتحدة", "و\u200cم"),
        ("…", ""),
    ],
)
def test_monograms(name: str, letters: str) -> None:
    """The first letters of the first and the last word that is a name."""
    assert monogram(name) == letters


@tried
@given(st.lists(texts, min_size=1, max_size=3))
def test_digests_are_short_and_stay(parts: list[str]) -> None:
    """A digest is eight hexadecimal digits, always the same."""
    assert digest(*parts) == digest(*parts)
    assert len(digest(*parts)) == 8
    assert int(digest(*parts), 16) >= 0


def test_digests_do_not_change() -> None:
    """Anchors that are published once stay."""
    assert digest("actors/john-kirby", "we're perplexed by this.") == "79dc9a43"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("soon", "'soon'"),
        (r"C:\Users\me\x.png", r"'C:\Users\me\x.png'"),
        ("what's next?", '"what\'s next?"'),
        ('what\'s "next"?', "'what's \"next\"?'"),
        ("a\nb\x1b[0m\u202e", r"'a\nb\x1b[0m\u202e'"),
        ("x" * 61, f"'{'x' * 59}…'"),
    ],
)
def test_values_are_shown_as_they_were_typed(text: str, shown: str) -> None:
    """A value stands in quotation marks as it was typed, but for what nobody sees; a long one is cut."""
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://harbour.example/", "harbour.example"),
        ("HTTP://harbour.example/a/?b=c#d", "harbour.example/a/?b=c#d"),
        ("https://ar.wikipedia.org/wiki/%D8%A8%D8%AD%D8%B1", "ar.wikipedia.org/wiki/بحر"),
        ("https://a.example/web/https://b.example/", "a.example/web/https://b.example"),
        ("https://harbour.example/a%2Fb?x=%26%C3%BC", "harbour.example/a%2Fb?x=%26ü"),
        ("https://harbour.example/100%", "harbour.example/100%"),
        ("https://harbour.example/%FF", "harbour.example/%FF"),
        ("https://harbour.example/a%20b", "harbour.example/a%20b"),
        ("https://harbour.example/%E2%80%AE", "harbour.example/%E2%80%AE"),
        ("https://harbour.example/%00", "harbour.example/%00"),
    ],
)
def test_an_address_as_it_is_read(url: str, shown: str) -> None:
    """In the letters of its language, but for what could show another address than it is."""
    assert as_read(url) == shown
