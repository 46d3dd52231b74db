"""Material's style sheets and the theme's as one file: over a slow line, each that the first paint waits for costs."""

import re
from fnmatch import fnmatch

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


def join_styles(files: Files) -> None:
    """Put the sheets that `nutgraf.css` imports into it, and take them out of the site; a site's own stand for ours.

    Material's come before them, and stay in the site, for templates that do not extend ours.
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
    sheet.content_string = "\n".join([*theirs, own])
