"""What the shell round a page, which is Material's, is told of the page's language."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from nutgraf.languages import direction_of
from nutgraf.render.html import AS_WRITTEN, Renderer
from nutgraf.strings import Strings

INDEX = "index.md"

_BLANK = re.compile(r"\n\s+")

SHELL = "nutgraf.html"
"""The theme's template round every page that Nutgraf makes."""


def shell_meta(language: str, renderer: Renderer, config: MkDocsConfig) -> dict[str, Any]:
    """What the shell is told of every page that Nutgraf makes, in the place of front matter.

    Such a page has its own way past the header, and names its parts itself.
    """
    return {
        "template": SHELL,
        "hide": ["navigation", "toc", "path", "tags", "feedback"],
        "nutgraf": in_language(language, renderer, config),
    }


def in_language(language: str, renderer: Renderer, config: MkDocsConfig) -> dict[str, Any]:
    """What `main.html` and `partials/` find in a page's `meta.nutgraf`: its language and the words in it.

    `shell` names the language of Material's own words: the page's, else the site's.
    """
    return {
        "language": language,
        "direction": direction_of(language),
        "shell": _known(language, tuple(config.theme.dirs)) or config.theme["language"],
        "words": renderer.words(language),
    }


def tidy(html: str, content: str = "") -> str:
    """A page without the blanks that Material's templates leave at the beginnings of lines, and empty lines.

    Its `content` stays as it is; so does a shell that has something in it to be shown as it was written.
    """
    before, found, after = html.partition(content) if content else (html, "", "")
    if found != content or any(each in part for each in AS_WRITTEN for part in (before, after)):
        return html
    return f"{_BLANK.sub(chr(10), before).lstrip()}{content}{_BLANK.sub(chr(10), after)}"


def name_sections(navigation: Navigation, words: Strings) -> None:
    """Call the sections that MkDocs has named by their folders what the site's language calls them."""
    for section in navigation.items:
        pages = section.children if isinstance(section, Section) else ()
        for folder in (_introduced(page) for page in pages):
            if folder in words["indexes"]:
                section.title = words.text(f"indexes.{folder}")


def _introduced(page: object) -> str:
    """The folder of which a page in the navigation is the index; empty for all others."""
    if not isinstance(page, Page):
        return ""
    folder, _, name = page.file.src_uri.partition("/")
    return folder if name == INDEX else ""


@lru_cache
def _known(language: str, folders: tuple[str, ...]) -> str | None:
    """The tag, or its base, by which the theme has words for a language."""
    for tag in dict.fromkeys([language, language.partition("-")[0]]):
        if any(Path(each, "partials", "languages", f"{tag}.html").is_file() for each in folders):
            return tag
    return None
