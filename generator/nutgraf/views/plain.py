"""Plain Markdown pages, and the pages left at old addresses."""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.read.body import Body
from nutgraf.views.context import Site
from nutgraf.views.notices import preview_notices
from nutgraf.views.prose import Numbering, write_prose
from nutgraf.views.types import PlainPage, RedirectPage


def prose_page(key: Key, body: Body, url: str, site: Site) -> PlainPage:
    """The view of a plain page: its text, and the references that it cites."""
    page = site.on(url)
    numbering = Numbering(page)
    text = write_prose(body, page, numbering)
    return PlainPage(
        url=url,
        root=page.root,
        title="",
        description="",
        language=page.language,
        notices=preview_notices(site.corpus.pages[key], page),
        body=text,
        references=numbering.references,
    )


def redirect_page(old: str, key: Key, site: Site) -> RedirectPage:
    """The view of the page at an old address of an item."""
    page = site.on(old)
    return RedirectPage(
        url=old,
        root=page.root,
        title=site.corpus.headings[key],
        description="",
        language=page.language,
        target=page.href(key),
    )
