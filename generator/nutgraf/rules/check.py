"""All rules that are on, over all of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from nutgraf.gather import Newsroom
from nutgraf.link import Corpus
from nutgraf.problems import SWITCHABLE, Level, Problem, errors
from nutgraf.rules.copy import Copy
from nutgraf.rules.registry import RULES
from nutgraf.rules.rule import with_code


def check_rules(newsroom: Newsroom, corpus: Corpus, known: Iterable[Problem]) -> list[Problem]:
    """`known`, the problems found so far, and what the rules find, all as the site's settings judge it.

    Of a file with an error too little is known to look at it by these rules, unless it is only a link that leads
    nowhere.
    """
    on = corpus.settings.rules
    problems = [*_judged(known, on)]
    wrong = errors(problems)
    unsound = frozenset(each.place.path for each in wrong if each.code not in SWITCHABLE)
    copy = Copy(newsroom, corpus, unsound, has_gaps=bool(wrong))
    for rule in RULES:
        if rule.code in on:
            problems += rule.problems(copy, on[rule.code])
    return problems


def _judged(problems: Iterable[Problem], on: Mapping[str, Level]) -> Iterator[Problem]:
    """The problems, those that a site may switch at its levels; those that are off are left out."""
    for each in problems:
        if each.code not in SWITCHABLE:
            yield each
        elif each.code in on:
            yield replace(each, level=on[each.code], hint=with_code(each.hint, each.code))
