"""Films of other hosts: a pasted `<iframe>`, and the page of one, becomes a link, which a script opens on a click.

So no page asks another host for anything until its reader does, and without scripts there is still the link.
The theme's `embeds.js` and the content security policy know the same hosts.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urlsplit

EMBED_CLASS = "ng-embed"

FRAME_HOSTS = ("www.youtube-nocookie.com", "player.vimeo.com", "archive.org")
"""The hosts whose films a page may show."""

_ALIASES = {"www.youtube.com": FRAME_HOSTS[0], "youtube.com": FRAME_HOSTS[0]}
_PATHS = re.compile(r"/(?:embed|video)/[\w.-]+")
_PAGES = {
    re.compile(r"(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/)([\w-]+).*"): (
        f"https://{FRAME_HOSTS[0]}/embed/"
    ),
    re.compile(r"youtu\.be/([\w-]+).*"): f"https://{FRAME_HOSTS[0]}/embed/",
    re.compile(r"(?:www\.)?vimeo\.com/(\d+)(?:[/?#].*)?"): "https://player.vimeo.com/video/",
    re.compile(r"(?:www\.)?archive\.org/details/([\w.-]+).*"): "https://archive.org/embed/",
}
"""The address of a page with a film, as people copy it → where the film itself is, but for its name."""
_NAMES = {FRAME_HOSTS[0]: "YouTube", "player.vimeo.com": "Vimeo", "archive.org": "Internet Archive"}

SIGN = re.compile("<iframe", re.IGNORECASE)
_FRAME = re.compile(r"<iframe(?P<attributes>(?: [\w-]+=\"[^\"]*\")*)>.*?</iframe>", re.DOTALL)
_SRC = re.compile(r"""\ssrc\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r' (?P<name>[\w-]+)="(?P<value>[^"]*)"')


def links_for_embeds(html: str) -> str:
    """`html`, as the sanitiser wrote it, with a link in the place of each frame; frames of other hosts are gone."""
    return _FRAME.sub(_link, html)


def is_film(frame: str) -> bool:
    """Whether a tag, as it is typed, is that of a frame with a film that may be shown."""
    src = _SRC.search(frame) if SIGN.match(frame) else None
    return src is not None and bool(embed_address(unescape(src[1])))


def _link(frame: re.Match[str]) -> str:
    given = {each["name"]: unescape(each["value"]) for each in _ATTRIBUTE.finditer(frame[0])}
    address = embed_address(given.get("src", ""))
    if not address:
        return ""
    host = host_of(address)
    title = given.get("title") or host
    told = title if title == host else f"{title} ({host})"
    return f'<a class="{EMBED_CLASS}" href="{escape(address)}">{escape(told)}</a>'


def host_of(address: str) -> str:
    """What the host of a film is called; `address` is one of `embed_address`."""
    return _NAMES[urlsplit(address).netloc]


def film_address(src: str) -> str:
    """Where the film is that an address leads to, be it that of the film or of its page; empty for anything else."""
    page = re.sub(r"https?://", "", src.strip(), count=1, flags=re.IGNORECASE)
    found = ((pattern.fullmatch(page), film) for pattern, film in _PAGES.items())
    return next((film + match[1] for match, film in found if match), embed_address(src))


def embed_address(src: str) -> str:
    """The address of a film that may be shown, without all that does not name it; empty for anything else."""
    try:
        parts = urlsplit(src.strip())
    except ValueError:
        return ""
    host = _ALIASES.get(parts.netloc.lower(), parts.netloc.lower())
    is_fit = parts.scheme in ("https", "") and host in FRAME_HOSTS and _PATHS.fullmatch(parts.path)
    return f"https://{host}{parts.path}" if is_fit else ""
