"""Tiny sites with one fault, for each rule: the whole report of each is told in the data file of the rule's name."""

from dataclasses import replace
from pathlib import Path

import pytest

from nutgraf.pipeline import Content, run
from nutgraf.problems import Level, Problem
from nutgraf.rules import RULES, Rule, levels, read_levels
from nutgraf.rules.copy import Copy
from tests.cases import Case, read_cases, report, write_files
from tests.data import read_yaml

SITES = Path(__file__).parent / "sites"
CASES = [*read_cases(SITES)]
EVERY_OTHER_OFF = read_levels("off")

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def code_of(case_id: str) -> str:
    """The rule that a case is about: the name of its file."""
    return case_id.partition(":")[0]


def check(case: Case, setting: str, folder: Path) -> tuple[Problem, ...]:
    """Every problem of a case with one rule on, if it is; `setting` is what the site's `mkdocs.yml` says of it."""
    given = {**EVERY_OTHER_OFF, **read_levels(read_yaml(setting))}
    settings = replace(case.settings, rules=levels(given), root=case.data.get("root", "/"))
    content = Content(write_files(case.files, folder / "content"), "content")
    return run(content, settings).problems


def first_fault(rule: Rule) -> Case:
    """The first case of a rule, which has its fault."""
    [case, *_] = [each.values[0] for each in CASES if code_of(str(each.id)) == rule.code]
    assert isinstance(case, Case)
    return case


@pytest.mark.parametrize(
    ("code", "case"),
    [pytest.param(code_of(str(each.id)), *each.values, id=each.id) for each in CASES],
)
def test_the_whole_report(code: str, case: Case, tmp_path: Path) -> None:
    """A fault is told at its place, with what to do; what is none is not told."""
    [rule] = [rule for rule in RULES if rule.code == code]
    setting = f"{code}: {rule.level or 'off'}"

    assert report(check(case, setting, tmp_path)) == case.expected("report")


@each_rule
def test_there_is_a_site_for_each_rule(rule: Rule) -> None:
    """And its first case has the fault."""
    assert f"{rule.level} {rule.code}\n" in first_fault(rule).expected("report")


@each_rule
def test_each_rule_can_be_switched_off(rule: Rule, tmp_path: Path) -> None:
    """`off`, bare as YAML has it, silences a rule."""
    told = {problem.code for problem in check(first_fault(rule), f"{rule.code}: off", tmp_path)}

    assert rule.code not in told


@each_rule
@pytest.mark.parametrize("level", Level)
def test_each_rule_has_the_level_that_is_set(rule: Rule, level: Level, tmp_path: Path) -> None:
    """Whatever is found has the level that the site gives to the rule."""
    problems = check(first_fault(rule), f"{rule.code}: {level}", tmp_path)

    assert {problem.level for problem in problems if problem.code == rule.code} == {level}


@each_rule
def test_every_problem_says_what_was_expected_and_which_rule(rule: Rule, tmp_path: Path) -> None:
    """Each has a message of what was expected and found, and a hint that ends with the code to switch."""
    problems = check(first_fault(rule), f"{rule.code}: error", tmp_path)

    for problem in (each for each in problems if each.code == rule.code):
        assert problem.message.startswith("expected ")
        assert problem.hint.endswith((f". (`{rule.code}`)", f"? (`{rule.code}`)"))


def test_rules_that_go_by_file(tmp_path: Path) -> None:
    """What they find in a file among all is what they find in it alone: so what they found in others can be kept."""
    rules = [rule for rule in RULES if rule.by_file]
    files = {
        f"{Path(path).parent}/{number}-{Path(path).name}": text
        for number, rule in enumerate(rules)
        for path, text in first_fault(rule).files.items()
    }
    outcome = run(Content(write_files(files, tmp_path), "content"), first_fault(rules[0]).settings)
    copy = Copy(outcome.newsroom, outcome.corpus)
    whole = {rule.code: [*rule.look(copy)] for rule in rules}
    assert all(whole.values())
    for path in {each.document.path for each in copy.items}:
        one = replace(copy, chosen=frozenset({path}))
        for rule in rules:
            found = [each for each in whole[rule.code] if each.place.path == path]
            assert [*rule.look(one)] == found
