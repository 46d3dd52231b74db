"""Turn a page's view into the HTML between the site's header and footer."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from nutgraf.strings import Strings, strings_for
from nutgraf.views.types import Page

TEMPLATE_FOLDER = "nutgraf"


class RenderError(TemplateError):
    """A template is at fault; the message says which, and where in it."""


class Renderer:
    """Renders views with the templates of a theme: the same view always gives the same HTML.

    `directories` are theme folders, first wins: a site's own folder can replace a single component
    by a file of the same name under its `nutgraf/`. Templates are read and compiled once, so that
    a changed one needs a new Renderer.
    """

    def __init__(self, directories: Sequence[Path], strings: Mapping[str, Strings]) -> None:
        self._directories = tuple(directories)
        self._strings = dict(strings)
        self._environment = _environment(self._directories)

    def __reduce__(self) -> tuple[type[Renderer], tuple[tuple[Path, ...], dict[str, Strings]]]:
        """Compiled templates do not travel: another process builds its own from the folders."""
        return Renderer, (self._directories, self._strings)

    def render(self, page: Page) -> str:
        """The page's inner HTML, labels in the page's language.

        Raises RenderError where a template is at fault.
        """
        try:
            template = self._environment.get_template(page.template)
            return template.render(page=page, t=strings_for(self._strings, page.language))
        except TemplateError as error:
            raise RenderError(f"{_place(error)}: {error.message or error}") from error


def _environment(directories: Sequence[Path]) -> Environment:
    return Environment(
        loader=FileSystemLoader([directory / TEMPLATE_FOLDER for directory in directories]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )


def _place(error: TemplateError) -> str:
    """Where in which template: what Jinja says, else the innermost template among the calls that led to the error."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    calls = traceback.extract_tb(error.__traceback__)
    templates = [call for call in calls if call.filename.endswith(".html")]
    return f"{templates[-1].filename}:{templates[-1].lineno}" if templates else "templates"
