"""The page of a source: what is known of it, what was quoted from it, which pages cite it."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.keys import Key
from nutgraf.languages import language_name
from nutgraf.read.body import Citation
from nutgraf.views.archives import archives
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.entries import mention_lines, source_line
from nutgraf.views.listings import SHOWN
from nutgraf.views.notices import preview_notices
from nutgraf.views.parts import quotations
from nutgraf.views.prose import Numbering, write_prose
from nutgraf.views.site import Site
from nutgraf.views.types import Fact, Link, SourcePage, When

MOST_CITING = 100
"""How many of the pages that cite it a page names."""


def source_page(key: Key, site: Site) -> SourcePage:
    """The view of one source."""
    item, gathered = site.corpus.sources[key], site.of(key)
    page = page_at(site.corpus.addresses[key], site)
    numbering = Numbering(page)
    note = write_prose(site.corpus.texts[key].body, page, numbering)
    return SourcePage(
        url=page.url,
        root=page.root,
        title=item.title,
        description=item.title,
        language=page.language,
        breadcrumbs=page.breadcrumbs("sources"),
        labels=(page.strings.text("source"),),
        modified=site.last_change(gathered.briefings),
        notices=preview_notices(item, page),
        line=source_line(Citation(key), page),
        facts=tuple(_facts(key, page)),
        note=note,
        statements=quotations(gathered.statements[: SHOWN["statements"]], page),
        cited_by=tuple(map(page.link, site.citing(key)[:MOST_CITING])),
        mentions=mention_lines(key, page),
        archives=archives(key, page),
        references=numbering.references,
    )


def _facts(key: Key, page: PageContext) -> Iterator[Fact]:
    """What is known; what is not is left out."""
    item = page.corpus.sources[key]
    language = language_name(item.language, page.language) if item.language else None
    known: dict[str, Link | When | None] = {
        "publisher": _text(item.publisher),
        "author": _text(item.author),
        "published": page.when(item.published),
        "updated": page.when(item.updated),
        "retrieved": page.when(item.retrieved),
        "url": _text(item.url, item.url),
        "archived": _text(item.archived, item.archived),
        "language": _text(language),
        "kind": _text(item.kind),
    }
    return (Fact(label, value) for label, value in known.items() if value)


def _text(text: str | None, href: str | None = None) -> Link | None:
    return Link(text, href) if text else None
