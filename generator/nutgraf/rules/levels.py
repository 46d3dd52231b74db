"""Which rules are on, and how much each matters: the defaults, and what a site sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from nutgraf.problems import Code, Level
from nutgraf.rules.registry import RULES

OFF = "off"
LEADS_NOWHERE: frozenset[str] = frozenset(
    {Code.BROKEN_REFERENCE, Code.BROKEN_CITATION, Code.MISSING_FILE}
)
"""The rules that one `off` for all leaves on."""

WORDS = (*(level.value for level in Level), OFF)


class LevelError(ValueError):
    """A site sets what is no rule, or no level; the message says what was meant."""


def read_levels(given: object) -> dict[str, Level | None]:
    """What a site sets, code → level or `off` (None). Raises LevelError.

    One `off` stands for all rules but those of what leads nowhere: they are switched by their names only. YAML reads a
    bare `off` as false, so false is `off`, too.
    """
    if given is False or given == OFF:
        return {rule.code: None for rule in RULES if rule.code not in LEADS_NOWHERE}
    if not isinstance(given, Mapping):
        message = f"expected codes with levels, such as `title-length: off`, but got {given!r}."
        raise LevelError(message)
    return {_code(code): _level(code, value) for code, value in given.items()}


def levels(given: Mapping[str, Level | None]) -> dict[str, Level]:
    """The level of every rule that is on: the site's, else the rule's own."""
    every = {rule.code: given.get(rule.code, rule.level) for rule in RULES}
    return {code: level for code, level in every.items() if level}


def _code(code: object) -> str:
    known = [rule.code for rule in RULES]
    if code not in known:
        message = f"expected the code of a rule, but got {code!r}.{_meant(code, known)}"
        raise LevelError(message)
    return str(code)


def _level(code: object, value: object) -> Level | None:
    word = OFF if value is False else value
    if word not in WORDS:
        words = f"{', '.join(WORDS[:-1])} or {WORDS[-1]}"
        message = f"expected {words} for {code}, but got {value!r}.{_meant(value, WORDS)}"
        raise LevelError(message)
    return None if word == OFF else Level(str(word))


def _meant(value: object, known: Iterable[str]) -> str:
    close = get_close_matches(str(value).lower(), known, n=1)
    return f" Did you mean `{close[0]}`?" if close else ""
