"""Texts that are read elsewhere than on their page: in feeds, as Markdown."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

from markupsafe import Markup

from nutgraf.read.html import pieces
from nutgraf.text import LEADING

LEADS = re.compile(rf'(?<=\s)({LEADING}|cite)="([^"]*)"')
"""What leads somewhere, in a tag as the sanitiser writes it."""


def absolute(html: str, url: str) -> Markup:
    """HTML with the whole address of all that it leads to; `url` is that of its page."""

    def write(found: re.Match[str]) -> str:
        return f'{found[1]}="{escape(_joined(url, unescape(found[2])))}"'

    written = (LEADS.sub(write, each.html) if each.tag else each.html for each in pieces(html))
    return Markup("".join(written))  # noqa: S704  # the same HTML; addresses are escaped


def _joined(url: str, address: str) -> str:
    try:
        return urljoin(url, address)
    except ValueError:  # a host that is none, as in `http://[`: it leads nowhere from anywhere
        return address
