"""The bytes of a file → its text."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from nutgraf.load.files import SourceFile
from nutgraf.problems import Code, Level, Place, Problem

LINE_BREAK = re.compile(r"\r\n?")
SEPARATOR = re.compile("[\u0085\u2028\u2029]")
"""Line breaks to YAML and to no editor: they are read as blanks, so that all count lines alike."""

LARGEST = 5_000_000
"""How many bytes a file of content may have."""

CONTROL = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither YAML 1.2 (section 5.1) nor XML 1.0 (section 2.2) allows or advises in a text."""


def read_bytes(file: SourceFile) -> bytes | Problem:
    """What is in a file, or why nothing is to be had."""
    if file.oddity:
        return no_file(file)
    try:
        os.fsencode(file.location.name).decode("utf-8")
        with file.location.open("rb") as opened:
            data = _up_to(LARGEST + 1, opened)
    except UnicodeDecodeError as error:
        message = f"expected a file name in UTF-8, but got {_byte(error)} in it"
        return _problem(file, message, "Rename the file.", Code.NOT_UTF8)
    except OSError as error:
        return unreadable(file, error)
    if len(data) > LARGEST:
        message = f"expected a file of at most {LARGEST:,} bytes, but it has more"
        return _problem(file, message, "Part it into several.", Code.TOO_LARGE)
    return data


def peek(path: Path) -> str:
    """What stands in a file now, up to the size that a file of content may have; empty where it is no plain one.

    No link is followed, and no pipe waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as opened:
            is_file = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            return opened.read(LARGEST).decode("utf-8-sig", "replace") if is_file else ""
    except (OSError, ValueError):
        return ""


def unreadable(file: SourceFile, error: OSError) -> Problem:
    """What is wrong with a file that the system does not let us read."""
    message = f"expected a file that can be read, but the system says: {error.strerror}"
    hint = "Check the file, its permissions and where it links to."
    return _problem(file, message, hint, Code.UNREADABLE)


def no_file(file: SourceFile) -> Problem:
    """What is wrong with something that is no plain file."""
    message = f"expected a file, but got {file.oddity}"
    hint = "Put the file itself there, or take it away."
    if file.is_closed_folder:
        hint = "Check the permissions of the folder."
    return _problem(file, message, hint, Code.UNREADABLE)


def _up_to(most: int, opened: BufferedReader) -> bytes:
    """What is in an open file, up to a number of bytes.

    It is asked for as much as the system says that there is: room for five million bytes is not made for each file.
    """
    size = os.fstat(opened.fileno()).st_size
    data = opened.read(min(size + 1, most))
    return data if len(data) <= size else data + opened.read(most - len(data))


def decode(
    file: SourceFile, data: bytes | Problem | None = None
) -> tuple[str | None, list[Problem]]:
    """The text of a file (None where there is none to be had), and what is wrong with it.

    It is NFC, with one kind of line break and no control characters. `data` is what `read_bytes` gave, if that was
    asked already.
    """
    data = read_bytes(file) if data is None else data
    if isinstance(data, Problem):
        return None, [data]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(file, error)]
    text = LINE_BREAK.sub("\n", text)
    return readable(text), _controls(file, text)


def readable(text: str) -> str:
    """A text in NFC, with a blank for each separator and each control character."""
    if not _is_printable(text):
        text = CONTROL.sub(" ", SEPARATOR.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def told_controls(text: str) -> tuple[str, str, int] | None:
    """What to say of the control characters in a text, what to do about them, and the offset of the first."""
    found = [] if _is_printable(text) else CONTROL.findall(SEPARATOR.sub(" ", text))
    if not found:
        return None
    more = f" ({len(found)} such characters in all)" if len(found) > 1 else ""
    message = f"expected text, but got the control character U+{ord(found[0]):04X}{more}"
    return message, "It is read as a blank. Take it away.", text.index(found[0])


def _is_printable(text: str) -> bool:
    """Whether there is surely no separator and no control character in a text: told in a fraction of the time."""
    return text.replace("\n", "").isprintable()


def _problem(
    file: SourceFile, message: str, hint: str, code: Code, level: Level = Level.ERROR
) -> Problem:
    return Problem(Place(file.label), "", message, hint, code, level)


def _byte(error: UnicodeDecodeError) -> str:
    return f"the byte 0x{error.object[error.start]:02X}"


def _not_utf8(file: SourceFile, error: UnicodeDecodeError) -> Problem:
    before = LINE_BREAK.sub("\n", error.object[: error.start].decode("utf-8", "replace"))
    message = f"expected UTF-8 text, but got {_byte(error)}"
    problem = _problem(file, message, "Save the file again as UTF-8.", Code.NOT_UTF8)
    return replace(problem, place=_end_of(before, file))


def _controls(file: SourceFile, text: str) -> list[Problem]:
    """A warning at the first control character, which tells how many there are."""
    told = told_controls(text)
    if not told:
        return []
    message, hint, offset = told
    problem = _problem(file, message, hint, Code.CONTROL_CHARACTER, Level.WARNING)
    return [replace(problem, place=_end_of(text[:offset], file))]


def _end_of(before: str, file: SourceFile) -> Place:
    """The place of the character that follows `before`."""
    return Place(file.label, before.count("\n") + 1, len(before) - before.rfind("\n"))
