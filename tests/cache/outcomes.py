"""Two outcomes of the stages, held against each other: nothing may tell with what means the work was done."""

from dataclasses import fields
from pathlib import Path

from nutgraf.cache.memory import Memory
from nutgraf.pipeline import Answer, Content, Means, Outcome, Question, answer, proofread, run
from nutgraf.settings import Settings

ITEMS = Question("items", lambda outcome: [*map(str, outcome.newsroom.items)])
"""Which items there are."""


def assert_same(one: Outcome, other: Outcome) -> None:
    """Fail unless both hold the same, in the same order."""
    assert one.problems == other.problems
    assert one.broken == other.broken
    assert [*one.newsroom.items.items()] == [*other.newsroom.items.items()]
    assert [*one.newsroom.introductions.items()] == [*other.newsroom.introductions.items()]
    for field in fields(one.corpus):
        mine, others = (getattr(each.corpus, field.name) for each in (one, other))
        assert mine == others, field.name
        assert not isinstance(mine, dict) or [*mine] == [*others], field.name


def assert_cache_changes_nothing(
    content: Content, settings: Settings, cache: Path, memory: Memory | None = None
) -> Outcome:
    """Run with the cache as it is, with what that run left in it, and without; all must be the same.

    So must be what is made with a `memory` of earlier runs.
    """
    alone, problems = run(content, settings), proofread(content, settings)
    assert {*alone.problems} <= {*problems}
    for _ in range(2):
        assert proofread(content, settings, Means(cache)) == problems
        told = answer(ITEMS, content, settings, Means(cache))
        assert told == Answer(ITEMS.ask(alone), alone.problems)
        assert_same(run(content, settings, Means(cache)), alone)
        assert_same(run(content, settings, Means(cache, memory=memory)), alone)
    return alone
