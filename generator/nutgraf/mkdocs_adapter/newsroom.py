"""A newsroom without a build: what the commands of `nutgraf` work on."""

from __future__ import annotations

import logging
import os
from importlib.metadata import EntryPoint
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner when it is imported

from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from nutgraf.mkdocs_adapter.beside import settings_problems, words_problems
from nutgraf.mkdocs_adapter.config import (
    NutgrafConfig,
    add_syntax,
    content_from,
    means_from,
    settings_from,
)
from nutgraf.pipeline import Content, Means
from nutgraf.problems import Problem
from nutgraf.settings import Settings

PLUGIN = "nutgraf"
"""Our plugin, by the name that sites give it."""

log = logging.getLogger("mkdocs.config")


class NoNewsroomError(Exception):
    """There is no `mkdocs.yml` with the nutgraf plugin; the message says what was looked for."""


def open_newsroom(config_file: Path) -> tuple[Content, Settings, Means, list[Problem]]:
    """The content of the newsroom of `config_file`, its settings, by what it is read, and what is wrong beside it.

    Drafts and embargoed items are among the content.

    Raises NoNewsroomError where that is no newsroom, mkdocs' ConfigurationError or Abort where its settings are wrong.
    """
    expect_newsroom(config_file)
    config, warnings = _load(config_file)
    options = _options(config, config_file)
    add_syntax(config)
    return (
        content_from(config, preview=True),
        settings_from(options, config, preview=True),
        means_from(options, config),
        [*settings_problems(config, warnings), *words_problems(config)],
    )


class UnhookedPlugin(BasePlugin[NutgrafConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook untyped
    """Our plugin's settings, without all that a build is made with, which takes as long to load as all the rest."""


class _Plugins(config_options.Plugins):
    """The plugins of a site, ours as one that has nothing but its settings."""

    def __init__(self) -> None:
        super().__init__(theme_key="theme", default=["search"])
        known = self.installed_plugins[PLUGIN]
        place = f"{UnhookedPlugin.__module__}:{UnhookedPlugin.__qualname__}"
        self.installed_plugins[PLUGIN] = EntryPoint(PLUGIN, place, known.group)


class _NewsroomConfig(MkDocsConfig):  # type: ignore[no-untyped-call]  # as above
    """MkDocs' settings, for who builds nothing."""

    plugins = _Plugins()


def _load(config_file: Path) -> tuple[MkDocsConfig, list[tuple[str, str]]]:
    """The settings, as MkDocs' `load_config` loads them and tells what is wrong with them. Raises its exceptions.

    What it would merely warn of is handed on.

    That one makes a configuration of its own class only, with plugins that are loaded whole.
    """
    config = _NewsroomConfig(config_file_path=str(config_file.absolute()))
    with config_file.open("rb") as opened:
        config.load_file(opened)
    errors, warnings = config.validate()
    for name, warning in warnings if errors or config.strict else ():
        log.warning("Config value '%s': %s", name, warning)
    for name, error in errors:
        log.error("Config value '%s': %s", name, error)
    if errors:
        raise Abort("Aborted with a configuration error!")
    if config.strict and warnings:
        raise Abort(f"Aborted with {len(warnings)} configuration warnings in 'strict' mode!")
    return config, warnings


def expect_newsroom(config_file: Path) -> None:
    """Raise NoNewsroomError where there is no such file."""
    if not config_file.is_file():
        found = (
            f"{config_file} is a folder" if config_file.is_dir() else f"there is no {config_file}"
        )
        message = f"expected a newsroom, but {found}. {_where_to_go(config_file)}"
        raise NoNewsroomError(message)


def _where_to_go(config_file: Path) -> str:
    """What to do where there is no newsroom: name the settings in a folder, or go to one around this folder."""
    inside = config_file / "mkdocs.yml"
    if inside.is_file():
        return f"Name the settings in it: {inside}."
    for folder in Path.cwd().parents:
        if not config_file.is_absolute() and (folder / config_file).is_file():
            return f"There is one in {folder}: go there first."
    return "Go to the folder of your newsroom first, or make one with `nutgraf init`."


def _options(config: MkDocsConfig, config_file: Path) -> NutgrafConfig:
    for plugin in config.plugins.values():
        if isinstance(plugin, UnhookedPlugin):
            return plugin.config
    message = f"expected `nutgraf` among the plugins of {config_file}, but it is not there"
    raise NoNewsroomError(message)
