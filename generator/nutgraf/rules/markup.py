"""The rule about links and citations that stay as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from nutgraf.problems import Level
from nutgraf.read.places import text_path
from nutgraf.rules.copy import Copy
from nutgraf.rules.finding import Finding, at
from nutgraf.rules.prose import in_text
from nutgraf.rules.records import find
from nutgraf.rules.rule import rule

CODE = re.compile(r"<(pre|code|kbd|samp|var)\b.*?</\1>", re.DOTALL)
MARKUP = re.compile(r"\[\[[^\]\n]*\]?\]?|\[@[^\]\n]*\]?")
LONGEST = 40


@rule(
    "unread-markup",
    Level.WARNING,
    finds="Readers see `[[` or `[@` as it is typed: the link or citation is misspelt, or the field is no Markdown.",
    mend="Write `[[item]]` or `[@source, passage]`, one source each, in the prose or in a field that takes Markdown.",
)
def unread_markup(copy: Copy) -> Iterator[Finding]:
    """What is left of the two in the words of a text, code aside, and in fields that are shown as plain text."""
    for checked in copy.items:
        texts = copy.corpus.texts[checked.key].bodies
        for name, body in texts.items():
            if "[" in body.html:
                for found in MARKUP.finditer(CODE.sub("", body.html)):
                    typed = unescape(found[0])
                    yield in_text(checked.document, text_path(name), typed, _message(typed))
        read = {text_path(name) for name in texts}
        for path, text in find(checked.item, str):
            if "[" in text and path not in read:
                for found in MARKUP.finditer(text):
                    yield at(checked.document, path, _message(found[0]))


def _message(typed: str) -> str:
    return f"expected a link or citation that is read, but got {typed[:LONGEST]!r}"
