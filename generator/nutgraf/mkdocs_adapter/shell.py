"""What the shell round a page, which is Material's, is told of the page's language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from nutgraf.languages import direction_of
from nutgraf.render.html import Renderer


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


@lru_cache
def _known(language: str, folders: tuple[str, ...]) -> str | None:
    """The tag, or its base, by which the theme has words for a language."""
    for tag in dict.fromkeys([language, language.partition("-")[0]]):
        if any(Path(each, "partials", "languages", f"{tag}.html").is_file() for each in folders):
            return tag
    return None
