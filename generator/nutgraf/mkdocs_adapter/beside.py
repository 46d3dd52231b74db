"""What is wrong with a newsroom beside its content: its settings, and the words of its theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import cast

import yaml
from mkdocs.config.defaults import MkDocsConfig

import nutgraf_theme
from nutgraf.mkdocs_adapter.config import NutgrafConfig
from nutgraf.problems import Code, Level, Place, Problem, as_told
from nutgraf.text import quoted

STRINGS = "strings"
"""The folder of words in each folder of a theme."""

LANGUAGES = "partials/languages"
"""Where Material has its words: no other theme has them there."""

NEARLY = 0.75
"""How alike two names are of which one is a slip of the pen."""

UNKNOWN = re.compile(
    r"(?:Plugin '(?P<plugin>[^']+)' option '[^']+': )?Unrecognised .*: (?P<name>.+)"
)
"""How MkDocs says that it does not know a setting."""


OWNERS: dict[str | None, tuple[str, list[str]]] = {
    None: ("MkDocs", [*MkDocsConfig()]),
    "nutgraf": ("Nutgraf", [*NutgrafConfig()]),
}
"""Whose settings stand below which plugin, or below none, and all of them."""


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


def settings_problems(
    config: MkDocsConfig, warnings: Iterable[tuple[str, str]] = ()
) -> list[Problem]:
    """What is wrong with settings that are each sound: those of the theme, and what MkDocs has `warnings` of."""
    return [*_theme(config), *(_warning(name, text, config) for name, text in warnings)]


def _theme(config: MkDocsConfig) -> Iterator[Problem]:
    folders = [Path(each) / LANGUAGES for each in config.theme.dirs]
    language = str(config.theme.get("language") or "en")
    if not any(folder.is_dir() for folder in folders):
        message = f"expected the theme `material`, but got {quoted(str(config.theme.name))}"
        hint = "Write `name: material` below `theme:`. Nutgraf lays its own theme over that one, or one made of it."
        yield _problem(config, ("theme", "name"), message, hint)
    elif not any((folder / f"{language}.html").is_file() for folder in folders):
        message = (
            f"expected a language of Material, such as en or pt-BR, but got {quoted(language)}"
        )
        hint = "Write its code. One that Material has not goes into `language` of the plugin."
        yield _problem(config, ("theme", "language"), message, hint)


def _warning(name: str, text: str, config: MkDocsConfig) -> Problem:
    """What MkDocs warns of, as a strict build fails of it."""
    found = UNKNOWN.fullmatch(text)
    if not found:
        message = f"expected a setting without a warning, but MkDocs says: {text}"
        return _problem(config, (name,), message, "Mend it: a strict build stops at it.", WARNING)
    plugin, setting = found["plugin"], found["name"]
    keys = ("plugins", plugin, setting) if plugin else (setting,)
    whose, known = OWNERS.get(plugin, (f"the plugin {plugin}", []))
    close = get_close_matches(setting, known, n=1, cutoff=NEARLY)
    message = f"expected a setting of {whose}, but got one that it does not know"
    hint = f"Did you mean `{close[0]}`?" if close else "Take it away: it does nothing."
    return _problem(config, keys, message, hint, WARNING)


WARNING = (Code.UNKNOWN_SETTING, Level.WARNING)


def _problem(
    config: MkDocsConfig,
    keys: tuple[str, ...],
    message: str,
    hint: str,
    weight: tuple[Code, Level] = (Code.SETTING, Level.ERROR),
) -> Problem:
    code, level = weight
    return Problem(
        _place(Path(config.config_file_path), keys), ".".join(keys), message, hint, code, level
    )


def _place(file: Path, keys: Iterable[str]) -> Place:
    """Where a setting stands, or the innermost one above it; the head of the file where it comes from elsewhere."""
    place = Place(as_told(file))
    try:
        node = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return place
    for key in keys:
        entries = _entries(node)
        if key not in entries:
            break
        name, node = entries[key]
        start = cast("yaml.Mark", name.start_mark)
        place = Place(place.path, start.line + 1, start.column + 1)
    return place


def _entries(node: yaml.Node | None) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """What stands in a mapping, or in the mappings of a list, by its name: the name's node, and the value's."""
    if isinstance(node, yaml.SequenceNode):
        return {name: entry for item in node.value for name, entry in _entries(item).items()}
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(name.value): (name, value) for name, value in node.value}
