"""Material's style sheets and the theme's as one file: over a slow line, each that the first paint waits for costs."""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from typing import Any

from mkdocs.structure.files import Files

FOLDER = "assets/nutgraf/css"
SHEET = f"{FOLDER}/nutgraf.css"
MATERIALS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)
SWITCHING = re.compile(r"\[data-md-color-switching\] \*[^{}]*\{[^{}]*\}")
"""Material's rule for every element of a page whose colours are being switched.

Its script says so of every page that it comes to, and takes it back. With the rule, a browser looks at each element
twice more before its reader can do a thing; without it, colours fade where Material has them fade.
"""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
SCHEMED = re.compile(
    r"""\[data-md-color-scheme=(["']?)([\w-]+)\1\]((?:\[data-md-color-[^\]]*\])*)"""
)
"""The selector of a rule with the colours of a scheme: what it says is said of the whole page, not of parts in it."""
EITHER = "(prefers-color-scheme)"
"""The choice of readers who leave theirs to their system: no colours of its own."""


def join_styles(files: Files, palette: object) -> None:
    """Put the sheets that `nutgraf.css` imports into it, and take them out of the site; a site's own stand for ours.

    Material's come before them, and stay in the site, for templates that do not extend ours. After them come the
    colours of the site's `palette` that follow a reader's system, for readers without scripts.
    """
    sheet = files.get_file_from_path(SHEET)
    if sheet is None:
        return
    parts = {}
    for name in IMPORT.findall(sheet.content_string):
        part = files.get_file_from_path(f"{FOLDER}/{name}")
        if part is not None:
            parts[name] = part.content_string
            files.remove(part)
    own = IMPORT.sub(lambda found: parts.get(found[1], found[0]), sheet.content_string)
    theirs = [
        SWITCHING.sub("", file.content_string)
        for pattern in MATERIALS
        for file in files.css_files()
        if fnmatch(file.src_uri, pattern)
    ]
    joined = "\n".join([*theirs, own])
    sheet.content_string = "\n".join([joined, *_unscripted(joined, palette)])


def _unscripted(sheet: str, palette: object) -> Iterator[str]:
    """The colours that scripts would choose, where a system asks for others than pages are made with."""
    if not isinstance(palette, list):
        return
    made_with = _scheme(next(iter(palette), {}))
    for option in palette:
        media, scheme = option.get("media"), _scheme(option)
        if media and media != EITHER and scheme != made_with:
            yield f"@media screen and {media} {{"
            yield from _colours(sheet, scheme, f'.no-js [data-md-color-scheme="{made_with}"]')
            yield "}"


def _colours(sheet: str, scheme: str, page: str) -> Iterator[str]:
    """The rules of a scheme for a `page` that has another."""
    for selectors, rules in RULE.findall(COMMENT.sub("", sheet)):
        for each in selectors.split(","):
            found = SCHEMED.fullmatch(each.strip())
            if found and found[2] == scheme:
                yield f"{page}{found[3]} {{{rules}}}"


def _scheme(option: Mapping[str, Any]) -> str:
    """The scheme of a palette's option, as Material has it."""
    return str(option.get("scheme") or "default").replace(" ", "-")
