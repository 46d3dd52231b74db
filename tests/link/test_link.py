"""A newsroom and its texts → the corpus: everything resolved, merged, ordered and addressed."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import Corpus, MentionedIn
from nutgraf.times import parse_when
from tests.cases import Case, read_cases, report, run_case

CASES = [*read_cases(Path(__file__).parent / "cases")]
KEY_A = Key(Kind.BRIEFING, "a")
LEFT_OUT = {"anchor", "item", "key", "told_by", "named_by", "placed_by"}
"""What other aspects tell, or tests of views, or what says nothing to a reader of the data files."""


def plain(value: Any) -> Any:
    """Dataclasses, models, keys and dates as YAML has them; what is empty is left out."""
    if isinstance(value, Key):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if is_dataclass(value):
        told = {each.name: getattr(value, each.name) for each in fields(value)}
        return plain({name: each for name, each in told.items() if name not in LEFT_OUT})
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items() if each or each == 0}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def mention(each: MentionedIn) -> str:
    """A mention as one line: the page, how often, and the sentence."""
    found = each.mention
    times = f" ×{found.count}" if found.count > 1 else ""
    return f"{each.page}{times}: {found.before}[{found.name}]{found.after}"


def describe(corpus: Corpus, case: Case) -> dict[str, Any]:
    """What the data files tell of a corpus."""
    first = corpus.briefings.get(Key(Kind.BRIEFING, "a"))
    return {
        "addresses": {str(key): address for key, address in corpus.addresses.items()},
        "headings": plain(corpus.headings),
        "redirects": plain(corpus.redirects),
        "order": [str(key) for key in corpus.briefings],
        "listed": [str(briefing.key) for briefing in corpus.listed],
        "briefing": plain({**plain(first), "in_prose": len(first.in_prose)}) if first else None,
        "statements": [plain(each) for each in corpus.statements.values()],
        "claims": plain(corpus.claims),
        "events": plain(corpus.events),
        "planned": [id for id, event in corpus.events.items() if event.current.is_planned],
        "actors": plain(corpus.actors),
        "topics": {str(key): plain(each.parent) for key, each in corpus.topics.items()},
        "stories": plain(corpus.stories),
        "sources": [str(key) for key in corpus.sources],
        "mentions": {str(key): list(map(mention, each)) for key, each in corpus.mentions.items()},
        "lead": plain(corpus.lead),
        "versions": plain(corpus.versions),
        "filed": {
            str(key): plain({"stories": each.stories, "topics": each.topics})
            for key, each in corpus.briefings.items()
        },
        "roles": roles(corpus, case.data.get("roles", {})),
    }


def roles(corpus: Corpus, asked: Mapping[str, Any]) -> dict[str, str | None]:
    """The role of the actor `a` on each day that is asked for; `unknown` is a day that nobody knows."""
    actor = corpus.actors.get(Key(Kind.ACTOR, "a"))
    days = {day: None if day == "unknown" else parse_when(str(day)) for day in asked}
    return {day: actor.role_on(when) for day, when in days.items()} if actor else {}


@pytest.mark.parametrize("case", CASES)
def test_corpus(case: Case, tmp_path: Path) -> None:
    """The files of a folder make the corpus that the data file tells, and its problems."""
    outcome = run_case(case, tmp_path)
    told = describe(outcome.corpus, case)

    assert {name: told[name] for name in told if name in case.data} == {
        name: case.expected(name) for name in told if name in case.data
    }
    assert report(outcome.problems) == case.data.get("report", "")


@pytest.mark.parametrize("words", ["two days", "who are no actors", "Of no actors"])
def test_a_statement_is_led_to_where_it_stands(words: str, tmp_path: Path) -> None:
    """What is one statement of several has an anchor of its own, and leads to its words on the pages of briefings."""
    [case] = [each.values[0] for each in CASES if words in str(each.id)]
    corpus = run_case(case, tmp_path).corpus

    assert len(corpus.statements) > 1
    for anchor, said in corpus.statements.items():
        assert said.anchor == anchor
        for key in said.briefings:
            there = {each.anchor: each for each in corpus.briefings[key].statements}
            assert corpus.statement(there[corpus.anchor_in(said, key)]) is said


def test_a_newer_statement_leaves_the_anchor_of_an_older_one(tmp_path: Path) -> None:
    """Of those of no day, whose speaker is no actor, the first keeps its address when others come."""
    [case] = [each.values[0] for each in CASES if "who are no actors" in str(each.id)]
    first = {name: text for name, text in case.files.items() if "briefings/" not in name}
    first["briefings/a.md"] = case.files["briefings/a.md"]
    before = run_case(Case("", {"files": first}), tmp_path / "before").corpus.statements
    after = run_case(case, tmp_path / "after").corpus.statements

    assert [*before] == [each for each in after if after[each].briefings[-1] == KEY_A]


def test_what_is_withdrawn_is_no_other_statement(tmp_path: Path) -> None:
    """The words of a withdrawn briefing are its own, where nobody knows that they are those of another."""
    [case] = [each.values[0] for each in CASES if "who are no actors" in str(each.id)]
    corpus = run_case(case, tmp_path).corpus
    [said] = corpus.briefings[Key(Kind.BRIEFING, "i")].statements

    assert corpus.statement(said) is said
