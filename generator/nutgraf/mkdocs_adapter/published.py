"""Which files of the content folder are published besides pages: those that something published leads to.

A text of a source, a note, a picture of a briefing that is not out yet may lie there; what nobody is led to stays.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from pathspec.gitignore import GitIgnoreSpec

from nutgraf.mkdocs_adapter.pages import LeafFile
from nutgraf.text import LEADING, quoted

ALWAYS = ("CNAME", "robots.txt", "favicon.ico")
"""What hosts and browsers ask for by itself."""

IN_HTML = re.compile(rf'\b(?:{LEADING})="([^"]*)"')
IN_CSS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s]+)")


def led_to(html: str, page: Page, root: str) -> Iterator[str]:
    """The places below the site's folder that the HTML of a page leads to. `root` is the path of the site's address."""
    for found in IN_HTML.finditer(html):
        parts = urlsplit(unescape(found[1]))
        if parts.scheme or parts.netloc or not parts.path:
            continue
        path = unquote(parts.path)
        if path.startswith("/"):
            yield path.removeprefix(root).lstrip("/")
        else:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(page.file.dest_uri), path))


def withhold(
    files: Files,
    fit: Collection[str],
    named: Collection[str],
    publish: GitIgnoreSpec | None,
    config: MkDocsConfig,
) -> list[File]:
    """Keep back the files of the content folder that nothing names, and return them.

    `fit` are those of a kind that may be published, `named` those that something published leads to. What the site's
    settings name, or list under `publish`, is published whatever it is.
    """
    trusted = {*ALWAYS, *_in_settings(config)}
    own = [file for file in files if _is_own(file, config)]
    sheets = [file for file in own if file.src_uri in trusted and file.is_css()]
    trusted |= {each for sheet in sheets for each in _in_sheet(sheet)}
    kept_back = []
    for file in own:
        is_led_to = file.src_uri in fit and file.src_uri in named
        is_listed = publish is not None and publish.match_file(file.src_uri)
        if not (is_led_to or is_listed or file.src_uri in trusted):
            file.inclusion = InclusionLevel.EXCLUDED
            kept_back.append(file)
    return kept_back


def release(kept_back: Iterable[File], fit: Collection[str], led_to: Collection[str]) -> list[str]:
    """Let those files go to which plain pages lead, now that MkDocs has made these; return the paths of the others."""
    others = []
    for file in kept_back:
        if file.src_uri in fit and file.src_uri in led_to:
            file.inclusion = InclusionLevel.INCLUDED
        else:
            others.append(file.src_uri)
    return others


def _is_own(file: File, config: MkDocsConfig) -> bool:
    """Whether it is a file of the content folder that MkDocs would copy as it is."""
    is_copied = file.src_dir == config.docs_dir and not file.is_documentation_page()
    is_item = isinstance(file, LeafFile) or file.page is not None
    return is_copied and not is_item and file.inclusion is not InclusionLevel.EXCLUDED


def _in_settings(config: MkDocsConfig) -> Iterator[str]:
    """Every path that the settings may name: they are code, and know what they do."""
    theme = config.theme
    told = [theme.get("logo"), theme.get("favicon"), config.extra_css, config.extra_javascript]
    yield from _strings([*told, config.extra, config.nav, config.extra_templates])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield posixpath.normpath(value.partition("?")[0].lstrip("/"))
    elif isinstance(value, dict):
        yield from _strings([*value.values()])
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
    elif value is not None and hasattr(value, "path"):  # a script with its attributes
        yield from _strings(value.path)


def _in_sheet(file: File) -> Iterator[str]:
    folder = posixpath.dirname(file.src_uri)
    text = Path(file.abs_src_path or "").read_text(encoding="utf-8", errors="replace")
    for found in IN_CSS.finditer(text):
        yield posixpath.normpath(posixpath.join(folder, unquote(re.split("[?#]", found[1])[0])))


def expect_within(files: Iterable[File], site: Path) -> None:
    """Raise PluginError where a file would be written outside the site's folder."""
    inside = f"{site}{os.sep}"
    for file in files:
        steps, place = file.dest_uri.split("/"), file.abs_dest_path
        if ".." in steps or "\0" in file.dest_uri or not place.startswith(inside):
            raise PluginError(
                f"The site was not built: {quoted(file.dest_uri, limit=None)} lies outside its folder"
            )
