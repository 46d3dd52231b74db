"""The types of single values: what each accepts, and how it says what it expected.

Values arrive as the text that the writer typed; each type reads that text itself.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from nutgraf.problems import Code
from nutgraf.text import LONGEST_STEP, UNSEEN, is_in_quotation_marks, unfit_step
from nutgraf.times import (
    DATE,
    NO_MONTH,
    NO_YEAR,
    OTHER_DAY,
    PARTIAL,
    day_of,
    expected_day,
    find_when,
    parse_when,
    why_no_day,
)

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
A_LANGUAGE = "a language code such as en, ar or pt-BR"
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)

LONGEST_ADDRESS = 1000
"""So many bytes an address may have, from the site's root on: most file systems have room for it."""

SEVERAL_ADDRESSES = re.compile(r",\s*/")

NOT_IN_ADDRESS = re.compile(r"[:?#\\\x00-\x1f]")
BOOLEANS = {"true": True, "false": False}
MOMENT = "a date and time with an offset such as 2024-03-26T14:30+00:00"
LIKE_A_LIST = "begins with `[`, `{` or `-`"
LIKE_A_MAPPING = "has `: ` in it, or begins with `{`,"
"""Text that YAML takes for a list, and for a mapping."""
FILL_IN = "Fill it in, or take the line away."
A_PARTIAL = "Write 2024, 2024-03 or 2024-03-26, or take the line away."


def refuse(
    code: Code, expected: str, value: object, hint: str, why: str = ""
) -> PydanticCustomError:
    """The error that `value` is not what was `expected`; the validate stage turns it into a Problem.

    It says `why`, where that is not plain.
    """
    context = {"expected": expected, "value": value, "hint": hint, "why": why}
    return PydanticCustomError(code.value, "{expected}", context)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        odd = LIKE_A_MAPPING if isinstance(value, dict) else LIKE_A_LIST
        is_one = isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
        right = f"`{value[0]}` alone" if is_one else "one value"
        hint = f"Write {right}; put text that {odd} in quotation marks."
        raise refuse(Code.TEXT, "text", value, hint)
    if not value.strip():
        raise refuse(Code.TEXT, "text", value, FILL_IN)
    return value.strip()


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.lower() not in BOOLEANS:
        hint = f"Write `true` or `false`, {'nothing else' if value else 'or take the line away'}."
        raise refuse(Code.FLAG, "true or false", value, hint)
    return BOOLEANS[value.lower()]


def _when(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = value if isinstance(value, str) else ""
    try:
        return parse_when(text)
    except ValueError:
        expected, why = expected_day(text)
        hint = "Write year-month-day, and a time with its offset where it matters: 2024-03-26T14:30+00:00."
        if why:
            hint = OTHER_DAY
        if not value:
            hint = FILL_IN
        if isinstance(value, dict):
            hint = "Below it, `created: 2024-03-26` is the date, and `updated` may follow."
        raise refuse(Code.DATE, expected, value, hint, why) from None


def _moment(value: Any) -> datetime:
    if value == "":
        raise refuse(Code.MOMENT, MOMENT, value, FILL_IN)
    text = value if isinstance(value, str) else ""
    when = _when(value) if why_no_day(text) or isinstance(value, date) else find_when(text)
    if not isinstance(when, datetime) or when.tzinfo is None:
        hint = "Add" if when else "Write year-month-day,"
        hint += " the time and its offset, so that it ends everywhere at once."
        raise refuse(Code.MOMENT, MOMENT, value, hint)
    return when


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, or a year and a month."""

    year: int
    month: int | None = None

    @property
    def first_day(self) -> date:
        """The day to sort by."""
        return date(self.year, 1 if self.month is None else self.month, 1)

    @property
    def last_day(self) -> date:
        """The day with which it ends."""
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"


def first_day(when: date | PartialDate) -> date:
    """The first day that may be meant."""
    return when.first_day if isinstance(when, PartialDate) else day_of(when)


def last_day(when: date | PartialDate) -> date:
    """The last one."""
    return when.last_day if isinstance(when, PartialDate) else day_of(when)


def _partial(value: Any) -> date | PartialDate:
    if isinstance(value, PartialDate):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if PARTIAL.fullmatch(text):
        year, _, month = text.partition("-")
        partial = PartialDate(int(year), int(month) if month else None)
        try:
            partial.first_day  # noqa: B018  # a month of the calendar, or ValueError
        except ValueError:
            expected = "a month such as 2024-03" if partial.year else "a year such as 2024"
            why = NO_MONTH if partial.year else NO_YEAR
            raise refuse(Code.DATE, expected, value, A_PARTIAL, why) from None
        return partial
    if isinstance(value, date) or find_when(text) or why_no_day(text):
        return _when(value)
    hint = FILL_IN if value == "" else A_PARTIAL
    raise refuse(Code.DATE, "a year, a month or a date such as 2024-03-26", value, hint)


def _url(value: Any) -> str:
    text = _text(value)
    try:
        parts = urlsplit(text)
        valid = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not re.search(r"\s", text)
        )
    except ValueError:
        valid = False
    if not valid:
        raise refuse(
            Code.URL, "an absolute URL", value, "Write it whole, as in https://example.org/page."
        )
    return text


def _words(value: Any) -> str:
    text = _text(value)
    return text[1:-1].strip() if is_in_quotation_marks(text) else text


def _file(value: Any) -> str:
    text = _text(value)
    if _SCHEME.match(text):
        _url(text)
    return text


def _language(value: Any) -> str:
    text = _text(value)
    if not LANGUAGE.fullmatch(text):
        hint = "Write a tag of BCP 47: the language, and a region or script where it matters."
        raise refuse(Code.LANGUAGE, A_LANGUAGE, value, hint)
    return in_usual_case(text)


def in_usual_case(tag: str) -> str:
    """A language tag as RFC 5646, 2.1.1 writes it, so that tags can be compared: `zh-Hant-TW`."""
    first, *others = tag.lower().split("-")
    cases = {2: str.upper, 4: str.capitalize}
    return "-".join([first, *(cases.get(len(each), str)(each) for each in others)])


def _address(value: Any) -> str:
    text = _text(value)
    if SEVERAL_ADDRESSES.search(text):
        hint = f"Write them as a list: `[{text}]`."
        raise refuse(Code.ADDRESS, "one address of this site", value, hint)
    path = unquote(text)
    steps = path.strip("/").split("/")
    is_front = steps == ["index.html"]
    is_odd = NOT_IN_ADDRESS.search(path) or len(path.encode()) > LONGEST_ADDRESS
    if is_odd or is_front or any(map(_is_no_step, steps)):
        hint = "Write what stood after the site's address, such as /2024/03/old-name/."
        raise refuse(Code.ADDRESS, "an address of this site", value, hint)
    return path


def _is_no_step(step: str) -> bool:
    """Whether no folder of a site may be called so: what begins with a dot is for hosts, and hidden."""
    return step[:1] in ("", ".") or bool(unfit_step(step))


def _slug(value: Any) -> str:
    text = _text(value)
    is_odd = UNSEEN.search(text) or re.search(r"[/\\]", text)
    if is_odd or unfit_step(
        text[: LONGEST_STEP // 4]
    ):  # how long it may be is told where it is used
        hint = (
            "Write words joined by `-`; neither `/` nor characters that nobody sees are among them."
        )
        raise refuse(Code.SLUG, "the last part of an address", value, hint)
    return text


def _pattern(*expressions: re.Pattern[str]) -> str:
    """One of `expressions` as a whole, in the common part of Python's and JavaScript's dialects."""
    plain = "|".join(re.sub(r"\?P<\w+>", "?:", each.pattern) for each in expressions)
    return rf"^\s*(?:{plain})\s*$"


_TEXT = WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": r"\S"})
"""As editors know it: YAML's numbers and booleans are read as the text that was typed."""

_WHEN = WithJsonSchema(
    {
        "type": "string",
        "pattern": _pattern(DATE),
        "examples": ["2024-03-26", "2024-03-26T14:30+00:00"],
    }
)
_PARTIAL = WithJsonSchema(
    {
        "type": ["string", "integer"],
        "pattern": _pattern(DATE, PARTIAL),
        "examples": ["2024", "2024-03", "2024-03-26"],
    }
)
_URL = WithJsonSchema({"type": "string", "format": "uri", "pattern": r"^\s*[Hh][Tt][Tt][Pp]"})
_LANGUAGE = WithJsonSchema(
    {"type": "string", "pattern": _pattern(LANGUAGE), "examples": ["en", "ar", "pt-BR"]}
)


def _iso(value: date | PartialDate) -> str:
    return str(value) if isinstance(value, PartialDate) else value.isoformat()


_AS_ISO = PlainSerializer(_iso, return_type=str, when_used="json")

Text = Annotated[str, BeforeValidator(_text), _TEXT]
"""One value of text, not empty; blanks at its ends do not count."""

MarkdownText = Annotated[str, BeforeValidator(_text), _TEXT]
"""Text in which Markdown, `[[links]]` and `[@citations]` work."""

Reference = Annotated[str, BeforeValidator(_text), _TEXT]
"""The id, name or alias of an item; the link stage resolves it."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""true or false, and nothing else."""

When = Annotated[date, PlainValidator(_when), _AS_ISO, _WHEN]
"""A day (`date`) or a moment (`datetime`)."""

Moment = Annotated[datetime, PlainValidator(_moment), _AS_ISO, _WHEN]
"""A date and time with an offset."""

Partial = Annotated[date | PartialDate, PlainValidator(_partial), _AS_ISO, _PARTIAL]
"""A year, a month or a date: `date | PartialDate`."""

Url = Annotated[str, BeforeValidator(_url), _URL]
"""An absolute http or https URL."""

Words = Annotated[str, BeforeValidator(_words), _TEXT]
"""What was said, word by word, without the quotation marks round it: pages have them."""

File = Annotated[str, BeforeValidator(_file), _TEXT]
"""A file, by its path, or an absolute http or https URL."""

Address = Annotated[str, BeforeValidator(_address), _TEXT]
"""A path of this site, such as `/2024/03/old-name/`."""

Slug = Annotated[str, BeforeValidator(_slug), _TEXT]
"""The last part of an address, as a writer types it; `slugify` gives it its form."""

LanguageTag = Annotated[str, BeforeValidator(_language), _LANGUAGE]
"""A BCP 47 language tag, checked for its form, in the usual case."""
