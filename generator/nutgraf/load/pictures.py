"""SVG pictures: they are XML that a browser may run, so what acts, loads or leads elsewhere is refused."""

from __future__ import annotations

import re
from xml.parsers import expat

from nutgraf.load.decode import unreadable
from nutgraf.load.files import SourceFile
from nutgraf.problems import Code, Place, Problem
from nutgraf.text import quoted

PICTURE = ".svg"

LARGEST = 2_000_000
"""How many bytes a picture that is looked into may have."""

_ENCODINGS = frozenset(["utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"])

_XHTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset(
    "animate audio embed foreignobject handler iframe listener object script set video".split()
)
"""Elements that act, or that hold HTML; `animate` and `set` only where they change an address or a handler."""

_CHANGED = re.compile(r"(?:.*:)?(?:href|on.*|src|style)", re.IGNORECASE)
_HARMLESS = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);base64,|$)", re.IGNORECASE)
_WEB = re.compile(r"\s*(?:#|https?://|$)", re.IGNORECASE)
_LOADS = re.compile(
    r"@import|url\(\s*[\"']?\s*(?!#|data:image/|data:font/)|(?:expression|image-set|src)\(",
    re.IGNORECASE,
)
_HIDES = "\\"
"""With it a style can spell `url` so that it is not seen here; what is drawn never needs that."""


SIMPLER = "Save it again as plain SVG, or as PNG."
"""What to do about a picture that is not simple enough."""


class _ActiveError(Exception):
    """The picture holds something that it must not, there."""

    def __init__(self, found: str, parser: expat.XMLParserType) -> None:
        self.line, self.column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        super().__init__(found)


def check_picture(file: SourceFile) -> list[Problem]:
    """What is wrong with an SVG file."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    look = _Look(parser)
    parser.XmlDeclHandler = look.at_declaration
    parser.StartElementHandler = look.at_element
    parser.EndElementHandler = look.at_end
    parser.CharacterDataHandler = look.at_text
    parser.ProcessingInstructionHandler = look.at_instruction
    parser.EntityDeclHandler = look.at_entity
    try:
        if file.location.stat().st_size > LARGEST:
            message = f"expected a picture of at most {LARGEST:,} bytes, but it has more"
            return [_problem(file, message, Code.TOO_LARGE, "Save it smaller, or as PNG.")]
        parser.Parse(file.location.read_bytes(), True)
    except _ActiveError as error:
        message = f"expected a picture that does nothing but show, but it holds {error}"
        return [_problem(file, message, Code.ACTIVE_PICTURE, SIMPLER, error.line, error.column)]
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        message = f"expected an SVG picture, but it is not valid XML: {reason}"
        return [
            _problem(file, message, Code.BROKEN_PICTURE, SIMPLER, error.lineno, error.offset + 1)
        ]
    except OSError as error:
        return [unreadable(file, error)]
    return []


class _Look:
    """Looks at the parts of a picture as they come. Raises _ActiveError."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._open: list[str] = []

    def at_declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        """The file says what it is: in another encoding a browser may read what is not read here."""
        del version, standalone
        if encoding and encoding.lower() not in _ENCODINGS:
            raise _ActiveError(f"the encoding `{encoding}`", self._parser)

    def at_element(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        space, _, local = name.rpartition(" ")
        tag = local.lower()
        self._open.append(tag)
        changed = attributes.get("attributeName", "href" if tag == "set" else "")
        is_still = tag in ("animate", "set") and not _CHANGED.fullmatch(changed.strip())
        if space == _XHTML or (tag in _ACTIVE and not is_still):
            raise _ActiveError(f"`<{local}>`", self._parser)
        fit = _WEB if tag == "a" else _HARMLESS
        for full, value in attributes.items():
            attribute = full.rpartition(" ")[2].lower()
            if attribute.startswith("on"):
                raise _ActiveError(f"the handler `{attribute}`", self._parser)
            is_drawn = full == attribute and not attribute.startswith("data-")
            if attribute == "base" or (is_drawn and _HIDES in value):
                raise _ActiveError(f"the attribute `{attribute}`", self._parser)
            if attribute in ("href", "src") and not fit.match(value):
                raise _ActiveError(f"the address {quoted(value)}", self._parser)
            if _LOADS.search(value):
                raise _ActiveError(f"the address {quoted(value)}", self._parser)

    def at_end(self, name: str) -> None:
        """An element ends."""
        del name
        self._open.pop()

    def at_text(self, text: str) -> None:
        """Text, which is a style sheet in `<style>`."""
        is_style = self._open and self._open[-1] == "style"
        if is_style and (_LOADS.search(text) or _HIDES in text):
            raise _ActiveError("a style that loads something", self._parser)

    def at_instruction(self, target: str, data: str) -> None:
        """An instruction, such as that of a style sheet elsewhere."""
        del data
        raise _ActiveError(f"the instruction `{target}`", self._parser)

    def at_entity(self, name: str, *rest: object) -> None:
        """An entity: it can stand for anything, of any size."""
        del rest
        raise _ActiveError(f"the entity `{name}`", self._parser)


def _problem(
    file: SourceFile, message: str, code: Code, hint: str, line: int = 1, column: int = 1
) -> Problem:
    return Problem(Place(file.label, line, column), "", message, hint, code)
