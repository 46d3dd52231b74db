"""Files that must not be among the content, whatever is in them: links, devices, names that make trouble elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from nutgraf.load.decode import no_file
from nutgraf.load.files import ITEM_FILES, SourceFile
from nutgraf.problems import Code, Place, Problem
from nutgraf.text import quoted, unfit_step


def unfit_files(files: Iterable[SourceFile]) -> list[Problem]:
    """What is wrong with the files themselves and with their names.

    Of items, what is no file is told when it is read.
    """
    problems: list[Problem] = []
    owners: dict[str, SourceFile] = {}
    for file in files:
        if file.oddity and file.suffix not in ITEM_FILES:
            problems.append(no_file(file))
        owner = owners.setdefault(_same(file.source), file)
        if owner is not file:
            problems.append(_same_name(file, owner))
        problems += _unfit_name(file)
    return problems


def _unfit_name(file: SourceFile) -> Iterator[Problem]:
    for step in file.source.split("/"):
        wrong = unfit_step(step)
        if wrong:
            message = f"expected a name that every system and reader can show, but {quoted(step, limit=None)} {wrong}"
            yield _problem(file, message, "Rename it.", Code.FILE_NAME)
            return


def _same_name(file: SourceFile, owner: SourceFile) -> Problem:
    message = f"expected a name of its own, but {owner.label} has it too, but for case or accents"
    return _problem(file, message, "Rename one of the files.", Code.FILE_NAME)


def _same(path: str) -> str:
    """The form in which paths are compared: some file systems know no case, or no NFD."""
    return unicodedata.normalize("NFC", path).casefold()


def _problem(file: SourceFile, message: str, hint: str, code: Code) -> Problem:
    return Problem(Place(file.label), "", message, hint, code)
