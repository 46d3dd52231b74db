"""Plain Markdown pages, and the pages left at old addresses."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.keys import Key
from nutgraf.read.body import Body
from nutgraf.views.context import page_at
from nutgraf.views.head import with_head
from nutgraf.views.notices import preview_notices
from nutgraf.views.prose import Numbering, write_prose
from nutgraf.views.site import Site
from nutgraf.views.types import PlainPage, RedirectPage


@dataclass(frozen=True, slots=True)
class Titles:
    """What the host has found a plain page to be called, and how it is described."""

    title: str
    description: str


def prose_page(key: Key, body: Body, url: str, titles: Titles, site: Site) -> PlainPage:
    """The view of a plain page: its text, and the references that it cites."""
    page = page_at(url, site)
    numbering = Numbering(page)
    text = write_prose(body, page, numbering)
    view = PlainPage(
        url=url,
        root=page.root,
        title=titles.title,
        description=titles.description,
        language=page.language,
        notices=preview_notices(site.corpus.pages[key], page),
        body=text,
        references=numbering.references,
    )
    return with_head(view, key, site)


def redirect_page(old: str, key: Key, site: Site) -> RedirectPage:
    """The view of the page at an old address of an item."""
    page = page_at(old, site)
    return RedirectPage(
        url=old,
        root=page.root,
        title=site.corpus.headings[key],
        description="",
        language=page.language,
        target=page.href(key),
    )
