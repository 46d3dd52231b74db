"""All rules that are on, over all of the content."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.gather import Newsroom
from nutgraf.link import Corpus
from nutgraf.problems import Problem, errors
from nutgraf.rules.copy import Copy
from nutgraf.rules.registry import RULES


def check_rules(newsroom: Newsroom, corpus: Corpus, known: Iterable[Problem]) -> list[Problem]:
    """What the rules find that the site's settings have on.

    `known` are the problems found so far: of a file with an error too little is known to judge it by these rules.
    """
    copy = Copy(newsroom, corpus, frozenset(each.place.path for each in errors(known)))
    on = corpus.settings.rules
    return [
        problem
        for rule in RULES
        if rule.code in on
        for problem in rule.problems(copy, on[rule.code])
    ]
