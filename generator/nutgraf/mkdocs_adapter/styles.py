"""The theme's style sheets as one file: over a slow line, each that the first paint waits for costs time."""

import re

from mkdocs.structure.files import Files

FOLDER = "assets/nutgraf/css"
SHEET = f"{FOLDER}/nutgraf.css"
IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)


def join_styles(files: Files) -> None:
    """Put the sheets that `nutgraf.css` imports into it, and take them out of the site; a site's own stand for ours."""
    sheet = files.get_file_from_path(SHEET)
    if sheet is None:
        return
    parts = {}
    for name in IMPORT.findall(sheet.content_string):
        part = files.get_file_from_path(f"{FOLDER}/{name}")
        if part is not None:
            parts[name] = part.content_string
            files.remove(part)
    sheet.content_string = IMPORT.sub(
        lambda found: parts.get(found[1], found[0]), sheet.content_string
    )
