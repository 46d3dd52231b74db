"""Files of items that nobody reads, as an editor has put another ending to their names, or none was typed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from pathlib import PurePosixPath
from posixpath import splitext

from nutgraf.keys import Kind
from nutgraf.load.files import ITEM_FILES, YAML, SourceFile
from nutgraf.problems import Code, Level, Place, Problem
from nutgraf.text import quoted

LIKE_AN_ITEM = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
"""How the file of an item begins, whatever its name."""

ENOUGH = 32
"""So many bytes tell whether it does."""


def strays(files: Iterable[SourceFile]) -> list[SourceFile]:
    """Files that begin as items do, lie where items do, and have a name under which nobody reads them.

    An editor has added `.txt`, or no ending was typed. Of what is called `a.md.orig` and lies beside `a.md`, somebody
    knows.
    """
    files = [*files]
    known = {file.source for file in files}
    return [file for file in files if _may_be_stray(file, known) and _begins_like_an_item(file)]


def stray_files(found: Iterable[SourceFile]) -> list[Problem]:
    """A warning for each of them."""
    return [_stray(file) for file in found]


def _may_be_stray(file: SourceFile, known: Container[str]) -> bool:
    if file.kind is Kind.PAGE or file.oddity or file.suffix in ITEM_FILES:
        return False
    whole = splitext(file.source)[0]
    return file.suffix in ("", ".txt") or (_ending(whole) in ITEM_FILES and whole not in known)


def _ending(name: str) -> str:
    return splitext(name)[1].lower()


def _begins_like_an_item(file: SourceFile) -> bool:
    """Whether its first line does; YAML begins with any field."""
    if _ending(splitext(file.source)[0]) in YAML:
        return True
    try:
        with file.location.open("rb") as opened:
            return LIKE_AN_ITEM.match(opened.read(ENOUGH)) is not None
    except OSError:
        return False


def _stray(file: SourceFile) -> Problem:
    name = PurePosixPath(file.source)
    stem = name.with_suffix("") if file.suffix else name
    ending = stem.suffix if stem.suffix.lower() in ITEM_FILES else ".md"
    message = f"expected a name that ends with {ending}, but got {quoted(name.name, limit=None)}: nobody reads it"
    right = stem.name.removesuffix(ending) + ending
    hint = f"Call it `{right}` if it is {file.kind.one}; else take it away."
    return Problem(Place(file.label), "", message, hint, Code.FILE_ENDING, Level.WARNING)
