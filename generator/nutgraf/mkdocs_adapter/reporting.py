"""Problems as MkDocs tells them: a report that stops the build, warnings that count under `--strict`, notices."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jinja2 import TemplateError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from nutgraf.problems import Level, Problem, errors
from nutgraf.render.html import RenderError, where

log = get_plugin_logger("nutgraf")

MOST = 20
"""So many warnings (and notices) of one code are told; of a thousand more nobody reads."""

LOGGED = {Level.WARNING: logging.WARNING, Level.NOTICE: logging.INFO}


def report(problems: Iterable[Problem], *, preview: bool, of: str = "content") -> None:
    """Tell all problems. Errors stop a build with exit code 1 (PluginError); a preview goes on in spite of them.

    `of` says what it is that has them.
    """
    problems = [*problems]
    _tell(problem for problem in problems if problem.level in LOGGED)
    found = errors(problems)
    if not found:
        return
    number = "1 problem" if len(found) == 1 else f"{len(found)} problems"
    lines = "\n".join(map(str, found))
    if not preview:
        raise PluginError(f"{number} in the {of}. The site was not built.\n\n{lines}\n")
    log.error("%s in the %s: this could not be published.\n\n%s\n", number, of, lines)


def _tell(problems: Iterable[Problem]) -> None:
    """Warnings and notices: the first of each code, and how many more there are."""
    told: Counter[tuple[Level, str]] = Counter()
    for problem in problems:
        told[problem.level, problem.code] += 1
        if told[problem.level, problem.code] <= MOST:
            log.log(LOGGED[problem.level], "%s", problem)
    for (level, code), number in told.items():
        if number > MOST:
            more = "and %d more of `%s`: `nutgraf check` names them all"
            log.log(LOGGED[level], more, number - MOST, code)


@contextmanager
def template_errors() -> Iterator[None]:
    """Tell of a template that is at fault in MkDocs' way: it stops this build (PluginError), and no preview ends."""
    try:
        yield
    except RenderError as error:
        raise _at_fault(str(error)) from error


def report_template(error: Exception) -> None:
    """Tell of a template of the shell in the same way; what is no fault of one is left to others."""
    if isinstance(error, TemplateError):
        raise _at_fault(where(error)) from error


def _at_fault(told: str) -> PluginError:
    return PluginError(f"A template of the theme is at fault.\n\n{told}\n")


class Listener(logging.Handler):
    """Hears what MkDocs and its plugins log, from a level on: after a warning a strict build replaces no site."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[str] = []
        self._logger = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said; where its words do not fit together, it is for others to tell."""
        try:
            self.heard.append(record.getMessage())
        except (TypeError, ValueError):
            self.heard.append(str(record.msg))

    def start(self) -> None:
        """Begin to listen."""
        self.heard.clear()
        self._logger.addHandler(self)

    def stop(self) -> None:
        """Listen no more."""
        self._logger.removeHandler(self)
