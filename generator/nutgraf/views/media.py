"""Pictures, films and sound of a briefing."""

from __future__ import annotations

from posixpath import splitext
from urllib.parse import urlsplit

from nutgraf.model import Media, MediaKind
from nutgraf.read.embeds import film_address, host_of
from nutgraf.views.context import PageContext
from nutgraf.views.types import Figure, Link

ENDINGS = {
    MediaKind.VIDEO: {".m4v", ".mov", ".mp4", ".ogv", ".webm"},
    MediaKind.AUDIO: {".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"},
}
"""What the endings of files tell of them; all others are pictures."""


def figure(media: Media, page: PageContext) -> Figure:
    """A picture, film or sound; without a file it is its caption."""
    kind, film = kind_of(media), film_of(media)
    return Figure(
        kind=kind.value if kind else "unknown",
        caption=media.caption,
        credit=media.credit,
        alt=media.alt or "",
        src=page.file(media.src) if media.src and not film else None,
        film=Link(host_of(film), film) if film else None,
        is_remote="://" in (media.src or ""),
        size=page.site.picture_size(media.src) if media.src and kind is MediaKind.IMAGE else None,
    )


def kind_of(media: Media) -> MediaKind | None:
    """What is to be seen or heard, also where its writer does not say so; None if nothing tells."""
    if media.kind or not media.src:
        return media.kind
    if film_address(media.src):
        return MediaKind.VIDEO
    ending = splitext(urlsplit(media.src).path)[1].lower()
    return next((kind for kind, endings in ENDINGS.items() if ending in endings), MediaKind.IMAGE)


def film_of(media: Media) -> str:
    """The address of a film at another host that plays it, and is asked for it only by who wants to see it."""
    return "" if media.kind is MediaKind.IMAGE else film_address(media.src or "")
