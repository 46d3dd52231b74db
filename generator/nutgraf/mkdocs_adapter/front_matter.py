"""The front matter of plain pages, as Material may have it: it puts it into pages as HTML, and acts by it.

Content is not trusted: what is text is escaped, and what acts is taken only in a form that does no more than it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isfinite
from pathlib import Path
from re import fullmatch
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from nutgraf.load.front_matter import split
from nutgraf.mkdocs_adapter.reporting import log
from nutgraf.text import quoted


def without_lines_of_fields(page: Page) -> str | None:
    """The source of a page that has no front matter; None where it has some.

    MkDocs takes first lines such as `template: x` for fields, which are prose to all others: a blank line stops it.
    """
    source = page.file.content_string
    return None if split(source).front_matter is not None else f"\n{source}"


def make_safe(page: Page, config: MkDocsConfig) -> None:
    """Escape the texts in the front matter of a plain page; take out, with a warning, what Material may not act by."""
    for name, fits, expected in _acting(config):
        if page.meta.get(name) is not None and not fits(page.meta[name]):
            given = quoted(str(page.meta.pop(name)))
            log.warning(
                "%s: %s: expected %s, but got %s: it is left out",
                page.file.src_uri,
                name,
                expected,
                given,
            )
    for name in [*page.meta]:
        page.meta[name] = _escaped(page.meta[name])


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list):
        return [_escaped(each) for each in value]
    if isinstance(value, dict):
        return {_escaped(name): _escaped(each) for name, each in value.items()}
    return value


def _acting(config: MkDocsConfig) -> Iterator[tuple[str, Callable[[Any], bool], str]]:
    """The fields by which MkDocs and Material act: name, what may stand there, and what is expected."""
    yield (
        "template",
        lambda name: _is_own(name, config),
        "a template of the site's own `custom_dir`",
    )
    yield "icon", lambda name: _is_icon(name, config), "an icon that Material has"
    yield "status", _is_word, "a word"
    yield "hide", _are_words, "a list of words"
    yield "search", _is_for_search, "`exclude: true` or a number as `boost`"


def _is_own(name: Any, config: MkDocsConfig) -> bool:
    folder = config.theme.custom_dir
    return folder is not None and _is_path(name) and Path(folder, name).is_file()


def _is_icon(name: Any, config: MkDocsConfig) -> bool:
    files = (Path(folder, ".icons", f"{name}.svg") for folder in config.theme.dirs)
    return _is_path(name) and any(file.is_file() for file in files)


def _is_path(name: Any) -> bool:
    return isinstance(name, str) and fullmatch(r"[\w-][\w.-]*(/[\w-][\w.-]*)*", name) is not None


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and fullmatch(r"[\w-]+", value) is not None


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_word, value))


def _is_for_search(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    boost, exclude = value.get("boost", 1), value.get("exclude", False)
    is_number = isinstance(boost, int | float) and not isinstance(boost, bool) and isfinite(boost)
    return value.keys() <= {"boost", "exclude"} and is_number and isinstance(exclude, bool)
