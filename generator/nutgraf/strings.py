"""The theme's words in each language: labels, notices, and numbers with their noun.

A theme folder holds `strings/<language>.yml`; English is complete, and every other language falls
back to it key by key. Plural forms follow Unicode CLDR by way of Babel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TypeAlias, cast

import yaml
from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import format_decimal

FALLBACK = "en"
FOLDER = "strings"
_PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

Entry: TypeAlias = "str | Mapping[str, Entry]"


class StringsError(ValueError):
    """A file of strings, or a look-up in one, is wrong: where, and what was expected."""


@dataclass(frozen=True, slots=True)
class Strings:
    """The theme's words in one language; templates see it as `t`: `t.kinds[page.kind]`."""

    language: str
    entries: Mapping[str, Entry]

    def __getitem__(self, key: str) -> Entry:
        """The text or group of that name, for templates; KeyError (in Jinja an error) if none."""
        return self.entries[key]

    def text(self, key: str, **values: str) -> str:
        """The text at a dotted key (`notices.embargo`), filled in.

        Raises StringsError if the text or one of its values is missing.
        """
        entry = self._entry(key)
        if not isinstance(entry, str):
            raise StringsError(f"{self.language}: {key}: expected a text, but it is a group")
        missing = _fields(entry) - values.keys()
        if missing:
            raise StringsError(f"{self.language}: {key}: no value given for {{{min(missing)}}}")
        return entry.format_map(values)

    def count(self, key: str, number: int) -> str:
        """The number with its noun: `count("briefings", 3)` is `3 briefings`.

        Raises StringsError for a noun that is not under `counts`.
        """
        forms = self._entry(f"counts.{key}")
        if isinstance(forms, str):
            raise StringsError(f"{self.language}: counts.{key}: expected plural forms, got a text")
        plural, written = _number(number, self.language)
        return cast(str, forms.get(plural, forms["other"])).format(n=written)

    def _entry(self, key: str) -> Entry:
        entry: Entry = self.entries
        for name in key.split("."):
            if isinstance(entry, str) or name not in entry:
                raise StringsError(f"{self.language}: no string is called {key}")
            entry = entry[name]
        return entry


def load_strings(directories: Iterable[Path]) -> dict[str, Strings]:
    """Every language that a theme folder has strings for; of two folders the first one wins.

    Raises StringsError where a file is no plain mapping of texts, or has what English has not.
    """
    merged: dict[str, Mapping[str, Entry]] = {}
    for path in _files(directories):
        entries = _read(path)
        merged[path.stem] = _over(merged.get(path.stem, {}), entries)
    if FALLBACK not in merged:
        raise StringsError(f"no theme folder holds strings/{FALLBACK}.yml, which all fall back to")
    english = merged[FALLBACK]
    for language, entries in merged.items():
        _check(language, entries, english)
    return {name: Strings(name, _over(entries, english)) for name, entries in merged.items()}


def strings_for(strings: Mapping[str, Strings], language: str) -> Strings:
    """The strings of a language, or of its base (`pt` for `pt-BR`), or the English ones."""
    base = language.partition("-")[0]
    return strings.get(language) or strings.get(base) or strings[FALLBACK]


@lru_cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        message = f"strings/{language}.yml: expected a language tag as its name, such as pt-BR"
        raise StringsError(message) from None


@lru_cache(maxsize=4096)  # most numbers are small
def _number(number: int, language: str) -> tuple[str, str]:
    """The plural category of a number, and how it is written."""
    locale = _locale(language)
    return locale.plural_form(number), format_decimal(number, locale=locale)


def _files(directories: Iterable[Path]) -> Iterator[Path]:
    for directory in directories:
        yield from sorted((directory / FOLDER).glob("*.yml"))


def _over(first: Mapping[str, Entry], second: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """Both together; where both have a text, the first one's. Plural forms are never mixed."""
    together = {**second, **first}
    for key in first.keys() & second.keys():
        ours, theirs = first[key], second[key]
        if not isinstance(ours, str) and not isinstance(theirs, str) and not _is_plural(ours):
            together[key] = _over(ours, theirs)
    return together


def _is_plural(entry: Mapping[str, Entry]) -> bool:
    return "other" in entry and entry.keys() <= _PLURAL_CATEGORIES


# ------------------------------------------------------------------------------------------ reading


class _TextLoader(yaml.CSafeLoader):
    """Takes every word for a text, `no` and `yes` too; to look for others takes most of the time."""


_TextLoader.yaml_implicit_resolvers = {}


def _read(path: Path) -> Mapping[str, Entry]:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_TextLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise StringsError(f"{path}: expected YAML in UTF-8: {error}") from error
    if not isinstance(node, yaml.MappingNode):
        raise StringsError(f"{path}:1:1: expected a mapping of names to texts")
    return _mapping(node, path)


def _mapping(node: yaml.MappingNode, path: Path) -> Mapping[str, Entry]:
    """The texts as written; twice the same key is an error."""
    entries: dict[str, Entry] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in entries:
            raise StringsError(f"{_place(path, key)}: {name}: stands here for a second time")
        entries[name] = _value(value, path, name)
    return entries


def _value(node: yaml.Node, path: Path, name: str) -> Entry:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.ScalarNode) and node.value:
        return str(node.value)
    raise StringsError(f"{_place(path, node)}: {name}: expected a text, or a group of texts")


def _place(path: Path, node: yaml.Node) -> str:
    return f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


# ----------------------------------------------------------------------------------------- checking


def _check(
    language: str, entries: Mapping[str, Entry], english: Mapping[str, Entry], at: str = ""
) -> None:
    """Raise StringsError unless each text has an English one of its shape and with its values."""
    _locale(language)
    for key, entry in entries.items():
        name, reference = at + key, english.get(key)
        if reference is None:
            raise StringsError(f"{language}: {name}: no such string in {FALLBACK}.yml")
        if isinstance(entry, str) or isinstance(reference, str):
            _check_text(language, name, entry, reference)
        elif not _is_plural(entry) or not _is_plural(reference):
            _check(language, entry, reference, f"{name}.")


def _check_text(language: str, name: str, entry: Entry, reference: Entry) -> None:
    if not isinstance(entry, str) or not isinstance(reference, str):
        raise StringsError(f"{language}: {name}: expected the same shape as in {FALLBACK}.yml")
    unknown = _fields(entry) - _fields(reference)
    if unknown:
        raise StringsError(f"{language}: {name}: {{{min(unknown)}}} is not among its values")


@lru_cache(maxsize=4096)  # the same few hundred texts are filled in again and again
def _fields(text: str) -> frozenset[str]:
    try:
        return frozenset(field for _, field, _, _ in Formatter().parse(text) if field is not None)
    except ValueError as error:
        raise StringsError(f"{text!r}: expected {{name}} around each value: {error}") from error
