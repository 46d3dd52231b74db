"""What HTML may stand in content: the allow-list, applied after rendering.

Python-Markdown passes raw HTML through; this is what makes it safe. The handbook tells the list (`docs/security.md`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import nh3

from nutgraf.read.embeds import EMBED_CLASS, SIGN, links_for_embeds
from nutgraf.read.syntax import CITATION_SCHEME, LINK_SCHEME, RAW_ATTRIBUTE
from nutgraf.text import LEADING

TAGS = frozenset(
    """a abbr article aside audio b bdi bdo blockquote br caption center cite code col colgroup data dd del details dfn
    div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q rp rt
    ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var
    video wbr""".split()
)

ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "role", "aria-label", RAW_ATTRIBUTE},
    "a": {"href", "hreflang", "rel"},
    "audio": {"controls", "loop", "preload", "src"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "input": {"checked", "disabled", "name", "type"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "source": {"media", "src", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width"},
}

SCHEMES = {"http", "https", "mailto", "tel", LINK_SCHEME.rstrip(":"), CITATION_SCHEME.rstrip(":")}

NEVER = frozenset(
    """applet base embed form frame frameset html head body iframe link meta noscript object plaintext script style
    template title xmp""".split()
)
"""Elements that no setting allows: they act, load or change the page round them."""

Allowance = Mapping[str, tuple[str, ...]]
"""What a site allows besides: element → attributes."""


class AllowanceError(ValueError):
    """A site allows what none may; the message says what was expected."""


_ELEMENT = re.compile(r"[a-z][a-z0-9]*")
_ATTRIBUTE = re.compile(
    r"(?!on|style$|srcdoc$|action$|formaction$|ping$|target$)[a-z][A-Za-z0-9-]*"
)


def read_allowance(value: object) -> Allowance:
    """What a site allows, as `mkdocs.yml` says it: element → list of attributes. Raises AllowanceError."""
    if not isinstance(value, Mapping):
        raise AllowanceError(f"expected elements with their attributes, but got {value!r}")
    return {_element(tag): _attributes(tag, names) for tag, names in value.items()}


def _element(tag: object) -> str:
    if not isinstance(tag, str) or not _ELEMENT.fullmatch(tag) or tag in NEVER:
        raise AllowanceError(f"expected an element that may be allowed, but got {tag!r}")
    return tag


def _attributes(tag: str, names: object) -> tuple[str, ...]:
    names = [] if names is None else names
    if not isinstance(names, list):
        raise AllowanceError(f"expected a list of attributes for {tag!r}, but got {names!r}")
    for name in names:
        if not isinstance(name, str) or not _ATTRIBUTE.fullmatch(name):
            raise AllowanceError(f"expected an attribute that may be allowed, but got {name!r}")
    return tuple(sorted(names))


_NAMES = ("class", "for", "id", "name")
_SHELLS_NAME = re.compile(r"__(?!tabbed_|code)")
"""Ids of Material's own parts (`__config`, `__search`): its scripts would take a writer's element for them.

Those of its content tabs and of lines of code are made by extensions of Markdown.
"""

_SHELLS_CLASS = re.compile(
    r"(?<!\S)(?:md-(?!annotation|button|code|icon|meta|post|tag|typeset)|js-"
    rf"|ng-(?!align-|{EMBED_CLASS.removeprefix('ng-')}\b))\S*\s*"
)
"""Classes of the shell and of our own parts: with them a text could lay itself over the page."""

_ADDRESSES = frozenset(LEADING.split("|"))
_LIKE_A_SCRIPT = re.compile(
    r"\W{0,20}(?:\w{0,20}script|data|blob|filesystem)\W{0,20}:", re.IGNORECASE
)
"""An address that is relative to a browser (a no-break space stands before `javascript:`), and to no reader."""

_SUSPECT_VALUE = re.compile(
    r'="(?:(?:[^"]*\s)?(?:__|md-|js-|ng-)|(?:&\w+;|\W){0,20}(?:\w{0,20}script|data|blob|filesystem)(?:&\w+;|\W){0,20}:)',
    re.IGNORECASE,
)
"""A value of which something may have to go. It begins with the same signs in each case, and so is soon found."""

_ALIGNED = re.compile(r'(?<=<t[dh]) style="text-align: (left|right|center);">')
"""How Python-Markdown aligns the cells of a table. No style is allowed in content; the theme knows these classes."""


def _judged(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute without what belongs to the shell; None takes the attribute away."""
    del tag
    if attribute in _ADDRESSES:
        return None if _LIKE_A_SCRIPT.match(value) else value
    if attribute == "cite":
        return value if _may_be_cited(value) else None
    if attribute not in _NAMES:
        return value
    if attribute == "class":
        return _SHELLS_CLASS.sub("", value).strip() or None
    return None if _SHELLS_NAME.match(value) else value


def _may_be_cited(address: str) -> bool:
    """Whether an address has an allowed scheme or none: nh3 looks at those only that a browser follows."""
    scheme, colon, _ = address.partition(":")
    return not colon or scheme.lower() in SCHEMES or any(each in scheme for each in "/?#")


class Sanitiser:
    """Makes HTML safe by the allow-list, and by what a site allows besides."""

    def __init__(self, allowed: Allowance | None = None) -> None:
        tags, attributes = set(TAGS), dict(ATTRIBUTES)
        for tag, names in (allowed or {}).items():
            tags.add(tag)
            attributes[tag] = {*attributes.get(tag, ()), *names}
        self._tags = frozenset(tags)
        self._cleaner = _cleaner(tags, attributes)
        self._strict = _cleaner(tags, attributes, _judged)
        embeds = {**attributes, "iframe": {"src", "title"}}
        self._with_embeds = _cleaner({*tags, "iframe"}, embeds)

    def allows(self, tag: str) -> bool:
        """Whether an element, in small letters, may stand in a text."""
        return tag in self._tags

    def sanitise(self, html: str) -> str:
        """`html` with nothing in it but the allowed elements, attributes and URL schemes; well-formed."""
        if ' style="text-align' in html:
            html = _ALIGNED.sub(r' class="ng-align-\1">', html)
        if SIGN.search(html):
            html = links_for_embeds(self._with_embeds.clean(html))
        html = self._cleaner.clean(html)
        # A function a value takes its time; most texts hold nothing that it would take away.
        is_suspect = ' cite="' in html or _SUSPECT_VALUE.search(html)
        return self._strict.clean(html) if is_suspect else html


def _cleaner(
    tags: set[str], attributes: Mapping[str, set[str]], judge: object = None
) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes=dict(attributes),
        attribute_filter=judge,  # type: ignore[arg-type]  # nh3 says no more than that it is a callable
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
