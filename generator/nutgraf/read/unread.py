"""Links, citations and comments that readers see as they were typed, and HTML that they do not get.

Links with a backslash are meant so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from nutgraf.read.embeds import is_film
from nutgraf.read.html import TAG
from nutgraf.read.marks import Marks, Render

_OPENING, _CLOSING, _AT = r"\[［", r"\]］", "@＠"
"""The signs of links and citations, those of full width among them: Chinese and Japanese keyboards have these."""

SIGNS = tuple(first + second for first in "[［" for second in "[［@＠")
"""How links and citations begin."""

COMMENT = "<!--"

TYPED = re.compile(
    rf"[{_OPENING}]{{2}}[^{_CLOSING}\n]*[{_CLOSING}]{{0,2}}"
    rf"|[{_OPENING}][{_AT}][^{_CLOSING}\n]*[{_CLOSING}]?|{COMMENT}[^\n]*"
)
"""A link, citation or comment, as far as it goes."""

ELEMENT = re.compile(r"(?<!\\)<([a-zA-Z][\w-]*)(?:\s[^<>]*|/)?>")
"""The beginning of an element, as it is typed."""

_OPEN_COMMENT = re.compile(rf"(?<![\\`]){COMMENT}(?:(?!-->).)*?(?:\n[ \t>]*\n|\Z)", re.DOTALL)
"""A comment that does not end before an empty line: to Markdown it is none."""

_SIGN = re.compile(rf"\\\\|\\?[{_OPENING}]\\?(?=[{_OPENING}{_AT}])")
_CODE = re.compile(r"<(pre|code|kbd|samp|var)\b.*?</\1>", re.DOTALL)


def find_unread(text: str, html: str, render: Render) -> tuple[int, ...]:
    """Where in a Markdown text, of which `html` is made, something begins like a link or comment and is read as none.

    Code aside.
    """
    return (*_unread_links(text, html, render), *_shown_comments(text, html))


def find_lost(text: str, render: Render, may_stand: Callable[[str], bool]) -> tuple[int, ...]:
    """Where in a Markdown text HTML begins that the sanitiser takes away: the first of each element.

    Code aside. `may_stand` tells whether an element stays.
    """
    if "<" not in text:
        return ()
    lost = {
        found.start(): found[1].lower()
        for found in ELEMENT.finditer(text)
        if not may_stand(found[1].lower()) and not is_film(found[0])
    }
    if not lost:
        return ()
    marks = Marks(text, lost)
    shown = TAG.sub("", _CODE.sub("", render(marks.text)))
    first: dict[str, int] = {}
    for _, offset in marks.found_in(shown):
        first.setdefault(lost[offset], offset)
    return (*first.values(),)


def _shown_comments(text: str, html: str) -> Iterator[int]:
    if COMMENT in text and escape(COMMENT) in _CODE.sub("", html):
        yield from (found.start() for found in _OPEN_COMMENT.finditer(text))


def _unread_links(text: str, html: str, render: Render) -> tuple[int, ...]:
    if not any(sign in html for sign in SIGNS):
        return ()
    signs = {sign.start(): sign[0] for sign in _SIGN.finditer(text) if sign[0] != r"\\"}
    marks = Marks(text, signs)
    shown = _CODE.sub("", render(marks.text))
    plain = marks.without(shown)
    return tuple(
        offset
        for place, offset in marks.found_in(shown)
        if "\\" not in signs[offset] and plain.startswith(SIGNS, place)
    )
