"""What all that is kept depends on besides the content: code and libraries, told by a digest.

Of Python code it is the files themselves, Nutgraf's and those of the site's Markdown extensions; of compiled
libraries the version.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from nutgraf.cache.store import digest_of
from nutgraf.settings import MarkdownSettings

COMPILED = ("msgspec", "nh3", "pyahocorasick", "pydantic", "pydantic-core", "pygments", "pyyaml")
"""Distributions that take part in reading; one that is not there takes none."""

OURS = ("nutgraf", "markdown")

KNOWN = ("markdown.extensions", "material.extensions", "nutgraf", "pymdownx")
"""Packages whose extensions look at nothing but the text and their settings."""

LOOKS_ELSEWHERE = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""Those of them that read other files."""

SHORT = frozenset(
    """abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta
    nl2br sane_lists smarty tables toc wikilinks""".split()
)
"""Python-Markdown's own, by their short names."""


def code_digest() -> bytes:
    """What reading files depends on."""
    return digest_of(*_environment(), *(_source(each) for each in OURS))


def markdown_digest(settings: MarkdownSettings) -> bytes | None:
    """What reading Markdown depends on; None where it may depend on what nobody knows, and nothing is to be kept."""
    if not all(map(_is_pure, settings.extensions)):
        return None
    try:
        configs = _told(settings.configs)
    except TypeError:
        return None
    packages = sorted({each.partition(".")[0] for each in settings.extensions} - SHORT)
    names = "\n".join(settings.extensions)
    return digest_of(code_digest(), names.encode(), configs.encode(), *map(_source, packages))


def _is_pure(extension: str) -> bool:
    """Whether an extension is known to make the same of a text each time."""
    is_known = extension in SHORT or extension.startswith(tuple(f"{each}." for each in KNOWN))
    return is_known and extension not in LOOKS_ELSEWHERE


def _environment() -> Iterator[bytes]:
    yield sys.version.encode()
    yield unicodedata.unidata_version.encode()
    for name in COMPILED:
        try:
            yield f"{name} {version(name)}".encode()
        except PackageNotFoundError:
            yield name.encode()


@cache
def _source(package: str) -> bytes:
    """A digest of the Python code of a package."""
    spec = find_spec(package)
    folders = [Path(each) for each in (spec.submodule_search_locations or ())] if spec else []
    files = sorted(file for folder in folders for file in folder.rglob("*.py"))
    return digest_of(*(part for file in files for part in (str(file).encode(), file.read_bytes())))


def _told(value: object) -> str:
    """A setting as text that is the same only for the same setting. Raises TypeError where there is no such text."""
    if isinstance(value, Mapping):
        pairs = (f"{_told(name)}: {_told(each)}" for name, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_told, value))}]"
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
