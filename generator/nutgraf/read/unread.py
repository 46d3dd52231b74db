"""Links and citations that stay as they were typed; those with a backslash are meant so."""

from __future__ import annotations

import re

from nutgraf.read.marks import Marks, Render

SIGNS = ("[[", "[@")
"""How links and citations begin."""

TYPED = re.compile(r"\[\[[^\]\n]*\]?\]?|\[@[^\]\n]*\]?")
"""One of them, as far as it goes."""

_SIGN = re.compile(r"\\\\|\\?\[\\?(?=[\[@])")
_CODE = re.compile(r"<(pre|code|kbd|samp|var)\b.*?</\1>", re.DOTALL)


def find_unread(text: str, html: str, render: Render) -> tuple[int, ...]:
    """Where in a Markdown text, of which `html` is made, something begins like a link that is read as none.

    Code aside.
    """
    if not any(sign in html for sign in SIGNS):
        return ()
    signs = {sign.start(): sign[0] for sign in _SIGN.finditer(text) if "[" in sign[0]}
    marks = Marks(text, signs)
    shown = _CODE.sub("", render(marks.text))
    plain = marks.without(shown)
    return tuple(
        offset
        for place, offset in marks.found_in(shown)
        if signs[offset] == "[" and plain.startswith(SIGNS, place)
    )
