"""Markdown and HTML in a line of text → its words: titles and standfirsts are plain text."""

from __future__ import annotations

import re
from html import unescape

HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")
"""A heading of the first level at the top of a text."""

CALL = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"
)
CODE = re.compile(r"`([^`]+)`")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")


def plain_words(markdown: str) -> str:
    """The words of a line of Markdown, white space folded.

    Entities become characters; emphasis, links, HTML and shortcodes go, and their words stay.
    """
    line = TAG.sub("", CALL.sub("", markdown))
    line = STRONG.sub(r"\2", LINK.sub(r"\1", line))
    line = EMPHASIS.sub(lambda found: found[1] or found[2], line)
    line = ESCAPE.sub(r"\1", CODE.sub(r"\1", line))
    return " ".join(unescape(line).split())
