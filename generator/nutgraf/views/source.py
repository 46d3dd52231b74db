"""The page of a source: what is known of it, what was quoted from it, which pages cite it."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.keys import Key
from nutgraf.link.corpus import Cited
from nutgraf.views.context import PageContext, Site
from nutgraf.views.dates import language_name
from nutgraf.views.parts import quotations
from nutgraf.views.prose import write_prose
from nutgraf.views.types import Fact, Link, SourcePage


def source_page(key: Key, site: Site) -> SourcePage:
    """The view of one source."""
    item, gathered = site.corpus.sources[key], site.of(key)
    page = site.on(site.corpus.addresses[key])
    return SourcePage(
        url=page.url,
        root=page.root,
        title=item.title,
        description=item.title,
        language=page.language,
        breadcrumbs=page.breadcrumbs("sources"),
        modified=site.last_change(gathered.briefings),
        line=page.source(Cited(key)),
        facts=tuple(_facts(key, page)),
        note=write_prose(site.corpus.texts[key].body, page),
        statements=quotations(gathered.statements, page),
        cited_by=tuple(page.link(each.key) for each in gathered.briefings),
        mentions=page.mentions(key),
    )


def _facts(key: Key, page: PageContext) -> Iterator[Fact]:
    """What is known; what is not is left out."""
    item = page.corpus.sources[key]
    for label in ("publisher", "author"):
        text = getattr(item, label)
        if text:
            yield Fact(label, Link(text))
    for label in ("published", "updated", "retrieved"):
        when = page.when(getattr(item, label))
        if when:
            yield Fact(label, when)
    for label in ("url", "archived"):
        url = getattr(item, label)
        if url:
            yield Fact(label, Link(url, url))
    if item.language:
        yield Fact("language", Link(language_name(item.language, page.language)))
    if item.kind:
        yield Fact("kind", Link(item.kind))
