"""All rules that are on, over all of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from nutgraf.cache.memory import Memory
from nutgraf.cache.store import Store
from nutgraf.gather import Newsroom
from nutgraf.link import Corpus
from nutgraf.problems import SWITCHABLE, Level, Problem, errors
from nutgraf.rules.copy import Copy
from nutgraf.rules.registry import RULES
from nutgraf.rules.rule import Rule, with_code


def check_rules(
    newsroom: Newsroom, corpus: Corpus, known: Iterable[Problem], memory: Memory, store: Store
) -> list[Problem]:
    """`known`, the problems found so far, and what the rules find, all as the site's settings judge it.

    Of a file with an error too little is known to look at it by these rules, unless it is only a link that leads
    nowhere. Where a `memory` knows what they found in a file, and that is as it was, rules that go by files do not look
    at it again. What takes them long is kept in a `store`.
    """
    on = corpus.settings.rules
    problems = [*_judged(known, on)]
    wrong = errors(problems)
    unsound = frozenset(each.place.path for each in wrong if each.code not in SWITCHABLE)
    copy = Copy(newsroom, corpus, unsound, has_gaps=bool(wrong), memory=memory, store=store)
    rules = [rule for rule in RULES if rule.code in on]
    for rule in (rule for rule in rules if not rule.by_file):
        problems += rule.problems(copy, on[rule.code])
    return problems + _by_file([rule for rule in rules if rule.by_file], copy)


def _by_file(rules: Sequence[Rule], copy: Copy) -> list[Problem]:
    """What rules find that go by files: it is kept by file, with all that it was found in."""
    memory, settings = copy.memory, copy.corpus.settings
    texts, briefings = copy.corpus.texts, copy.corpus.briefings
    around = memory.same("around files", settings.lasting())
    files: dict[str, list[object]] = {}
    for each in copy.items:
        parts = files.setdefault(each.document.path, [around])
        parts += each, texts[each.key], briefings.get(each.key)
    found: dict[str, list[Problem]] = {}
    fresh: set[str] = set()
    for path, parts in files.items():
        known = memory.made_of(("found", path), parts)
        found[path] = [] if known is None else known
        fresh.update([path] if known is None else [])
    chosen = replace(copy, chosen=frozenset(fresh))
    for rule in rules:
        for problem in rule.problems(chosen, settings.rules[rule.code]):
            found[problem.place.path].append(problem)
    for path in fresh:
        memory.put_made_of(("found", path), files[path], found[path])
    return [*chain.from_iterable(found.values())]


def _judged(problems: Iterable[Problem], on: Mapping[str, Level]) -> Iterator[Problem]:
    """The problems, those that a site may switch at its levels; those that are off are left out."""
    for each in problems:
        if each.code not in SWITCHABLE:
            yield each
        elif each.code in on:
            yield replace(each, level=on[each.code], hint=with_code(each.hint, each.code))
