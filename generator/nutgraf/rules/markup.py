"""Rules about links, citations and comments that stay as they were typed, and HTML that does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from nutgraf.model import Item
from nutgraf.problems import Level
from nutgraf.read.places import text_path
from nutgraf.read.unread import COMMENT, ELEMENT, SIGNS, TYPED
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.records import find
from nutgraf.rules.rule import rule
from nutgraf.text import quoted
from nutgraf.validate import Checked

LONGEST = 40

NO_COMMENT = "Take it away; in Markdown, a comment ends with `-->` before the next empty line."


@rule(
    "unread-markup",
    Level.WARNING,
    finds="Readers see `[[`, `[@` or `<!--` as it is typed: the link or citation is misspelt, the comment holds an "
    "empty line or does not end, or the field is no Markdown.",
    mend="Write `[[item]]` or `[@source, passage]`, one source each, in the prose or in a field that takes Markdown.",
    by_file=True,
)
def unread_markup(copy: Copy) -> Iterator[Finding]:
    """What is left of them in the words of a text, and in fields that are shown as plain text.

    Code aside, and what a backslash says is meant as text.
    """
    for checked in copy.items:
        texts = copy.corpus.texts[checked.key].bodies
        for name, body in texts.items():
            if body.unread:
                yield from _unread(checked, name, body.unread)
        read = {text_path(name) for name in texts}
        for path, text in find(checked.item, str):
            if path not in read and any(sign in text for sign in (*SIGNS, COMMENT)):
                for found in TYPED.finditer(text):
                    yield at(checked.document, path, *_told(found[0]))


@rule(
    "lost-html",
    Level.WARNING,
    finds="A text holds an element of HTML that no text may hold, such as a script or a frame: readers do not get it.",
    mend="Take it away, and link to what it shows; words in angle brackets go between backquotes.",
    by_file=True,
)
def lost_html(copy: Copy) -> Iterator[Finding]:
    """The first of each such element in a text."""
    for checked in copy.items:
        for name, body in copy.corpus.texts[checked.key].bodies.items():
            for tag, place in _typed(checked, name, body.lost, ELEMENT):
                yield place(f"expected HTML that a text may hold, but got {quoted(tag, LONGEST)}")


def _unread(checked: Checked[Item], name: str, offsets: Iterable[int]) -> Iterator[Finding]:
    """What is left of them in one text."""
    for typed, place in _typed(checked, name, offsets, TYPED):
        yield place(*_told(typed))


def _typed(
    checked: Checked[Item], name: str, offsets: Iterable[int], form: re.Pattern[str]
) -> Iterator[tuple[str, Callable[..., Finding]]]:
    """What is typed at some offsets of a text, as far as it has a form, and what makes a finding there.

    The text is the prose, or that of a field, which is one place.
    """
    document, path = checked.document, text_path(name)
    text = checked.item.texts()[name] if path else document.body
    for offset in offsets:
        found = form.match(text, offset)
        place = (
            partial(at, document, path)
            if path
            else partial(Finding, document.body_place(offset), "")
        )
        yield (found[0] if found else text[offset:]), place


def _told(typed: str) -> tuple[str, str]:
    """What is said of it: the message, and a hint, where the rule's own is not what it needs."""
    shown = quoted(typed, LONGEST)
    if typed.startswith(COMMENT):
        return f"expected a comment that is none to readers, but got {shown}", NO_COMMENT
    return f"expected a link or citation that is read, but got {shown}", ""
