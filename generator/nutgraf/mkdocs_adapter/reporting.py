"""Problems as MkDocs tells them: a report that stops the build, warnings that count under `--strict`, notices."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from nutgraf.problems import Level, Problem, errors

log = get_plugin_logger("nutgraf")


def report(problems: Iterable[Problem], *, preview: bool) -> None:
    """Tell all problems. Errors stop a build with exit code 1 (PluginError); a preview goes on in spite of them."""
    problems = [*problems]
    for problem in problems:
        if problem.level is Level.WARNING:
            log.warning("%s", problem)
        elif problem.level is Level.NOTICE:
            log.info("%s", problem)
    found = errors(problems)
    if not found:
        return
    number = "1 problem" if len(found) == 1 else f"{len(found)} problems"
    lines = "\n".join(map(str, found))
    if not preview:
        raise PluginError(f"{number} in the content. The site was not built.\n\n{lines}\n")
    log.error("%s in the content: this could not be published.\n\n%s\n", number, lines)


class WarningCounter(logging.Handler):
    """Counts the warnings of a build, so that a strict one that will fail does not replace the site."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0
        self._logger = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        del record
        self.count += 1

    def start(self) -> None:
        """Begin to count."""
        self.count = 0
        self._logger.addHandler(self)

    def stop(self) -> None:
        """Count no more."""
        self._logger.removeHandler(self)
