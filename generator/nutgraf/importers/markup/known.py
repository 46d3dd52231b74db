"""Shortcodes and includes by their names → Markdown.

Hugo's own (https://gohugo.io/shortcodes/), and those that Jekyll's themes and plugins have in common.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from nutgraf.importers.markup.calls import Call

HIGHLIGHT = "highlight"
"""The call that encloses code, in Hugo and in Jekyll."""

Conversion = Callable[[Call, "Site"], str | None]
"""Gives the Markdown for a call; None where it cannot be made of what the call was told."""


class Site(Protocol):
    """What a conversion may ask of the old site."""

    def picture(self, call: Call, src: str, alt: str, caption: str) -> str:
        """The Markdown of a picture, whose file may be missing."""

    def reference(self, call: Call, path: str) -> str:
        """The address of the page at a path of the old site."""

    def address(self, call: Call, address: str) -> str | None:
        """An address as it is now; None where it leads nowhere any more."""

    def front_matter(self, name: str) -> str | None:
        """The text of a field of the post."""


def link(words: str, address: str) -> str:
    """A Markdown link."""
    spaced = f"<{address}>" if " " in address or "(" in address else address
    return f"[{label(words)}]({spaced})"


def label(words: str) -> str:
    """Text as it may stand in the brackets of a link or picture."""
    return " ".join(words.split()).replace("[", r"\[").replace("]", r"\]")


def figure(call: Call, site: Site) -> str | None:
    """A picture with its caption and, as Hugo's `attr`, its credit."""
    src = call.first("src", "image_path", "image", "path", "url", "filename") or call.value(0)
    if not src:
        return None
    caption = " ".join(
        filter(None, (call.first("title"), call.first("caption"), call.first("attr", "credit")))
    )
    return site.picture(call, src, call.first("alt") or "", caption)


def ref(call: Call, site: Site) -> str | None:
    """The address of another page."""
    path = call.value(0) or call.first("path")
    return site.reference(call, path) if path else None


def youtube(call: Call, site: Site) -> str | None:
    """A link to a film on YouTube."""
    del site
    identifier = call.first("id") or call.value(0)
    words = call.first("title", "caption", "alt") or "Video on YouTube"
    return _film(words, identifier, "https://www.youtube.com/watch?v=")


def vimeo(call: Call, site: Site) -> str | None:
    """A link to a film on Vimeo."""
    del site
    words = call.first("title", "caption", "alt") or "Video on Vimeo"
    return _film(words, call.first("id") or call.value(0), "https://vimeo.com/")


def video(call: Call, site: Site) -> str | None:
    """A link to a film of the provider that is named (Minimal Mistakes)."""
    return vimeo(call, site) if call.first("provider") == "vimeo" else youtube(call, site)


def _film(words: str, identifier: str | None, base: str) -> str | None:
    if not identifier:
        return None
    is_whole = identifier.startswith(("http://", "https://"))
    return link(words, identifier if is_whole else base + identifier)


def post_on_x(call: Call, site: Site) -> str | None:
    """A link to a post on X, once Twitter."""
    del site
    identifier, user = call.first("id") or call.value(0), call.first("user")
    if not identifier:
        return None
    if identifier.startswith("http"):
        return link("Post on X", identifier)
    words = f"Post by @{user} on X" if user else "Post on X"
    return link(words, f"https://x.com/{user or 'i'}/status/{identifier}")


def instagram(call: Call, site: Site) -> str | None:
    """A link to a picture on Instagram."""
    del site
    return _film(
        "Post on Instagram", call.first("id") or call.value(0), "https://www.instagram.com/p/"
    )


def gist(call: Call, site: Site) -> str | None:
    """A link to a gist on GitHub: `user id`, or `user/id`."""
    del site
    if not call.values:
        return None
    return link("Code on GitHub", "https://gist.github.com/" + "/".join(call.values[:2]))


def highlight(call: Call, site: Site) -> str | None:
    """Code, in fences that are longer than any in it."""
    del site
    language = call.value(0) or call.first("lang", "language")
    if call.inner is None or not language:
        return None
    fence = "```"
    while fence in call.inner:
        fence += "`"
    code = call.inner.strip("\n")
    return f"\n{fence}{language}\n{code}\n{fence}\n"


def details(call: Call, site: Site) -> str | None:
    """What could be folded away: its heading in bold, and what it holds."""
    del site
    if call.inner is None:
        return None
    heading = call.first("summary", "title") or call.value(0)
    return f"**{heading}**\n\n{call.inner.strip()}" if heading else call.inner.strip()


def param(call: Call, site: Site) -> str | None:
    """The text of a field of the post."""
    name = call.value(0)
    return site.front_matter(name) if name else None


def nothing(call: Call, site: Site) -> str | None:
    """A remark for writers."""
    del call, site
    return ""


KNOWN: dict[str, Conversion] = {
    **dict.fromkeys(("figure", "img", "image", "picture"), figure),
    **dict.fromkeys(("ref", "relref", "post_url", "link"), ref),
    **dict.fromkeys(("tweet", "twitter", "twitter_simple", "x", "x_simple"), post_on_x),
    "youtube": youtube,
    "vimeo": vimeo,
    "video": video,
    "instagram": instagram,
    "gist": gist,
    HIGHLIGHT: highlight,
    "details": details,
    "param": param,
    "comment": nothing,
}
