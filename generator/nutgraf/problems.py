"""What is wrong with the content, said so that a writer can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType


class Level(StrEnum):
    """How much a problem matters: an error stops the build, a warning stops a strict one, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Code(StrEnum):
    """The rule that a problem breaks: a name that stays, for tools that read reports."""

    # files
    UNREADABLE = "unreadable"
    NOT_UTF8 = "not-utf8"
    CONTROL_CHARACTER = "control-character"
    TOO_LARGE = "too-large"
    EMPTY_FILE = "empty-file"
    FRONT_MATTER = "front-matter"
    UNUSED_FILE = "unused-file"
    INTRODUCTION = "introduction"
    FOLDER_NAME = "folder-name"
    FILE_NAME = "file-name"
    FILE_ENDING = "file-ending"
    ACTIVE_PICTURE = "active-picture"
    BROKEN_PICTURE = "broken-picture"
    # YAML
    YAML_SYNTAX = "yaml-syntax"
    YAML_ALIAS = "yaml-alias"
    YAML_TAG = "yaml-tag"
    YAML_COMMENT = "yaml-comment"
    COMMENT_AFTER_TEXT = "comment-after-text"
    YAML_DEPTH = "yaml-depth"
    YAML_KEY = "yaml-key"
    DUPLICATE_KEY = "duplicate-key"
    # names of fields
    FIELD_NAME = "field-name"
    UNKNOWN_FIELD = "unknown-field"
    TWO_NAMES = "two-names"
    MISSING = "missing"
    # single values
    TEXT = "text"
    MAPPING = "mapping"
    CHOICE = "choice"
    FLAG = "flag"
    DATE = "date"
    MOMENT = "moment"
    URL = "url"
    ADDRESS = "address"
    SLUG = "slug"
    LANGUAGE = "language"
    STATEMENT = "statement"
    # names of items
    SAME_ID = "same-id"
    NO_LETTERS = "no-letters"
    TOO_LONG = "too-long"
    # references
    UNKNOWN_STORY = "unknown-story"
    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_REFERENCE = "unknown-reference"
    AMBIGUOUS_REFERENCE = "ambiguous-reference"
    AMBIGUOUS_NAME = "ambiguous-name"
    UNKNOWN_SPEAKER = "unknown-speaker"
    UNKNOWN_ACTOR = "unknown-actor"
    BROKEN_REFERENCE = "broken-reference"
    BROKEN_CITATION = "broken-citation"
    HIDDEN_SOURCE = "hidden-source"
    MISSING_FILE = "missing-file"
    PARENT_CIRCLE = "parent-circle"
    NAMELESS_EVENT = "nameless-event"
    # addresses
    SAME_ADDRESS = "same-address"
    GONE_ADDRESS = "gone-address"
    GONE_FILE = "gone-file"
    # Markdown
    MARKDOWN = "markdown"
    # settings and theme
    SETTING = "setting"
    UNKNOWN_SETTING = "unknown-setting"
    WORDS = "words"
    WORD_NAME = "word-name"
    # texts of sources
    QUOTATION_DRIFT = "quotation-drift"


SWITCHABLE: dict[str, Level] = {
    Code.BROKEN_REFERENCE: Level.ERROR,
    Code.BROKEN_CITATION: Level.ERROR,
    Code.MISSING_FILE: Level.WARNING,
    Code.HIDDEN_SOURCE: Level.WARNING,
    Code.UNKNOWN_ACTOR: Level.WARNING,
}
"""What the stages find and a site may judge otherwise, like the editorial rules, as a page can be made all the same."""

RuleCode = NewType("RuleCode", str)
"""The code of an editorial rule; each is given where its rule is declared, in `rules/`."""


UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that break a line, or do other things to a terminal."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file of the writer: path as the writer knows it, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: where, in which field, what was expected and found, and what to do about it."""

    place: Place
    field: str
    message: str
    hint: str
    code: Code | RuleCode
    level: Level = Level.ERROR

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        hint = f"\n    {self.hint}" if self.hint else ""
        return on_one_line(f"{self.place}: {field}{self.message}") + hint


def as_told(path: Path) -> str:
    """What writers call a file or folder: its path from the working directory, if it lies below that."""
    whole, here = path.absolute(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def on_one_line(text: str) -> str:
    """A text in which what breaks a line is told by its number: names of files may hold anything."""
    return UNSHOWN.sub(lambda found: repr(found[0])[1:-1], text)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems` by place, each once."""
    return tuple(sorted({*problems}, key=_order))


def _order(problem: Problem) -> tuple[str | int, ...]:
    """The order of problems, as tuples, which are compared many times as fast."""
    place = problem.place
    at = (place.path, place.line, place.column)
    return (*at, problem.field, problem.message, problem.hint, problem.code, problem.level)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those of `problems` that stop a build."""
    return [problem for problem in problems if problem.level is Level.ERROR]
