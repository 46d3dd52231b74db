"""Turn a page's view into the HTML between the site's header and footer."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro

from nutgraf.cache.store import digest_of
from nutgraf.render.calendar import write_calendar
from nutgraf.render.cards.card import CardPainter
from nutgraf.render.cards.lettering import FONTS
from nutgraf.render.compiled import Compiled
from nutgraf.render.data import well_formed, write_csv, write_json
from nutgraf.render.sources import Sources
from nutgraf.strings import FOLDER as STRINGS
from nutgraf.strings import Strings, strings_for
from nutgraf.views.types import CalendarFile, Card, CsvFile, JsonFile, Page, PlainText, TextFile

TEMPLATE_FOLDER = "nutgraf"
HEAD = "head.html"

TEMPLATE, TYPE = "template", "fonts"
"""The parts of a theme that are used for some of what is rendered: a template by its name, and the fonts of cards."""

_COMPILED = Compiled()


_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
AS_WRITTEN = ("<pre", "<textarea")
"""Where blanks are what readers see."""


class RenderError(TemplateError):
    """A template is at fault; the message says which, and where in it."""


class Renderer:
    """Renders views with the templates of a theme: the same view always gives the same HTML.

    `directories` are theme folders, first wins: a site's own folder can replace a single component
    by a file of the same name under its `nutgraf/`. Templates are read and compiled once, so that
    a changed one needs a new Renderer. `note` is told which part of the theme is used, and what of it.
    """

    def __init__(
        self,
        directories: Sequence[Path],
        strings: Mapping[str, Strings],
        note: Callable[[str, str], None] = lambda _, __: None,
    ) -> None:
        self._directories = tuple(directories)
        self._strings = dict(strings)
        self._note = note
        self._environment = _environment(self._directories)
        self._sources = Sources(self._environment)
        self._words = digest_of(*self._files(STRINGS))
        self._fonts = digest_of(*self._files(FONTS)).hex()
        self._painter = CardPainter(self._directories)

    def __reduce__(self) -> tuple[type[Renderer], tuple[tuple[Path, ...], dict[str, Strings]]]:
        """Compiled templates do not travel: another process builds its own from the folders."""
        return Renderer, (self._directories, self._strings)

    def digest(self) -> bytes:
        """A digest of what all rendering depends on besides the view: the words of the theme."""
        return self._words

    def asking(self) -> Mapping[str, Callable[[str], object]]:
        """How each part of the theme that was noted is asked what it is: which of it → the answer.

        It is as it was before anything was rendered: what is edited meanwhile is news to the next Renderer.
        """
        return {TEMPLATE: self._sources.behind, TYPE: lambda _: self._fonts}

    def _files(self, part: str) -> Iterator[bytes]:
        """The names and contents of all files in a folder of the theme."""
        for folder in self._directories:
            for path in sorted((folder / part).rglob("*")):
                if path.is_file():
                    yield bytes(path.relative_to(folder))
                    yield path.read_bytes()

    def words(self, language: str) -> Strings:
        """The words with which pages in a language are labelled."""
        return strings_for(self._strings, language)

    def render(self, page: Page) -> str:
        """The page's inner HTML, labels in the page's language.

        Raises RenderError where a template is at fault.
        """
        return self._render(page.template, page=page, t=self.words(page.language))

    def render_head(self, page: Page) -> str:
        """What the page adds to its `<head>`; empty where it has none. Raises RenderError, too."""
        return self._render(HEAD, head=page.head).strip() if page.head else ""

    def render_file(
        self, view: Card | CalendarFile | CsvFile | JsonFile | PlainText | TextFile
    ) -> bytes:
        """A file that is no page. Raises RenderError, too."""
        if isinstance(view, Card):
            self._note(TYPE, "")
            return self._painter.draw(view)
        if isinstance(view, CalendarFile):
            return write_calendar(view)
        if isinstance(view, PlainText):
            return view.text.encode(errors="replace")
        if isinstance(view, JsonFile):
            return write_json(view)
        if isinstance(view, CsvFile):
            return write_csv(view)
        return well_formed(self._render(view.template, file=view)).encode()

    def _render(self, template: str, **context: object) -> str:
        self._note(TEMPLATE, template)
        try:
            return self._environment.get_template(template).render(context)
        except TemplateError as error:
            raise RenderError(where(error)) from error


def _blank(found: re.Match[str]) -> str:
    """Where a tag ends the line before, Jinja takes its end away: a blank stays, or two words would be one."""
    return " " if found.string[: found.start()].endswith(("%}\n", "#}\n")) else ""


class _Flush(Extension):
    """Templates are indented for those who edit them: pages are not, which is a twentieth of their weight."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template, before it is compiled."""
        del name, filename
        if any(each in source for each in AS_WRITTEN):
            return source
        return _INDENTATION.sub(_blank, source)


class _Context(Context):
    """Calls a macro without first asking what it wants to be given: most of what templates do is to call one."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # as Jinja names it
        """Call what a template calls."""
        if type(__obj) is Macro:
            for name in ("_loop_vars", "_block_vars"):  # they are for what is given the context
                kwargs.pop(name, None)
            return __obj(__self.eval_ctx, *args, **kwargs)
        return super().call(__obj, *args, **kwargs)


def _environment(directories: Sequence[Path]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([directory / TEMPLATE_FOLDER for directory in directories]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=[_Flush],
        bytecode_cache=_COMPILED,
    )
    environment.context_class = _Context
    environment.policies["json.dumps_function"] = _write_json
    environment.policies["json.dumps_kwargs"] = {}
    return environment


def _write_json(data: object) -> str:
    """JSON as short as it can be; Jinja's `tojson` escapes what HTML would see as markup.

    The two separators of lines that JSON allows in a string and older JavaScript does not are escaped as well.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def where(error: TemplateError) -> str:
    """What is wrong with which template, and where: what Jinja says, else the innermost of those that led there."""
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name}:{error.lineno}"
    else:
        calls = traceback.extract_tb(error.__traceback__)
        templates = [call for call in calls if call.filename.endswith(".html")]
        place = f"{templates[-1].filename}:{templates[-1].lineno}" if templates else "templates"
    return f"{place}: {error.message or error}"
