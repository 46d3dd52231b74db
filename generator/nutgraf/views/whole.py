"""A briefing as one piece of HTML, for those who read it elsewhere than on its page: in a feed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from nutgraf.link.corpus import LinkedBriefing
from nutgraf.views.absolute import absolute
from nutgraf.views.context import PageContext, page_at
from nutgraf.views.notices import notices
from nutgraf.views.parts import quotations_in_prose
from nutgraf.views.prose import InFull, write_line, write_link, write_prose
from nutgraf.views.site import Site


def whole_text(briefing: LinkedBriefing, site: Site) -> str:
    """Its notices, why it matters, its key points and its prose; all that it leads to has its whole address."""
    address = site.corpus.addresses[briefing.key]
    page = page_at(address, site, briefing.item.language)
    return str(absolute("\n".join(_parts(briefing, page)), site.url(address)))


def _parts(briefing: LinkedBriefing, page: PageContext) -> Iterator[Markup]:
    texts, item = page.corpus.texts[briefing.key], briefing.item
    heading, citing = Markup("<h2>{}</h2>"), InFull(page)
    for notice in notices(briefing, page):
        told = [notice.text, *([write_link(notice.link)] if notice.link else [])]
        yield Markup("<p><strong>{}</strong></p>").format(Markup(" ").join(told))
    if item.why_it_matters:
        yield heading.format(page.strings.text("why_it_matters"))
        yield write_prose(texts.field("why_it_matters"), page, citing)
    if item.key_points:
        yield heading.format(page.strings.text("key_points"))
        points = (texts.field(f"key_points.{index}") for index, _ in enumerate(item.key_points))
        lines = [Markup("<li>{}</li>").format(write_line(point, page, citing)) for point in points]
        yield Markup("<ul>{}</ul>").format(Markup().join(lines))
    yield write_prose(texts.body, page, citing, quotations_in_prose(briefing, page))
