"""Every rule is declared once, listed, explained, and known by a code of its own."""

import json
import pkgutil
import re
from importlib import import_module

import nutgraf.rules
from nutgraf.problems import SWITCHABLE, Code, Place, Problem
from nutgraf.read.ids import PARTS
from nutgraf.reports import REPORTS
from nutgraf.rules import RULES, Rule
from tests.docs.pages import codes, table
from tests.project.commands import ROOT

TEMPLATES = ROOT / "theme" / "nutgraf_theme" / "nutgraf"


def declared() -> list[Rule]:
    """The rules in all modules of the package."""
    modules = [
        import_module(f"nutgraf.rules.{found.name}")
        for found in pkgutil.iter_modules(nutgraf.rules.__path__)
    ]
    return [each for module in modules for each in vars(module).values() if isinstance(each, Rule)]


def test_every_rule_is_registered() -> None:
    """What a module declares is looked for."""
    assert {rule.code for rule in declared()} == {rule.code for rule in RULES}


def test_codes_are_their_own() -> None:
    """No two rules have one code, and none has that of a problem of the stages that is not to be switched."""
    every = [rule.code for rule in RULES]

    assert len({*every}) == len(every)
    assert {*every} & {code.value for code in Code} == {*SWITCHABLE}
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in every)


def test_the_handbook_tells_of_every_rule() -> None:
    """The table in `docs/rules.md` says of each rule what the code says."""
    told = [(codes(row[0])[0], *row[1:]) for row in table("docs/rules.md", "rules")]

    assert told == [(rule.code, rule.level or "off", rule.finds, rule.mend) for rule in RULES]


def test_reports_for_programs_explain_every_rule() -> None:
    """A code host shows what a rule is about beside the line that breaks it."""
    problems = [Problem(Place("a.md"), "", "x", "x", rule.code) for rule in RULES]
    [run] = json.loads(REPORTS["sarif"](problems))["runs"]
    told = {rule["id"]: rule["help"]["text"] for rule in run["tool"]["driver"]["rules"]}

    assert told == {rule.code: f"{rule.finds} {rule.mend}" for rule in RULES}


def test_parts_of_pages_are_those_of_the_theme() -> None:
    """A link may lead to each part that a template makes, and to no other."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.rglob("*.html"))]
    sections = {
        name
        for text in texts
        for name in re.findall(r'(?:call section|parts\.(?!region)\w+)\("([\w-]+)"', text)
    }
    others = {name for text in texts for name in re.findall(r'id="part-([\w-]+)"', text)}

    assert sections
    assert sections | others == PARTS
