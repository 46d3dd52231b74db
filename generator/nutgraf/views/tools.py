"""What a reader may do with a briefing: cite it, hand it on, report an error in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from nutgraf.link.corpus import LinkedBriefing
from nutgraf.times import day_of
from nutgraf.views.context import PageContext
from nutgraf.views.types import Tools

ENDS = (".", "?", "!", "…", "؟")
"""What a title may end with; then no full stop follows it."""


_RESERVED = re.compile(r"[^\w.~/:?,;!*'()-]")
"""What has a meaning of its own in the query of an address, or may not stand in one."""


def tools(briefing: LinkedBriefing, page: PageContext) -> Tools:
    """The citation of a briefing, and the links of its foot."""
    settings, title = page.corpus.settings, briefing.item.title
    url = page.site.url(page.url) if settings.site_url else None
    values = {"title": quote(title, safe=""), "url": quote(url or page.url, safe="")}
    return Tools(
        citation=" ".join(_citation(briefing, page)),
        url=url,
        mail=_mail(title, url) if url else None,
        report=settings.report_errors.format(**values) if settings.report_errors else None,
    )


def _citation(briefing: LinkedBriefing, page: PageContext) -> Iterator[str]:
    """Authors, title, publication and day."""
    comma = page.strings.text("comma")
    authors = comma.join(page.apart(page.party(each).text) for each in briefing.authors)
    if authors:
        yield _ended(authors)
    yield _ended(briefing.item.title)
    name, day = page.corpus.settings.site_name, page.day(day_of(briefing.published)).text
    yield _ended(comma.join((page.apart(name), day)))


def _ended(text: str) -> str:
    return text if text.endswith(ENDS) else f"{text}."


def _mail(title: str, url: str) -> str:
    """A letter yet without a reader: RFC 6068, with words in any script as they are, which a browser writes in `%`."""
    return f"mailto:?subject={_RESERVED.sub(_quoted, title)}&body={_RESERVED.sub(_quoted, url)}"


def _quoted(found: re.Match[str]) -> str:
    return quote(found[0], safe="")
