"""Pictures, films and sound in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from nutgraf.model import Media, MediaKind
from nutgraf.views.context import PageContext
from nutgraf.views.markdown.write import address, link, text
from nutgraf.views.media import kind_of


def media(found: Iterable[Media], page: PageContext) -> Iterator[str]:
    """A block each: what is to be seen or heard, and below it what stands beneath it, and whose it is."""
    for each in found:
        credit = f"{page.strings.text('photo_credit')} {each.credit}" if each.credit else ""
        beneath = " — ".join(text(told) for told in (each.caption, credit) if told)
        if each.src:
            yield "\\\n".join(filter(None, [_seen(each, each.src, page), beneath]))
        else:
            yield ": ".join(
                filter(None, [text(_kind(each, page)), beneath or text(each.alt or "")])
            )


def _seen(shown: Media, src: str, page: PageContext) -> str:
    """A picture, or a link to what is none."""
    url = urljoin(page.site.url(page.url), page.file(src))
    if kind_of(shown) is MediaKind.IMAGE:
        return f"![{text(shown.alt or '')}]({address(url)})"
    return link(shown.alt or _kind(shown, page), url)


def _kind(shown: Media, page: PageContext) -> str:
    kind = kind_of(shown)
    return page.strings.text(f"figure_kinds.{kind.value if kind else 'unknown'}")
