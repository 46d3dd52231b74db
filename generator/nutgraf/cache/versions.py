"""What all that is kept depends on besides the content: code and libraries, told by a digest.

Of Nutgraf it is the files of the code themselves, so that who works on it is served nothing of yesterday's; of
libraries it is the version.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import nutgraf
from nutgraf.cache.store import digest_of
from nutgraf.settings import MarkdownSettings

LIBRARIES = (
    "babel", "icalendar", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "msgspec", "nh3", "pillow",
    "pyahocorasick", "pydantic", "pydantic-core", "pygments", "pymdown-extensions", "pyyaml", "tzdata",
)  # fmt: skip
"""Distributions that take part in reading and writing; one that is not there takes none."""

KNOWN = ("markdown.extensions", "material.extensions", "nutgraf", "pymdownx")
"""Packages whose extensions look at nothing but the text and their settings."""

LOOKS_ELSEWHERE = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""Those of them that read other files."""

EMOJI = "pymdownx.emoji"
"""The one of them that looks for icons, too, where its settings say so."""

SHORT = frozenset(
    """abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta
    nl2br sane_lists smarty tables toc wikilinks""".split()
)
"""Python-Markdown's own, by their short names."""


@cache  # it is the code that this process runs, whatever becomes of the files
def code_digest() -> bytes:
    """What reading files and writing pages depends on."""
    return digest_of(*_environment(), _our_code())


def markdown_digest(settings: MarkdownSettings) -> bytes | None:
    """What reading Markdown depends on; None where it may depend on what nobody knows, and nothing is to be kept."""
    if not all(map(_is_pure, settings.extensions)):
        return None
    try:
        configs = _told([settings.configs, settings.raw_html])
    except TypeError:
        return None
    extensions = "\n".join(settings.extensions)
    icons = _icons(icon_folders(settings))
    return digest_of(code_digest(), extensions.encode(), configs.encode(), icons)


def icon_folders(settings: MarkdownSettings) -> tuple[str, ...]:
    """The folders of a site's own icons (`custom_icons`): by what stands there `:name:` in a text is one, or is not."""
    options = (settings.configs.get(EMOJI) or {}).get("options")
    folders = options.get("custom_icons") if isinstance(options, Mapping) else None
    return tuple(map(str, folders)) if isinstance(folders, list) else ()


@cache  # Material, too, looks for icons once a process
def _icons(folders: tuple[str, ...]) -> bytes:
    """A digest of all icons in folders."""
    every = sorted(path for folder in folders for path in Path(folder).rglob("*.svg"))
    files = [path for path in every if path.is_file()]
    return digest_of(*(part for path in files for part in (bytes(path), path.read_bytes())))


def _is_pure(extension: str) -> bool:
    """Whether an extension is known to make the same of a text each time."""
    is_known = extension in SHORT or extension.startswith(tuple(f"{each}." for each in KNOWN))
    return is_known and extension not in LOOKS_ELSEWHERE


def _environment() -> Iterator[bytes]:
    yield sys.version.encode()
    yield unicodedata.unidata_version.encode()
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}".encode()
        except PackageNotFoundError:
            yield name.encode()


def _our_code() -> bytes:
    """A digest of Nutgraf's own code."""
    files = sorted(Path(nutgraf.__file__).parent.rglob("*.py"))
    return digest_of(*(part for file in files for part in (file.name.encode(), file.read_bytes())))


def _told(value: object) -> str:
    """A setting as text that is the same only for the same setting. Raises TypeError where there is no such text."""
    if isinstance(value, Mapping):
        pairs = (f"{_told(name)}: {_told(each)}" for name, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_told, value))}]"
    if isinstance(value, partial):  # `!!python/object/apply:pymdownx.slugs.slugify`
        return f"{_function(value.func)}({_told(value.args)}, {_told(value.keywords)})"
    if callable(value):
        return _function(value)
    if value is None or isinstance(value, str | int | float):
        return repr(value)
    raise TypeError(f"a {type(value).__name__} in the settings of Markdown")


def _function(function: Callable[..., object]) -> str:
    """A function that is named in the settings (`!!python/name:…`), of the packages that are known."""
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", None)
    if not module or not name or not f"{module}.".startswith(_prefixes(KNOWN)):
        raise TypeError(f"{function!r} may be anything")
    return f"{module}.{name}"


def _prefixes(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{each}." for each in names)
