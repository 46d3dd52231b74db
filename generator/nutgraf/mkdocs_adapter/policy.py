"""The content security policy of a page: what a browser may run and load for it, said in the page itself.

It knows no `unsafe-inline` and no `unsafe-eval`. Scripts and styles that stand in the shell round a page are named by
their hashes; what stands in the content is not looked at, so a script that came through it by a fault would not run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from typing import TypeAlias
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig

from nutgraf.read.embeds import FRAME_HOSTS

Sources: TypeAlias = Mapping[str, tuple[str, ...]]
"""Directive → what it allows."""

BASE: Sources = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:", "https:", "http:"),
    "media-src": ("'self'", "https:", "http:"),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "frame-src": tuple(f"https://{host}" for host in FRAME_HOSTS),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
"""Pictures and films may come from elsewhere: a writer may show one that is not the site's."""

HEAD = re.compile(r"<head\b[^>]*>\s*(?:<meta charset=[^>]*>)?", re.IGNORECASE)

GITHUB = ("github.com", "https://api.github.com")
"""The host of a `repo_url` of which Material asks how often it was starred, and where it asks."""

_IS_SCRIPT = re.compile(r"(?:|module|text/javascript|application/javascript)", re.IGNORECASE)
_SOURCE = re.compile(r"[^\s;,'\"]+|'(?:none|self|wasm-unsafe-eval|sha(?:256|384|512)-[\w+/=-]+)'")


class MoreSources(config_options.Type[Sources]):
    """What pages of a site may load besides: directive of the policy → list of sources."""

    def __init__(self) -> None:
        super().__init__(dict, default={})

    def run_validation(self, value: object) -> Sources:
        """The sources. Raises ValidationError."""
        given = super().run_validation(value)
        for directive, sources in given.items():
            if directive not in BASE and directive not in ("worker-src", "manifest-src"):
                raise ValidationError(f"expected one of {', '.join(BASE)}, but got {directive!r}")
            wrong = [each for each in _listed(sources) if not _is_source(each)]
            if wrong:
                raise ValidationError(f"expected hosts such as https://x.org, but got {wrong[0]!r}")
        return {
            directive: tuple(map(str, _listed(sources))) for directive, sources in given.items()
        }


def _listed(sources: object) -> list[object]:
    return sources if isinstance(sources, list) else [sources]


def _is_source(source: object) -> bool:
    return isinstance(source, str) and _SOURCE.fullmatch(source) is not None


class Policy:
    """Puts its policy into each page of a site. `more` is what the site allows besides.

    A preview has none: MkDocs has a script reload its pages, which no hash can name.
    """

    def __init__(self, config: MkDocsConfig, more: Sources, *, preview: bool = False) -> None:
        self._preview = preview
        self._more = {name: [*BASE.get(name, ("'self'",)), *extra] for name, extra in more.items()}
        host, source = GITHUB
        if urlsplit(config.repo_url or "").hostname == host:
            self._more.setdefault("connect-src", [*BASE["connect-src"]]).append(source)

    def put_in(self, html: str, content: str = "") -> str:
        """The page, with its policy first in its head; `content` is the part that is not looked at."""
        if self._preview:
            return html
        shell = _Shell()
        shell.feed(html.replace(content, "", 1) if content else html)
        shell.close()
        allowed = {name: [*sources] for name, sources in BASE.items()} | {
            name: [*sources] for name, sources in self._more.items()
        }
        allowed["script-src"] += shell.scripts
        allowed["style-src"] += shell.styles
        policy = "; ".join(f"{name} {' '.join(dict.fromkeys(allowed[name]))}" for name in allowed)
        meta = (
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
        )
        return HEAD.sub(lambda head: head[0] + meta, html, count=1)


class _Shell(HTMLParser):
    """Gathers what the scripts and styles of a page are allowed by: a hash, or the host that each comes from."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._into: list[str] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A script or style begins, or one of another host is named."""
        given = {name: value or "" for name, value in attrs}
        if tag == "style":
            self._into, self._text = self.styles, ""
        elif tag == "script" and _IS_SCRIPT.fullmatch(given.get("type", "")):
            if "src" in given:
                _add_host(given["src"], self.scripts)
            else:
                self._into, self._text = self.scripts, ""
        elif tag == "link" and "stylesheet" in given.get("rel", "").split():
            _add_host(given.get("href", ""), self.styles)

    def handle_data(self, data: str) -> None:
        """The text of a script or style."""
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        """A script or style ends."""
        if tag in ("script", "style") and self._into is not None:
            self._into.append(
                f"'sha256-{b64encode(sha256(self._text.encode()).digest()).decode()}'"
            )
            self._into = None


def _add_host(address: str, sources: list[str]) -> None:
    """What comes from elsewhere is there because the site's settings or its theme say so."""
    parts = urlsplit(address)
    if parts.netloc:
        sources.append(f"{parts.scheme or 'https'}://{parts.netloc}")
