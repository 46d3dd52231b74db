"""What is wrong with a newsroom beside its content: the words of its theme."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import nutgraf_theme
from nutgraf.problems import Problem

STRINGS = "strings"
"""The folder of words in each folder of a theme."""


def words_problems(config: MkDocsConfig) -> list[Problem]:
    """What is wrong with the words that a site has for those of the theme; where it has none, nobody looks."""
    ours = nutgraf_theme.DIRECTORY.resolve()
    own = [
        folder
        for folder in map(Path, config.theme.dirs)
        if folder.resolve() != ours and (folder / STRINGS).is_dir()
    ]
    if not own:
        return []
    from nutgraf.strings import proofread_strings  # noqa: PLC0415  # most sites have no words of their own

    return proofread_strings([*own, ours])
