"""What the settings of a Jekyll site keep from its readers: https://jekyllrb.com/docs/configuration/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from pathspec.gitignore import GitIgnoreSpec

from nutgraf.importers.originals import Hold, Original
from nutgraf.importers.values import Entries, inner, scalars
from nutgraf.load.nodes import Mapping, Sequence
from nutgraf.validate.normalise import NO, YES

SWITCHES = {"published": NO, "draft": YES}
"""The values that keep an item from readers, by name."""

Holds = Callable[[Original], Hold | None]


@dataclass(frozen=True, slots=True)
class _Default:
    """A value that a scope of `defaults` gives to one of the SWITCHES."""

    path: str
    type: str | None
    name: str
    value: str


def holds_of(settings: Entries) -> Holds:
    """Says of an item which of the `settings` keeps it from readers."""
    excluded = _patterns(settings, "exclude")
    included = _patterns(settings, "include")
    patterns = [each for each in excluded if each not in included]
    defaults = [*_defaults(settings)]

    def hold(original: Original) -> Hold | None:
        if original.section == "data":  # Jekyll reads it whatever is excluded
            return None
        pattern = next((each for each in patterns if _excludes(each, original.path)), None)
        if pattern is not None:
            return Hold(f"`exclude: [{pattern}]` in the settings")
        return _by_default(defaults, original)

    return hold


def _patterns(settings: Entries, name: str) -> list[str]:
    values = scalars(settings[name].value) if name in settings else []
    return [value.text.strip().lstrip("/") for value in values]


def _excludes(pattern: str, path: str) -> bool:
    """Jekyll takes a pattern for the beginning of a path, too, be a folder's name longer or not."""
    folders = map(str, PurePosixPath(path).parents)
    return path.startswith(pattern) or any(
        fnmatchcase(each, pattern) for each in (path, *folders) if each != "."
    )


def _defaults(settings: Entries) -> Iterator[_Default]:
    given = settings["defaults"].value if "defaults" in settings else None
    for item in given.items if isinstance(given, Sequence) else []:
        parts = item.entries if isinstance(item, Mapping) else {}
        scope = parts["scope"].value if "scope" in parts else Mapping()
        values = parts["values"].value if "values" in parts else Mapping()
        for name in SWITCHES:
            value = inner(values, name)
            if value is not None:
                path = (inner(scope, "path") or "").lstrip("/")
                yield _Default(path, inner(scope, "type"), name, value)


def _by_default(defaults: list[_Default], original: Original) -> Hold | None:
    """Of several scopes the one with the longest path counts, then one with a type, then the last."""
    for name, words in SWITCHES.items():
        fit = [each for each in defaults if each.name == name and _applies(each, original)]
        fit.sort(key=lambda each: (len(each.path), each.type is not None))
        if fit and fit[-1].value.casefold() in words:
            setting = f"`{name}: {fit[-1].value}` in the `defaults` of the settings"
            return Hold(setting, unless=name)
    return None


def _applies(default: _Default, original: Original) -> bool:
    if default.type not in (None, original.section.strip("_")):
        return False
    if "*" not in default.path:
        return original.path.startswith(default.path)
    return GitIgnoreSpec.from_lines([f"/{default.path}"]).match_file(original.path)
