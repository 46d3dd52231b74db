"""The theme's words in each language: labels, notices, and numbers with their noun.

A theme folder holds `strings/<language>.yml`; English is complete, and every other language falls
back to it key by key. Plural forms follow Unicode CLDR by way of Babel.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TypeAlias, TypeGuard, cast

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import format_decimal

from nutgraf.languages import known_locale
from nutgraf.load.decode import decode
from nutgraf.load.files import SourceFile
from nutgraf.load.nodes import Mapping, Mark, Scalar, describe, is_null
from nutgraf.load.yaml_nodes import parse_yaml
from nutgraf.problems import Code, Level, Place, Problem, as_told, errors
from nutgraf.text import quoted

FALLBACK = "en"
FOLDER = "strings"
PLURALS = ("zero", "one", "two", "few", "many", "other")
_PLURAL_CATEGORIES = frozenset(PLURALS)
NEARLY = 0.75
"""How alike two names are of which one is a slip of the pen."""
AS_TEXTS = "Write each as `name: text`, or delete the file."

Entry: TypeAlias = "str | MappingType[str, Entry]"


class StringsError(ValueError):
    """A file of strings, or a look-up in one, is wrong: where, and what was expected."""


@dataclass(frozen=True, slots=True)
class Strings:
    """The theme's words in one language; templates see it as `t`: `t.kinds[page.kind]`."""

    language: str
    entries: MappingType[str, Entry]

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

    Raises StringsError, which tells all that is wrong with the files.
    """
    words = _Words(directories)
    wrong = errors(words.problems)
    if wrong:
        raise StringsError("\n".join(map(str, wrong)))
    return {
        name: Strings(name, _over(entries, words.english)) for name, entries in words.merged.items()
    }


def proofread_strings(directories: Iterable[Path]) -> list[Problem]:
    """All that is wrong with the files of strings. Raises StringsError where no folder has English ones."""
    return _Words(directories).problems


def strings_for(strings: MappingType[str, Strings], language: str) -> Strings:
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


def _over(
    first: MappingType[str, Entry], second: MappingType[str, Entry]
) -> MappingType[str, Entry]:
    """Both together; where both have a text, the first one's. Plural forms are never mixed."""
    together = {**second, **first}
    for key in first.keys() & second.keys():
        ours, theirs = first[key], second[key]
        if not isinstance(ours, str) and not isinstance(theirs, str) and not _is_plural(ours):
            together[key] = _over(ours, theirs)
    return together


def _is_plural(entry: MappingType[str, Entry]) -> bool:
    return "other" in entry and entry.keys() <= _PLURAL_CATEGORIES


# ------------------------------------------------------------------------------------------ reading


class _File:
    """A file of strings: its texts as written, and where each stands."""

    def __init__(self, path: Path) -> None:
        self.language = path.stem
        self.entries: MappingType[str, Entry] = {}
        self.problems: list[Problem] = []
        self._label = as_told(path)
        self._marks: dict[str, Mark] = {}
        text, self.problems = decode(SourceFile(path, path.name, self._label))
        if text is not None:
            self._parse(text)
        if not known_locale(self.language):
            message = f"expected a language tag as the file's name, but got {quoted(self.language)}"
            self.report("", message, "Rename it: `en.yml`, `pt-BR.yml`.")

    def report(
        self,
        name: str,
        message: str,
        hint: str,
        level: Level = Level.ERROR,
        code: Code = Code.WORDS,
    ) -> None:
        """Gather a problem with the text of a dotted name."""
        mark = self._marks.get(name, Mark(1, 1))
        place = Place(self._label, mark.line, mark.column)
        self.problems.append(Problem(place, name, message, hint, code, level))

    def _parse(self, text: str) -> None:
        node, problems = parse_yaml(text, self._label)
        self.problems += problems
        if isinstance(node, Mapping):
            self.entries = self._group(node)
        elif node is None or is_null(node):
            if not problems:
                self.report("", "expected texts by their names, but the file is empty", AS_TEXTS)
        else:
            self.report("", f"expected texts by their names, but got {describe(node)}", AS_TEXTS)

    def _group(self, node: Mapping) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for name, entry in node.entries.items():
            value = entry.value
            self._marks[entry.mark.field] = entry.mark
            if isinstance(value, Mapping):
                entries[name] = self._group(value)
            elif isinstance(value, Scalar) and value.text and not value.is_null:
                entries[name] = value.text
            else:
                message = f"expected a text, or a group of texts, but got {describe(value)}"
                self.report(entry.mark.field, message, "Write one, or take the line away.")
        return entries


# ----------------------------------------------------------------------------------------- checking


class _Words:
    """The strings of all folders, by language, and all that is wrong with them."""

    def __init__(self, directories: Iterable[Path]) -> None:
        self.merged: dict[str, MappingType[str, Entry]] = {}
        self.problems: list[Problem] = []
        files = [
            _File(path)
            for directory in reversed([*directories])
            for path in sorted((directory / FOLDER).glob("*.yml"))
        ]
        if not any(file.language == FALLBACK for file in files):
            raise StringsError(
                f"no theme folder holds strings/{FALLBACK}.yml, which all fall back to"
            )
        for file in files:  # English is held against that of the folders it is laid over
            if file.language == FALLBACK:
                if FALLBACK in self.merged:
                    _Check(file, self.english).group(file.entries, self.english)
                self._take(file)
        for file in files:
            if file.language != FALLBACK:
                _Check(file, self.english).group(file.entries, self.english)
                self._take(file)

    @property
    def english(self) -> MappingType[str, Entry]:
        """What all others fall back to."""
        return self.merged[FALLBACK]

    def _take(self, file: _File) -> None:
        self.merged[file.language] = _over(file.entries, self.merged.get(file.language, {}))
        self.problems += file.problems


class _Check:
    """Holds a file against English: each text has one of its shape and with its values there.

    English itself may have more, for templates of the site's own: what is nearly a text of the theme is a slip.
    """

    def __init__(self, file: _File, english: MappingType[str, Entry]) -> None:
        self._file = file
        self._english = english

    def group(
        self, entries: MappingType[str, Entry], english: MappingType[str, Entry], at: str = ""
    ) -> None:
        """Gather what is wrong with a group, all that is in it included."""
        for key, entry in entries.items():
            name, reference = at + key, english.get(key)
            if reference is None:
                near = get_close_matches(key, english.keys() - entries.keys(), n=1, cutoff=NEARLY)
                self._unknown(name, at + near[0] if near else "")
            elif isinstance(entry, str) and isinstance(reference, str):
                self._text(name, entry, _fields(reference))
            elif isinstance(entry, str) or isinstance(reference, str):
                what, other = (
                    ("a text", "a group") if isinstance(reference, str) else ("a group", "a text")
                )
                message = f"expected {what}, as in the theme's {FALLBACK}.yml, but got {other}"
                self._file.report(name, message, "Write it as it stands there.")
            elif _is_plural(reference):
                self._plural(name, entry, reference)
            else:
                self.group(entry, reference, f"{name}.")

    def _unknown(self, name: str, near: str) -> None:
        message = f"expected the name of a text of the theme, but got {quoted(name)}"
        hint = f"Did you mean `{near}`?" if near else ""
        if self._file.language != FALLBACK:
            hint = (
                hint
                or f"Take it away; what all languages are to have goes into {FALLBACK}.yml first."
            )
            self._file.report(name, message, hint)
        elif near:
            self._file.report(name, message, hint, Level.WARNING, Code.WORD_NAME)

    def _plural(
        self, name: str, entry: MappingType[str, Entry], reference: MappingType[str, Entry]
    ) -> None:
        """Other languages have other forms than English."""
        values = frozenset[str]().union(*map(_fields, filter(_is_text, reference.values())))
        for form, text in entry.items():
            if form not in _PLURAL_CATEGORIES or not isinstance(text, str):
                message = f"expected plural forms of Unicode CLDR, but got {quoted(form)}"
                hint = f"They are {', '.join(f'`{each}`' for each in PLURALS)}; a language has some of them."
                self._file.report(f"{name}.{form}", message, hint)
            else:
                self._text(f"{name}.{form}", text, values)

    def _text(self, name: str, text: str, values: frozenset[str]) -> None:
        these = ", ".join(f"`{{{each}}}`" for each in sorted(values)) or "no value in braces"
        try:
            unknown = _fields(text) - values
        except StringsError:
            message = f"expected a name in each pair of braces, but got {quoted(text)}"
            self._file.report(name, message, f"It takes {these}.")
            return
        if unknown:
            message = f"expected {these}, but got `{{{min(unknown)}}}`"
            self._file.report(name, message, "Write it as it stands in the theme's own words.")


def _is_text(entry: Entry) -> TypeGuard[str]:
    return isinstance(entry, str)


@lru_cache(maxsize=4096)  # the same few hundred texts are filled in again and again
def _fields(text: str) -> frozenset[str]:
    try:
        return frozenset(field for _, field, _, _ in Formatter().parse(text) if field is not None)
    except ValueError as error:
        raise StringsError(f"{text!r}: expected {{name}} around each value: {error}") from error
