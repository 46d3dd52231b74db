"""Which builds may be sealed: those of which is known all that they look at."""

from __future__ import annotations

import os
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import nutgraf_theme
from nutgraf.cache.versions import icon_folders, markdown_digest
from nutgraf.environment import AT, SEALED, SHARD
from nutgraf.mkdocs_adapter.leaves import NOT_FOREIGN
from nutgraf.pipeline import Means
from nutgraf.seals import Sealing
from nutgraf.settings import Settings

ELSEWHERE = re.compile(r"\bINHERIT\b|!ENV\b")
"""What in `mkdocs.yml` makes settings depend on more than that file, be it in quotation marks or indented."""


def begin_sealing(config: MkDocsConfig, settings: Settings, means: Means) -> Sealing | None:
    """The seal of a build, to be closed when its site is in place; None where nobody knows all that it looks at."""
    if means.cache is None or not _is_known(config, settings):
        return None
    icons = map(Path, icon_folders(settings.markdown))
    return Sealing(Path(config.config_file_path or ""), [*_seen(config), *icons])


def _is_known(config: MkDocsConfig, settings: Settings) -> bool:
    """Whether the content, the settings, the theme and the code are all that the site depends on."""
    path = config.config_file_path
    if not path or settings.preview or config.hooks or {AT, SHARD} & os.environ.keys():
        return False
    return (
        SEALED in os.environ
        and {*config.plugins} <= {*NOT_FOREIGN}
        and not _lead_elsewhere(Path(path))
        and markdown_digest(settings.markdown) is not None
    )


def _lead_elsewhere(settings: Path) -> bool:
    """Whether a file of settings may depend on more than itself: one that is not UTF-8, YAML reads and we do not."""
    try:
        return ELSEWHERE.search(settings.read_text(encoding="utf-8")) is not None
    except UnicodeDecodeError:
        return True


def _seen(config: MkDocsConfig) -> Iterator[Path]:
    """What a build looks at besides the settings: of themes of others that are installed, their versions count."""
    yield Path(config.docs_dir)
    for folder in map(Path, config.theme.dirs):
        if folder == nutgraf_theme.DIRECTORY or not folder.is_relative_to(
            sysconfig.get_path("purelib")
        ):
            yield folder
