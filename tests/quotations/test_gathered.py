"""What was said is gathered once, for the rules and for the desk."""

from pathlib import Path

import pytest

from nutgraf.desk.comparison import compare_quotations
from nutgraf.keys import Key, Kind
from nutgraf.pipeline import Content, Outcome, run
from nutgraf.quotations.gathered import Quotation, quotations_of
from nutgraf.rules.copy import Copy
from nutgraf.settings import Settings
from tests.cases import NOW, Files, write_files

FILES: Files = {
    "briefings/a.md": """\
---
title: A
date: 2024-03-26
statements:
  - {quote: Said one., speaker: Ann, source: log}
  - {paraphrase: Said two., attribution: an official}
  - {quote: Three., original: Drei., language: de, source: {title: A diary}}
claims:
  - claim: Four.
    positions:
      - {stance: asserts, holder: ann, quote: Said four., date: 2024-03-25}
      - {stance: disputes, holder: others, text: Not four.}
key_points:
  - |
    > Said five.
    >
    > — Ann [@log]
---
> Said six.
>
> — 2024-03-25

> Said six.
>
> — Ann, at sea [@nowhere]
""",
    "briefings/index.md": "> Said seven.\n>\n> — an official\n",
    "actors/ann.md": "---\nname: Ann\n---\n> Said eight.\n>\n> — Ann\n",
    "sources/log.yml": {"title": "The log"},
}
LOG, DIARY = Key(Kind.SOURCE, "log"), Key(Kind.SOURCE, "a-diary")


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    """A newsroom in which something is said in every way."""
    return run(Content(write_files(FILES, tmp_path / "content"), "content"), Settings(now=NOW))


def gathered(outcome: Outcome) -> list[Quotation]:
    """All quotations of the newsroom."""
    newsroom, texts = outcome.newsroom, outcome.corpus.texts
    every = [*newsroom.items.values(), *newsroom.introductions.values()]
    return [
        quotation
        for each in every
        for quotation in quotations_of(each, texts[each.key], newsroom.targets)
    ]


def test_all_that_was_said(outcome: Outcome) -> None:
    """Fields, then texts: words, speaker, source, and where the words stand."""
    told = {
        (
            each.words,
            each.speaker,
            each.source_in(outcome.newsroom),
            "{0.path}:{0.line}".format(each.spot("original" if each.original else "").place),
        )
        for each in gathered(outcome)
    }

    assert told == {
        ("Said one.", "actors/ann", LOG, "content/briefings/a.md:5"),
        ("Said two.", "an official", None, "content/briefings/a.md:6"),
        ("Three.", "", DIARY, "content/briefings/a.md:7"),
        ("Said four.", "actors/ann", None, "content/briefings/a.md:11"),
        ("Said five.", "actors/ann", LOG, "content/briefings/a.md:14"),
        ("Said six.", "", None, "content/briefings/a.md:19"),
        ("Said six.", "actors/ann", None, "content/briefings/a.md:23"),
        ("Said seven.", "an official", None, "content/briefings/index.md:1"),
        ("Said eight.", "actors/ann", None, "content/actors/ann.md:4"),
    }


def test_the_fields_of_what_was_said(outcome: Outcome) -> None:
    """Words are told of by the field that holds them; in the prose below the fields there is none."""
    fields = [each.spot().field for each in gathered(outcome)]

    assert [*filter(None, fields)] == [
        "statements[0].quote",
        "statements[1].paraphrase",
        "statements[2].quote",
        "claims[0].positions[0].quote",
        "key_points[0]",
    ]


def test_block_quotes_as_they_are_typed(outcome: Outcome) -> None:
    """Each with its own attribution line, whatever its words; nothing of what is typed in fields of its own."""
    last = [each.typed.splitlines()[-1] for each in gathered(outcome) if each.typed]

    assert sorted(last) == [
        "> — 2024-03-25",
        "> — Ann",
        "> — Ann [@log]",
        "> — Ann, at sea [@nowhere]",
        "> — an official",
    ]


def test_rules_and_desk_look_at_the_same(outcome: Outcome, tmp_path: Path) -> None:
    """What rules hold against each other is what the desk holds against sources."""
    compared = compare_quotations(
        outcome.newsroom, outcome.corpus.texts, write_files({}, tmp_path / "texts")
    )
    copy = Copy(outcome.newsroom, outcome.corpus)
    verbatim = [each for each in copy.quotations if each.verbatim]

    assert len(verbatim) == compared.unread.total() + compared.sourceless == 8
