"""A newsroom without a build: what the commands of `nutgraf` work on."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner when it is imported

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from nutgraf.mkdocs_adapter.config import add_syntax, content_from, means_from, settings_from
from nutgraf.mkdocs_adapter.plugin import NutgrafPlugin
from nutgraf.pipeline import Content, Means
from nutgraf.settings import Settings


class NoNewsroomError(Exception):
    """There is no `mkdocs.yml` with the nutgraf plugin; the message says what was looked for."""


def open_newsroom(config_file: Path) -> tuple[Content, Settings, Means]:
    """The content and the settings of the newsroom of `config_file`, and by what it is read.

    Drafts and embargoed items are among it.

    Raises NoNewsroomError where that is no newsroom, mkdocs' ConfigurationError where its settings are wrong.
    """
    expect_newsroom(config_file)
    config = load_config(str(config_file))
    plugin = _plugin(config, config_file)
    add_syntax(config)
    return (
        content_from(config, preview=True),
        settings_from(plugin.config, config, preview=True),
        means_from(plugin.config, config),
    )


def expect_newsroom(config_file: Path) -> None:
    """Raise NoNewsroomError where there is no such file."""
    if not config_file.is_file():
        message = f"expected a newsroom, but there is no {config_file}. {_where_to_go(config_file)}"
        raise NoNewsroomError(message)


def _where_to_go(config_file: Path) -> str:
    """What to do where there is no newsroom: go to the one around this folder, if there is one."""
    for folder in Path.cwd().parents:
        if not config_file.is_absolute() and (folder / config_file).is_file():
            return f"There is one in {folder}: go there first."
    return "Go to the folder of your newsroom first, or make one with `nutgraf init`."


def _plugin(config: MkDocsConfig, config_file: Path) -> NutgrafPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, NutgrafPlugin):
            return plugin
    message = f"expected `nutgraf` among the plugins of {config_file}, but it is not there"
    raise NoNewsroomError(message)
